namespace RodaTraden.Core.Cases.Notices;

/// <summary>What a school tells its own organiser.</summary>
public enum OrganiserNoticeKind
{
    /// <summary>An inquiry has been opened: by law (Skollagen 7:19 a).</summary>
    Opened,

    /// <summary>It is completed, and measures have started: by the organiser's own routine.</summary>
    Completed,
}

/// <summary>
/// That a school has opened, or completed, an inquiry into a pupil's absence, told to its own organiser as the same act: no inquiry can be opened without it. Numbered within the organiser and the
/// year. Source: Skollagen 7:19 a; R42, R71.
/// </summary>
public sealed class OrganiserNotice
{
    /// <summary>The longest that can be said of how the home municipality was told, in characters.</summary>
    public const int LongestHow = 200;

    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The organiser.</summary>
    public required int OrganiserId { get; init; }

    /// <summary>The calendar year in which it was sent.</summary>
    public required int Year { get; init; }

    /// <summary>Its number within the organiser and the year, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>The pupil's school.</summary>
    public required int UnitId { get; init; }

    /// <summary>The inquiry.</summary>
    public required int InquiryId { get; init; }

    /// <summary>What is told.</summary>
    public required OrganiserNoticeKind Kind { get; init; }

    /// <summary>The day the inquiry was opened, or completed.</summary>
    public required DateOnly On { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public required DateTime SentAt { get; init; }

    /// <summary>The account that did what is told.</summary>
    public required int SentBy { get; init; }

    /// <summary>Where it stands.</summary>
    public NoticeState State { get; set; }

    /// <summary>When the organiser answered, UTC.</summary>
    public DateTime? AnsweredAt { get; set; }

    /// <summary>The account that did.</summary>
    public int? AnsweredBy { get; set; }

    /// <summary>Why it was returned, or withdrawn.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The notice that was sent on to a home municipality that uses the program; null for none.</summary>
    public int? HomeNoticeId { get; set; }

    /// <summary>The day on which another home municipality was told outside the program; null when none was.</summary>
    public DateOnly? HomeToldOn { get; set; }

    /// <summary>How it was told: a letter, its own e-service.</summary>
    public string HomeToldHow { get; set; } = "";

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>What both sides call it: 2026-17.</summary>
    public string Number => InquiryNotice.NumberOf(Year, Sequence);
}
