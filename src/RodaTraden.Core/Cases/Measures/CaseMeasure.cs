namespace RodaTraden.Core.Cases.Measures;

/// <summary>What kind of measure it is. Source: Skollagen 3:5, 3:7-3:12; R58.</summary>
public enum MeasureKind
{
    /// <summary>Extra adaptations inside ordinary teaching, without a formal decision (3:5).</summary>
    ExtraAdaptation,

    /// <summary>Special support, decided in an action programme (3:7, 3:9).</summary>
    SpecialSupport,

    /// <summary>Something practical outside a programme: to be met at the door, a call in the morning.</summary>
    Practical,
}

/// <summary>What a measure led to.</summary>
public enum MeasureOutcome
{
    /// <summary>It helped.</summary>
    Helped,

    /// <summary>It helped in part: small steps count.</summary>
    HelpedInPart,

    /// <summary>It did not help.</summary>
    DidNotHelp,

    /// <summary>It never started, or was stopped at once.</summary>
    NotCarriedOut,

    /// <summary>It was offered, and the pupil or the family said no.</summary>
    Declined,
}

/// <summary>Why a measure cannot be saved.</summary>
public enum MeasureRefusal
{
    /// <summary>What is done is not written.</summary>
    NoWords,

    /// <summary>A text is longer than it may be.</summary>
    TooLong,

    /// <summary>It answers no cause, and it is not said why.</summary>
    NoCause,

    /// <summary>Nobody answers for it, or somebody who does not work at the school.</summary>
    NoOwner,

    /// <summary>A day is missing.</summary>
    DayMissing,

    /// <summary>It is followed up before it starts, or on a day without school, or too far away.</summary>
    FollowUpWrong,

    /// <summary>It ended before it began, or on a day that has not come.</summary>
    EndWrong,

    /// <summary>What it led to is not said.</summary>
    NoOutcome,

    /// <summary>It has ended already.</summary>
    Ended,

    /// <summary>The case is closed.</summary>
    CaseClosed,

    /// <summary>Somebody else has changed it in the meantime.</summary>
    Changed,
}

/// <summary>Something that the school does about a cause: by whom, from when, when it is followed up, and what it led to. Source: R29, R30, R59, R65, R111, R112.</summary>
public sealed class CaseMeasure
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 500;

    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>The case.</summary>
    public required int CaseId { get; init; }

    /// <summary>The cause that it answers, by its code; empty when none is mapped yet.</summary>
    public required string Cause { get; init; }

    /// <summary>Why it answers no mapped cause; empty when it does.</summary>
    public required string WhyNoCause { get; init; }

    /// <summary>What kind.</summary>
    public required MeasureKind Kind { get; init; }

    /// <summary>What is done.</summary>
    public required string What { get; init; }

    /// <summary>The account that answers for it.</summary>
    public required int OwnerId { get; set; }

    /// <summary>The first day.</summary>
    public required DateOnly StartOn { get; init; }

    /// <summary>The day by which it is followed up.</summary>
    public required DateOnly FollowUpOn { get; set; }

    /// <summary>The last day; null while it goes on.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>What it led to; null while it goes on.</summary>
    public MeasureOutcome? Outcome { get; set; }

    /// <summary>The same in words, the pupil's own if there are any.</summary>
    public string OutcomeWords { get; set; } = "";

    /// <summary>The account that wrote it.</summary>
    public required int ByAccountId { get; init; }

    /// <summary>When it was saved, UTC.</summary>
    public required DateTime SavedAt { get; init; }

    /// <summary>The form it came from: the same form never saves twice.</summary>
    public required Guid FormId { get; init; }

    /// <summary>When it was taken back, UTC; null while it stands.</summary>
    public DateTime? RemovedAt { get; set; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether it goes on.</summary>
    public bool GoesOn => EndedOn is null && RemovedAt is null;
}
