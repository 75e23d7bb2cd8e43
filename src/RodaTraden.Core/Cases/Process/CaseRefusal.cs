namespace RodaTraden.Core.Cases.Process;

/// <summary>Why something cannot be done with a case, with what to do about it on the page.</summary>
public enum CaseRefusal
{
    /// <summary>No next step is written.</summary>
    NoNextStep,

    /// <summary>The next step, a reason or a name is longer than it may be.</summary>
    TooLong,

    /// <summary>No day is given, or it has passed.</summary>
    DayPassed,

    /// <summary>The school has no school on that day.</summary>
    NoSchoolThatDay,

    /// <summary>The day is further away than a case may lie still.</summary>
    DayTooFar,

    /// <summary>No reason is written.</summary>
    NoReason,

    /// <summary>Only who answers for the case, or the principal, does this.</summary>
    NotOwner,

    /// <summary>It was not offered to the one who answers.</summary>
    NotOffered,

    /// <summary>Somebody has been asked already and has not answered.</summary>
    OfferWaits,

    /// <summary>The case is that person's already.</summary>
    OwnerAlready,

    /// <summary>The process does not go that way from here.</summary>
    NotFromHere,

    /// <summary>No coordinator is named: somebody takes the case first.</summary>
    NoCoordinator,

    /// <summary>The case is closed.</summary>
    Closed,

    /// <summary>The case is open.</summary>
    Open,

    /// <summary>Nobody is said to be waited for.</summary>
    NobodyWaitedFor,

    /// <summary>Whoever says no proposes nobody else.</summary>
    NobodyProposed,

    /// <summary>Whoever is asked does not work at the school.</summary>
    NotAtTheSchool,

    /// <summary>Nothing is left that can be taken back.</summary>
    NothingToUndo,

    /// <summary>It was done too long ago.</summary>
    TooLateToUndo,

    /// <summary>The pupil has an open case already.</summary>
    OpenAlready,

    /// <summary>An inquiry goes on in the case: it is completed or cancelled first.</summary>
    InquiryGoesOn,

    /// <summary>A measure goes on in the case: it is ended first, with what it led to.</summary>
    MeasureGoesOn,

    /// <summary>Somebody else has changed the case in the meantime.</summary>
    Changed,
}
