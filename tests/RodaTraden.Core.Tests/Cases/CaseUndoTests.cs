using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Register;

namespace RodaTraden.Core.Tests.Cases;

/// <summary>What was done can be taken back, but not what another person has answered.</summary>
public sealed class CaseUndoTests
{
    private const int Mentor = 1;
    private const int Counsellor = 2;
    private static readonly DateOnly Monday = new(2026, 3, 16);
    private static readonly SchoolCalendar Calendar = SchoolCalendar.Unknown;

    [Fact]
    public void Closing_is_taken_back_and_the_case_is_as_it_was()
    {
        var log = Log();
        var before = log.State;
        log.Keep(CaseAct.Close, CaseProcess.Close(log.State, By(Mentor), CaseClosing.OpenedInError, "Fel elev").State!);
        Assert.Equal(before, log.Undo(By(Mentor), Monday.AddDays(CaseUndo.Days)).State);
    }

    [Fact]
    public void After_thirty_days_it_stands()
    {
        var log = Log();
        log.Keep(CaseAct.Close, CaseProcess.Close(log.State, By(Mentor), CaseClosing.OpenedInError, "Fel elev").State!);
        Assert.Equal(CaseRefusal.TooLateToUndo, log.Undo(By(Mentor), Monday.AddDays(CaseUndo.Days + 1)).Refusal);
    }

    [Fact]
    public void Acts_are_taken_back_one_by_one_the_latest_first()
    {
        var log = Log();
        var first = log.State;
        log.Keep(CaseAct.Plan, CaseProcess.Plan(log.State, By(Mentor), "Ring", Monday, Calendar, Monday).State!);
        var second = log.State;
        log.Keep(CaseAct.Wait, CaseProcess.WaitFor(log.State, By(Mentor), "BUP", Monday).State!);
        Assert.Equal(second, log.Undo(By(Mentor), Monday).State);
        Assert.Equal(first, log.Undo(By(Mentor), Monday).State);
        Assert.Equal(CaseRefusal.NothingToUndo, log.Undo(By(Mentor), Monday).Refusal);
    }

    [Fact]
    public void What_somebody_else_has_taken_is_not_taken_back()
    {
        var log = Log();
        log.Keep(CaseAct.Offer, CaseProcess.OfferTo(log.State, By(Mentor), Counsellor, "Du har plats", Monday).State!);
        log.Keep(CaseAct.Take, CaseProcess.Take(log.State, By(Counsellor)).State!);
        Assert.Equal(CaseRefusal.NothingToUndo, log.Undo(By(Counsellor), Monday).Refusal);
        Assert.Equal(CaseRefusal.NotOwner, log.Undo(By(Mentor), Monday).Refusal);
    }

    private static CaseActor By(int account) => new(account, IsPrincipal: false);

    private static CaseLog Log() => new(CaseProcess.Open(Mentor, "Prata med Elin", Monday, Calendar, Monday).State!, Monday);
}
