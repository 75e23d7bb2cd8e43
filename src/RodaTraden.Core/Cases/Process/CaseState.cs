namespace RodaTraden.Core.Cases.Process;

/// <summary>
/// Where a case is, and who answers for it. Never without an owner, a next step and a day as long as it is open: every way to a new state is in <see cref="CaseProcess"/>,
/// and each keeps it so. Source: R15, R81, R103, R133.
/// </summary>
/// <param name="Stage">Where in the process.</param>
/// <param name="OwnerId">The account that answers for it, also while it is offered to somebody else.</param>
/// <param name="NextStep">What happens next, in a few words; empty only when closed.</param>
/// <param name="NextOn">The day by which; a school day, except when the calendar has changed since. Null only when closed.</param>
/// <param name="Offer">That somebody else is asked to take over; null when nobody is.</param>
/// <param name="Wait">That one waits for somebody else; null when one does not.</param>
/// <param name="Closing">Why it is closed; null while it is open.</param>
public sealed record CaseState(CaseStage Stage, int OwnerId, string NextStep, DateOnly? NextOn, CaseOffer? Offer = null, CaseWait? Wait = null, CaseClosing? Closing = null)
{
    /// <summary>Whether somebody has to act.</summary>
    public bool IsOpen => Stage != CaseStage.Closed;

    /// <summary>Whether the next step is late.</summary>
    /// <param name="today">The day.</param>
    public bool IsLate(DateOnly today) => IsOpen && NextOn < today;
}

/// <summary>Somebody is asked to take over a case. Until that person has answered, the owner still answers for it.</summary>
/// <param name="ToId">The account that is asked.</param>
/// <param name="Since">Since when.</param>
/// <param name="Why">Why, in the owner's words.</param>
/// <param name="NamesCoordinator">Whether it is the naming of the case's coordinator.</param>
public sealed record CaseOffer(int ToId, DateOnly Since, string Why, bool NamesCoordinator);

/// <summary>"We wait because the other is involved": said out loud, so that it is seen how long. Source: the Uppsala report; R136.</summary>
/// <param name="For">Whom one waits for.</param>
/// <param name="Since">Since when.</param>
public sealed record CaseWait(string For, DateOnly Since);
