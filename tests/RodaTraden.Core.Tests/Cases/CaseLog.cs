using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Register;

namespace RodaTraden.Core.Tests.Cases;

/// <summary>A case with everything that was done with it, as the program keeps it: acts by anybody, with something good or bad in each place.</summary>
internal sealed class CaseLog
{
    private readonly List<CaseEvent> events = [];
    private readonly Dictionary<int, DateOnly> doneOn = [];
    private DateOnly today;

    public CaseLog(CaseState opened, DateOnly day)
    {
        (State, today) = (opened, day);
        Keep(CaseAct.Open, opened);
    }

    public CaseState State { get; private set; }

    public IReadOnlyList<CaseEvent> Events => events;

    /// <summary>Keeps an act that went well.</summary>
    public void Keep(CaseAct act, CaseState after)
    {
        State = after;
        events.Add(new() { Id = events.Count + 1, CaseId = 1, PupilId = 1, Act = act, At = DateTime.UnixEpoch, ByAccountId = 1, Words = "", FormId = Guid.Empty, State = after });
        doneOn[events.Count] = today;
    }

    /// <summary>Takes the latest act back, or does not.</summary>
    public CaseResult Undo(CaseActor by, DateOnly on)
    {
        var next = CaseUndo.Next(events);
        var result = CaseUndo.Undo(events, State, by, next is null ? on : doneOn[next.Id], on);
        if (result.State is { } before)
        {
            next!.UndoneAt = DateTime.UnixEpoch;
            Keep(CaseAct.Undo, before);
        }

        return result;
    }

    /// <summary>One of the acts, chosen by five numbers.</summary>
    public void Act(int[] of)
    {
        today = today.AddDays(of[4] % 4);
        var by = new CaseActor((of[1] % 4) + 1, of[1] % 3 == 0);
        var text = of[2] == 0 ? "" : "Ring hem";
        DateOnly? day = of[3] == 0 ? null : today.AddDays(of[3] - 2);
        var calendar = SchoolCalendar.Unknown;
        var (act, result) = of[0] switch
        {
            0 or 1 => (CaseAct.Plan, CaseProcess.Plan(State, by, text, day, calendar, today)),
            2 => (CaseAct.Take, CaseProcess.Take(State, by)),
            3 or 4 => (CaseAct.Offer, CaseProcess.OfferTo(State, by, (of[2] % 4) + 1, text, today)),
            5 => (CaseAct.Decline, CaseProcess.Decline(State, by, text, of[3] % 5)),
            6 or 7 => (CaseAct.Move, CaseProcess.Move(State, by, (CaseStage)(of[2] % 8), text, day, calendar, today)),
            8 => (CaseAct.Wait, CaseProcess.WaitFor(State, by, text, today)),
            9 => (CaseAct.GoOn, CaseProcess.GoOn(State, by)),
            10 => (CaseAct.Close, CaseProcess.Close(State, by, (CaseClosing)(of[3] % 5), text)),
            11 => (CaseAct.Withdraw, CaseProcess.Withdraw(State, by)),
            12 => (CaseAct.Undo, Undo(by, today)),
            _ => (CaseAct.Reopen, CaseProcess.Reopen(State, by, text, day, calendar, today)),
        };
        if (act != CaseAct.Undo && result.State is { } next)
        {
            Keep(act, next);
        }
    }
}
