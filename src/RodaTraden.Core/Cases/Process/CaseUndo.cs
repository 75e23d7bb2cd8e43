namespace RodaTraden.Core.Cases.Process;

/// <summary>
/// Taking back what was done with a case, the latest first. What another person has answered is not taken back behind that person's back: it is offered anew.
/// </summary>
public static class CaseUndo
{
    /// <summary>How long an act can be taken back, in days from the day it was done.</summary>
    public const int Days = 30;

    private static readonly CaseAct[] Can = [CaseAct.Plan, CaseAct.Move, CaseAct.Wait, CaseAct.GoOn, CaseAct.Close, CaseAct.Reopen];

    /// <summary>The act that would be taken back: the latest that stands, if it is one that can be.</summary>
    /// <param name="events">Everything done with the case.</param>
    public static CaseEvent? Next(IEnumerable<CaseEvent> events) =>
        Standing(events).LastOrDefault() is { } latest && Can.Contains(latest.Act) ? latest : null;

    /// <summary>The state before the latest act, as it was then: its day may have passed, and then it is late.</summary>
    /// <param name="events">Everything done with the case.</param>
    /// <param name="state">The state now.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="doneOn">The day the act was done, by Swedish time.</param>
    /// <param name="today">The day.</param>
    public static CaseResult Undo(IEnumerable<CaseEvent> events, CaseState state, CaseActor by, DateOnly doneOn, DateOnly today)
    {
        var standing = Standing(events);
        return !by.MayAct(state) ? CaseResult.No(CaseRefusal.NotOwner)
            : Next(standing) is null ? CaseResult.No(CaseRefusal.NothingToUndo)
            : today > doneOn.AddDays(Days) ? CaseResult.No(CaseRefusal.TooLateToUndo)
            : CaseResult.Of(standing[^2].State);
    }

    private static List<CaseEvent> Standing(IEnumerable<CaseEvent> events) => [.. events.Where(one => one.Act != CaseAct.Undo && one.UndoneAt is null).OrderBy(one => one.Id)];
}
