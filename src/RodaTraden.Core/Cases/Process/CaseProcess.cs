using RodaTraden.Core.Register;

namespace RodaTraden.Core.Cases.Process;

/// <summary>
/// Everything that can happen to a case, each as a new state or the reason why not. There is no other way from one state to another, and none of them leaves an open case
/// without an owner, a next step and a day. Source: domain.md 6; R15, R81, R103, R133, R136.
/// </summary>
public static class CaseProcess
{
    /// <summary>The longest next step, reason or name of whom one waits for, in characters.</summary>
    public const int LongestText = 300;

    /// <summary>The longest that a case may lie still, in school days. A figure of our own: six weeks of school.</summary>
    public const int MostSchoolDays = 30;

    /// <summary>Where the process goes from each stage. Closing and coming back are apart.</summary>
    private static readonly Dictionary<CaseStage, CaseStage[]> Ways = new()
    {
        [CaseStage.Noticed] = [],
        [CaseStage.CoordinatorNamed] = [CaseStage.CausesAndSupport],
        [CaseStage.CausesAndSupport] = [CaseStage.AfterCare, CaseStage.MunicipalCoordination],
        [CaseStage.MunicipalCoordination] = [CaseStage.CoordinatedPlan, CaseStage.CausesAndSupport],
        [CaseStage.CoordinatedPlan] = [CaseStage.PlannedSupport],
        [CaseStage.PlannedSupport] = [CaseStage.AfterCare, CaseStage.CoordinatedPlan],
        [CaseStage.AfterCare] = [CaseStage.CausesAndSupport, CaseStage.PlannedSupport],
        [CaseStage.Closed] = [],
    };

    /// <summary>Where a case can go by <see cref="Move"/>.</summary>
    /// <param name="stage">Where it is.</param>
    public static IReadOnlyList<CaseStage> From(CaseStage stage) => Ways[stage];

    /// <summary>Somebody has noticed, and answers for it until somebody else has taken it.</summary>
    public static CaseResult Open(int byId, string nextStep, DateOnly? nextOn, SchoolCalendar calendar, DateOnly today) =>
        Checked(nextStep, nextOn, calendar, today) ?? CaseResult.Of(new(CaseStage.Noticed, byId, nextStep.Trim(), nextOn));

    /// <summary>What happens next, and by when. Whoever waits for somebody else keeps waiting.</summary>
    public static CaseResult Plan(CaseState state, CaseActor by, string nextStep, DateOnly? nextOn, SchoolCalendar calendar, DateOnly today) =>
        MayAct(state, by) ?? Checked(nextStep, nextOn, calendar, today) ?? CaseResult.Of(state with { NextStep = nextStep.Trim(), NextOn = nextOn });

    /// <summary>
    /// Somebody takes the case and is its named coordinator: the one who answers for it already, whom it is offered to, or the principal, so that nobody's absence leaves it alone.
    /// </summary>
    public static CaseResult Take(CaseState state, CaseActor by) =>
        !state.IsOpen ? CaseResult.No(CaseRefusal.Closed)
        : state.Offer?.ToId == by.Id || (by.IsPrincipal && state.OwnerId != by.Id) ? CaseResult.Of(state with { OwnerId = by.Id, Offer = null, Stage = Named(state.Stage), Wait = null })
        : state.OwnerId != by.Id ? CaseResult.No(CaseRefusal.NotOffered)
        : state.Stage != CaseStage.Noticed ? CaseResult.No(CaseRefusal.OwnerAlready)
        : CaseResult.Of(state with { Stage = CaseStage.CoordinatorNamed, Offer = null });

    /// <summary>Asks somebody else to take over. Until that person has answered nothing has changed.</summary>
    public static CaseResult OfferTo(CaseState state, CaseActor by, int toId, string why, DateOnly today) =>
        MayAct(state, by)
        ?? (state.Offer is not null ? CaseResult.No(CaseRefusal.OfferWaits)
            : toId == state.OwnerId ? CaseResult.No(CaseRefusal.OwnerAlready)
            : Text(why, CaseRefusal.NoReason) is { } refusal ? CaseResult.No(refusal)
            : CaseResult.Of(state with { Offer = new(toId, today, why.Trim(), state.Stage == CaseStage.Noticed) }));

    /// <summary>Says no to an offer, with the reason and whom to ask instead: the owner answers for the case as before.</summary>
    public static CaseResult Decline(CaseState state, CaseActor by, string why, int? proposedId) =>
        !state.IsOpen ? CaseResult.No(CaseRefusal.Closed)
        : state.Offer?.ToId != by.Id ? CaseResult.No(CaseRefusal.NotOffered)
        : Text(why, CaseRefusal.NoReason) is { } refusal ? CaseResult.No(refusal)
        : proposedId is null || proposedId == by.Id ? CaseResult.No(CaseRefusal.NobodyProposed)
        : CaseResult.Of(state with { Offer = null });

    /// <summary>Takes an offer back before it is answered.</summary>
    public static CaseResult Withdraw(CaseState state, CaseActor by) =>
        MayAct(state, by) ?? (state.Offer is null ? CaseResult.No(CaseRefusal.NotOffered) : CaseResult.Of(state with { Offer = null }));

    /// <summary>Goes on in the process, with the next step there.</summary>
    public static CaseResult Move(CaseState state, CaseActor by, CaseStage to, string nextStep, DateOnly? nextOn, SchoolCalendar calendar, DateOnly today) =>
        MayAct(state, by)
        ?? (state.Stage == CaseStage.Noticed ? CaseResult.No(CaseRefusal.NoCoordinator)
            : !From(state.Stage).Contains(to) ? CaseResult.No(CaseRefusal.NotFromHere)
            : Checked(nextStep, nextOn, calendar, today) ?? CaseResult.Of(state with { Stage = to, NextStep = nextStep.Trim(), NextOn = nextOn, Wait = null }));

    /// <summary>Says that one waits for somebody else. The next step and its day stand: waiting is not doing.</summary>
    public static CaseResult WaitFor(CaseState state, CaseActor by, string whom, DateOnly today) =>
        MayAct(state, by)
        ?? (Text(whom, CaseRefusal.NobodyWaitedFor) is { } refusal ? CaseResult.No(refusal) : CaseResult.Of(state with { Wait = new(whom.Trim(), state.Wait?.Since ?? today) }));

    /// <summary>What one waited for has come, or one goes on without.</summary>
    public static CaseResult GoOn(CaseState state, CaseActor by) => MayAct(state, by) ?? CaseResult.Of(state with { Wait = null });

    /// <summary>Closes a case. As returned only after after-care; nothing is closed while somebody is asked to take over.</summary>
    public static CaseResult Close(CaseState state, CaseActor by, CaseClosing closing, string why) =>
        MayAct(state, by)
        ?? (state.Offer is not null ? CaseResult.No(CaseRefusal.OfferWaits)
            : closing == CaseClosing.Returned && state.Stage != CaseStage.AfterCare ? CaseResult.No(CaseRefusal.NotFromHere)
            : Text(why, CaseRefusal.NoReason) is { } refusal ? CaseResult.No(refusal)
            : CaseResult.Of(new(CaseStage.Closed, state.OwnerId, "", null, Closing: closing)));

    /// <summary>Opens a closed case again: whoever does it answers for it and is its coordinator.</summary>
    public static CaseResult Reopen(CaseState state, CaseActor by, string nextStep, DateOnly? nextOn, SchoolCalendar calendar, DateOnly today) =>
        state.IsOpen ? CaseResult.No(CaseRefusal.Open)
        : Checked(nextStep, nextOn, calendar, today) ?? CaseResult.Of(new(CaseStage.CausesAndSupport, by.Id, nextStep.Trim(), nextOn));

    private static CaseStage Named(CaseStage stage) => stage == CaseStage.Noticed ? CaseStage.CoordinatorNamed : stage;

    private static CaseResult? MayAct(CaseState state, CaseActor by) =>
        !state.IsOpen ? CaseResult.No(CaseRefusal.Closed)
        : !by.MayAct(state) ? CaseResult.No(CaseRefusal.NotOwner)
        : null;

    private static CaseResult? Checked(string nextStep, DateOnly? nextOn, SchoolCalendar calendar, DateOnly today) =>
        Text(nextStep, CaseRefusal.NoNextStep) is { } refusal ? CaseResult.No(refusal)
        : nextOn is not { } day || day < today ? CaseResult.No(CaseRefusal.DayPassed)
        : !calendar.IsSchoolDay(day) ? CaseResult.No(CaseRefusal.NoSchoolThatDay)
        : day > calendar.SchoolDaysAfter(today, MostSchoolDays) ? CaseResult.No(CaseRefusal.DayTooFar)
        : null;

    private static CaseRefusal? Text(string text, CaseRefusal missing) =>
        string.IsNullOrWhiteSpace(text) ? missing
        : text.Trim().Length > LongestText ? CaseRefusal.TooLong
        : null;
}

/// <summary>A new state, or why there is none.</summary>
/// <param name="State">The state; null when it was refused.</param>
/// <param name="Refusal">Why not; null when it went well.</param>
public readonly record struct CaseResult(CaseState? State, CaseRefusal? Refusal)
{
    /// <summary>It went well.</summary>
    public static CaseResult Of(CaseState state) => new(state, null);

    /// <summary>It was refused.</summary>
    public static CaseResult No(CaseRefusal refusal) => new(null, refusal);
}

/// <summary>Who acts. The principal of the pupil's school may do what the owner may: nobody's absence makes a case stand still.</summary>
/// <param name="Id">The account.</param>
/// <param name="IsPrincipal">Whether as the principal of the school.</param>
public readonly record struct CaseActor(int Id, bool IsPrincipal)
{
    /// <summary>Whether the case is this person's to act on.</summary>
    public bool MayAct(CaseState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return IsPrincipal || state.OwnerId == Id;
    }
}
