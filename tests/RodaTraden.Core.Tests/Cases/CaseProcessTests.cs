using FsCheck;
using FsCheck.Fluent;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Register;

namespace RodaTraden.Core.Tests.Cases;

/// <summary>A case goes through the process, and is never without somebody who answers for it. Source: domain.md 6; R15, R81, R103, R133, R136.</summary>
public sealed class CaseProcessTests
{
    private const int Mentor = 1;
    private const int Counsellor = 2;
    private const int Principal = 3;
    private static readonly DateOnly Monday = new(2026, 12, 14);
    private static readonly SchoolCalendar OverChristmas = new(
        Enumerable.Range(0, 20).ToDictionary(at => new DateOnly(2026, 12, 21).AddDays(at), _ => CalendarDayKind.Break), new Dictionary<DateOnly, CalendarDayKind>());

    [Fact]
    public void A_case_goes_from_a_concern_to_after_care_and_is_closed()
    {
        var state = Good(CaseProcess.Open(Mentor, "Prata med Elin", Monday, OverChristmas, Monday));
        state = Good(CaseProcess.OfferTo(state, By(Mentor), Counsellor, "Du känner familjen", Monday));
        Assert.Equal(Mentor, state.OwnerId);
        state = Good(CaseProcess.Take(state, By(Counsellor)));
        Assert.Equal((Counsellor, CaseStage.CoordinatorNamed), (state.OwnerId, state.Stage));
        foreach (var stage in new[] { CaseStage.CausesAndSupport, CaseStage.MunicipalCoordination, CaseStage.CoordinatedPlan, CaseStage.PlannedSupport, CaseStage.CoordinatedPlan, CaseStage.PlannedSupport, CaseStage.AfterCare })
        {
            state = Good(CaseProcess.Move(state, By(Counsellor), stage, "Möte", Monday.AddDays(1), OverChristmas, Monday));
            Assert.Equal(stage, state.Stage);
        }

        state = Good(CaseProcess.Close(state, By(Counsellor), CaseClosing.Returned, "Elin är i skolan hela veckor och vill avsluta"));
        Assert.Equal((CaseStage.Closed, CaseClosing.Returned), (state.Stage, state.Closing));
        state = Good(CaseProcess.Reopen(state, By(Mentor), "Ring hem", Monday, OverChristmas, Monday));
        Assert.Equal((CaseStage.CausesAndSupport, Mentor), (state.Stage, state.OwnerId));
    }

    [Fact]
    public void Nobody_goes_past_the_naming_of_a_coordinator() =>
        Assert.Equal(CaseRefusal.NoCoordinator, CaseProcess.Move(Opened(), By(Mentor), CaseStage.CausesAndSupport, "Kartlägg", Monday, OverChristmas, Monday).Refusal);

    [Fact]
    public void Whoever_is_asked_and_says_no_leaves_it_with_the_owner_and_another_can_be_asked()
    {
        var asked = Good(CaseProcess.OfferTo(Opened(), By(Mentor), Counsellor, "Du har plats", Monday));
        Assert.Equal(CaseRefusal.OfferWaits, CaseProcess.OfferTo(asked, By(Mentor), Principal, "Skynda", Monday).Refusal);
        Assert.Equal(CaseRefusal.NoReason, CaseProcess.Decline(asked, By(Counsellor), " ", Principal).Refusal);
        Assert.Equal(CaseRefusal.NobodyProposed, CaseProcess.Decline(asked, By(Counsellor), "Jag är ledig till januari", null).Refusal);
        Assert.Equal(CaseRefusal.NobodyProposed, CaseProcess.Decline(asked, By(Counsellor), "Jag är ledig till januari", Counsellor).Refusal);
        Assert.Equal(CaseRefusal.NotOffered, CaseProcess.Decline(asked, By(9), "Nej", Principal).Refusal);
        Assert.Equal(CaseRefusal.NotOffered, CaseProcess.Decline(asked, By(Mentor), "Nej", Principal).Refusal);
        Assert.Equal(CaseRefusal.NotOffered, CaseProcess.Take(asked, By(9)).Refusal);
        var declined = Good(CaseProcess.Decline(asked, By(Counsellor), "Jag är ledig till januari", Principal));
        Assert.Equal((Mentor, null), (declined.OwnerId, declined.Offer));
        Assert.Null(CaseProcess.OfferTo(declined, By(Mentor), Principal, "Sara är sjuk", Monday).Refusal);
    }

    [Fact]
    public void What_was_asked_can_be_taken_back_before_it_is_answered_by_whoever_asked()
    {
        var asked = Good(CaseProcess.OfferTo(Opened(), By(Mentor), Counsellor, "Du har plats", Monday));
        Assert.Equal(CaseRefusal.NotOwner, CaseProcess.Withdraw(asked, By(Counsellor)).Refusal);
        Assert.Null(Good(CaseProcess.Withdraw(asked, By(Mentor))).Offer);
        Assert.Equal(CaseRefusal.NotOffered, CaseProcess.Withdraw(Opened(), By(Mentor)).Refusal);
    }

    [Fact]
    public void The_principal_can_take_any_case_and_then_nobody_else_is_asked()
    {
        var asked = Good(CaseProcess.OfferTo(Opened(), By(Mentor), Counsellor, "Du har plats", Monday));
        var taken = Good(CaseProcess.Take(asked, new(Principal, IsPrincipal: true)));
        Assert.Equal((Principal, CaseStage.CoordinatorNamed, null), (taken.OwnerId, taken.Stage, taken.Offer));
    }

    [Fact]
    public void The_principal_acts_where_the_owner_does_not_and_others_do_not()
    {
        Assert.Equal(CaseRefusal.NotOwner, CaseProcess.Plan(Opened(), By(Counsellor), "Ring", Monday, OverChristmas, Monday).Refusal);
        Assert.Null(CaseProcess.Plan(Opened(), new(Principal, IsPrincipal: true), "Ring", Monday, OverChristmas, Monday).Refusal);
    }

    [Theory]
    [InlineData("", "2026-12-15", CaseRefusal.NoNextStep)]
    [InlineData("  ", "2026-12-15", CaseRefusal.NoNextStep)]
    [InlineData("Ring", null, CaseRefusal.DayPassed)]
    [InlineData("Ring", "2026-12-11", CaseRefusal.DayPassed)]
    [InlineData("Ring", "2026-12-19", CaseRefusal.NoSchoolThatDay)]
    [InlineData("Ring", "2026-12-28", CaseRefusal.NoSchoolThatDay)]
    [InlineData("Ring", "2027-06-01", CaseRefusal.DayTooFar)]
    public void A_case_without_a_next_step_and_a_school_day_cannot_be_opened(string step, string? day, CaseRefusal refusal) =>
        Assert.Equal(refusal, CaseProcess.Open(Mentor, step, day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd"), OverChristmas, Monday).Refusal);

    [Fact]
    public void The_first_school_day_after_the_holidays_will_do() =>
        Assert.Null(CaseProcess.Open(Mentor, "Ring", new(2027, 1, 11), OverChristmas, Monday).Refusal);

    [Fact]
    public void As_returned_a_case_is_closed_after_after_care_only_and_never_while_somebody_is_asked()
    {
        Assert.Equal(CaseRefusal.NotFromHere, CaseProcess.Close(Opened(), By(Mentor), CaseClosing.Returned, "Bra nu").Refusal);
        Assert.Null(CaseProcess.Close(Opened(), By(Mentor), CaseClosing.NoConcern, "Schemat var fel").Refusal);
        Assert.Equal(CaseRefusal.NoReason, CaseProcess.Close(Opened(), By(Mentor), CaseClosing.NoConcern, "").Refusal);
        Assert.Equal(CaseRefusal.OfferWaits, CaseProcess.Close(Good(CaseProcess.OfferTo(Opened(), By(Mentor), Counsellor, "Du", Monday)), By(Mentor), CaseClosing.NoConcern, "Schemat var fel").Refusal);
    }

    [Fact]
    public void That_one_waits_is_said_and_counted_from_the_first_day_and_the_next_step_stands()
    {
        var waits = Good(CaseProcess.WaitFor(Opened(), By(Mentor), "BUP", Monday));
        waits = Good(CaseProcess.WaitFor(waits, By(Mentor), "BUP och socialtjänsten", Monday.AddDays(2)));
        Assert.Equal(new CaseWait("BUP och socialtjänsten", Monday), waits.Wait);
        Assert.Equal(("Prata med Elin", Monday), (waits.NextStep, waits.NextOn));
        Assert.True(waits.IsLate(Monday.AddDays(1)));
        Assert.Null(Good(CaseProcess.GoOn(waits, By(Mentor))).Wait);
    }

    [Fact]
    public void No_sequence_of_acts_leaves_an_open_case_without_owner_step_and_day() => Prop.ForAll(
        Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, 13), 5), 40).ToArbitrary(),
        acts =>
        {
            var log = new CaseLog(Opened(), Monday);
            foreach (var act in acts)
            {
                log.Act(act);
                var state = log.State;
                if (state.IsOpen ? state.OwnerId == 0 || state.NextStep.Length == 0 || state.NextOn is null || state.Offer?.ToId == state.OwnerId || state.Closing is not null
                    : state.Closing is null || state.Offer is not null || state.Wait is not null || state.OwnerId == 0)
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static CaseActor By(int account) => new(account, IsPrincipal: false);

    private static CaseState Opened() => Good(CaseProcess.Open(Mentor, "Prata med Elin", Monday, OverChristmas, Monday));

    private static CaseState Good(CaseResult result)
    {
        Assert.Null(result.Refusal);
        return result.State!;
    }
}
