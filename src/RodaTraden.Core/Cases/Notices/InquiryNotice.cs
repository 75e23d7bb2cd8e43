namespace RodaTraden.Core.Cases.Notices;

/// <summary>Where a notice stands.</summary>
public enum NoticeState
{
    /// <summary>Sent; the home municipality has not answered.</summary>
    Sent,

    /// <summary>The home municipality has received it.</summary>
    Received,

    /// <summary>It was sent back with a reason: the sender mends it and sends a new one.</summary>
    Returned,

    /// <summary>The sender took it back before it was answered: the inquiry had been opened in error.</summary>
    Withdrawn,
}

/// <summary>
/// That another organiser than the home municipality has opened an inquiry of a pupil's absence: what skollagen 7:22 names and no more, who the pupil is and
/// which day. Never changed after it is sent. Source: R49; domain.md 1.2.
/// </summary>
public sealed class InquiryNotice
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The calendar year in which it was sent.</summary>
    public required int Year { get; init; }

    /// <summary>Its number within the year, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>The organiser that sends it.</summary>
    public required int OrganiserId { get; init; }

    /// <summary>The pupil's school, one of that organiser's.</summary>
    public required int UnitId { get; init; }

    /// <summary>The pupil's given name.</summary>
    public required string GivenName { get; init; }

    /// <summary>The pupil's family name.</summary>
    public required string FamilyName { get; init; }

    /// <summary>The pupil's personal, coordination or temporary number in canonical form.</summary>
    public required string CivicNumber { get; init; }

    /// <summary>The day the inquiry was opened.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public required DateTime SentAt { get; init; }

    /// <summary>The account that sent it.</summary>
    public required int SentBy { get; init; }

    /// <summary>The form it came from: the same form never sends twice.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Where it stands.</summary>
    public NoticeState State { get; set; }

    /// <summary>When it was received or returned, UTC.</summary>
    public DateTime? AnsweredAt { get; set; }

    /// <summary>The account that received or returned it.</summary>
    public int? AnsweredBy { get; set; }

    /// <summary>Why it was returned.</summary>
    public string ReturnReason { get; set; } = "";

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>What both sides call it: 2026-17.</summary>
    public string Number => NumberOf(Year, Sequence);

    /// <summary>A year and a number within it, as written.</summary>
    public static string NumberOf(int year, int sequence) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year}-{sequence}");
}
