namespace RodaTraden.Core.Access.Emergency;

/// <summary>Why somebody must look at a pupil whom nothing ties one to.</summary>
public enum EmergencyReason
{
    /// <summary>Worry for the pupil's life or health, here and now.</summary>
    AcuteWorry,

    /// <summary>The pupil is missing.</summary>
    PupilMissing,

    /// <summary>Those whose task it is cannot be reached, and somebody must act today.</summary>
    NobodyReached,

    /// <summary>Something else, which the words tell.</summary>
    Other,
}

/// <summary>What came of looking at it afterwards.</summary>
public enum EmergencyVerdict
{
    /// <summary>There was reason enough.</summary>
    Justified,

    /// <summary>There was not: somebody goes on with it outside the program.</summary>
    NotJustified,
}

/// <summary>Why emergency access is not given, or not reviewed.</summary>
public enum EmergencyRefusal
{
    /// <summary>No reason is chosen.</summary>
    NoReason,

    /// <summary>The words are too few to be judged afterwards.</summary>
    NoWords,

    /// <summary>Nobody of that name goes to that school, or may be opened so. Nothing tells which.</summary>
    NotFound,

    /// <summary>Several pupils at the school have that name: the class is needed.</summary>
    Several,

    /// <summary>One sees the pupil already, in one's own task.</summary>
    AlreadySeen,

    /// <summary>One has opened as many as one may in a day.</summary>
    TooMany,

    /// <summary>Nobody reviews what one has opened oneself.</summary>
    OwnAccess,

    /// <summary>It has been reviewed already.</summary>
    AlreadyReviewed,
}

/// <summary>
/// Emergency access: somebody looked at a pupil of one's own zone whom nothing else ties one to, with a reason and for an hour. It replaces a missing relation, never a
/// ground between zones; it opens no protected pupil; it is told to the principal and reviewed. Source: domain.md 2.3; HL7 EHR functional model TI.2.1.2.8.
/// </summary>
public sealed class EmergencyAccess
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>About whom.</summary>
    public required int PupilId { get; init; }

    /// <summary>The school that was named when it was opened.</summary>
    public required int UnitId { get; init; }

    /// <summary>Who opened it.</summary>
    public required int AccountId { get; init; }

    /// <summary>In which role; it opens nothing in another.</summary>
    public required Role Role { get; init; }

    /// <summary>Why.</summary>
    public required EmergencyReason Reason { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Words { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>When it closes by itself.</summary>
    public required DateTime Until { get; init; }

    /// <summary>When it was closed before that; null when it was not.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>What came of the review; null until somebody has reviewed it.</summary>
    public EmergencyVerdict? Verdict { get; set; }

    /// <summary>What the reviewer wrote.</summary>
    public string ReviewWords { get; set; } = "";

    /// <summary>Who reviewed it.</summary>
    public int? ReviewedByAccountId { get; set; }

    /// <summary>When.</summary>
    public DateTime? ReviewedAt { get; set; }

    /// <summary>The form's own number: the same form sent twice is one.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether it opens anything at a moment.</summary>
    public bool IsOpen(DateTime now) => EndedAt is null && OpenedAt <= now && now < Until;
}
