namespace RodaTraden.Core.Cases.Concerns;

/// <summary>By which of the committee's own ways a concern was reported.</summary>
public enum ConcernChannel
{
    /// <summary>By telephone.</summary>
    Telephone,

    /// <summary>By the committee's form or e-service.</summary>
    Form,

    /// <summary>By letter.</summary>
    Letter,

    /// <summary>At a visit.</summary>
    Visit,
}

/// <summary>What the committee has chosen to tell the one who reported. Source: domain.md 3.2.</summary>
public enum ConcernAnswer
{
    /// <summary>An inquiry is opened.</summary>
    InquiryOpened,

    /// <summary>No inquiry is opened.</summary>
    InquiryNotOpened,

    /// <summary>One goes on already.</summary>
    GoesOnAlready,
}

/// <summary>Why a report of concern cannot be noted so.</summary>
public enum ConcernRefusal
{
    /// <summary>There is no day, or it has not come.</summary>
    DayWrong,

    /// <summary>How it was made is not said.</summary>
    ChannelMissing,

    /// <summary>What was answered is not said.</summary>
    AnswerMissing,

    /// <summary>It was answered before it was made, or on a day that has not come.</summary>
    AnswerDayWrong,

    /// <summary>It does not exist for the one who asks.</summary>
    NotFound,
}

/// <summary>
/// That a report of concern was made, when, how and by whom: never its text, which goes to the social welfare committee's own channel. Suspicion is enough, the duty is each person's own, and it can be done again and again,
/// whatever else goes on. Seen by the one who reported and the school's principal alone. Source: SoL (2025:400) 19:1; domain.md 3.2; R106, R143.
/// </summary>
public sealed class ConcernReport
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>The organiser whose school it was made from.</summary>
    public required int OrganiserId { get; init; }

    /// <summary>The school.</summary>
    public required int UnitId { get; init; }

    /// <summary>The day it was made.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How.</summary>
    public required ConcernChannel Channel { get; init; }

    /// <summary>The account of the one who made it.</summary>
    public required int ByAccountId { get; init; }

    /// <summary>When it was noted, UTC.</summary>
    public required DateTime SavedAt { get; init; }

    /// <summary>What the committee has told; null until it has.</summary>
    public ConcernAnswer? Answer { get; set; }

    /// <summary>The day of that.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>The form it came from: the same form never notes twice.</summary>
    public required Guid FormId { get; init; }

    /// <summary>When it was taken back, UTC; null while it stands. What was reported to the committee is not taken back by that.</summary>
    public DateTime? RemovedAt { get; set; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether it can be noted.</summary>
    /// <param name="on">The day it was made.</param>
    /// <param name="channel">How.</param>
    /// <param name="today">The day.</param>
    public static ConcernRefusal? Check(DateOnly? on, ConcernChannel? channel, DateOnly today) =>
        on is null || on > today ? ConcernRefusal.DayWrong : channel is null ? ConcernRefusal.ChannelMissing : null;

    /// <summary>Whether an answer can be noted.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="on">The day of it.</param>
    /// <param name="today">The day.</param>
    public ConcernRefusal? CheckAnswer(ConcernAnswer? answer, DateOnly? on, DateOnly today) =>
        answer is null ? ConcernRefusal.AnswerMissing : on is null || on < On || on > today ? ConcernRefusal.AnswerDayWrong : null;
}
