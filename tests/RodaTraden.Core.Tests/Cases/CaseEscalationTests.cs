using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Cases.Routine;
using RodaTraden.Core.Register;

namespace RodaTraden.Core.Tests.Cases;

/// <summary>When nothing happens more people are told, counted in school days. Source: R103, R136.</summary>
public sealed class CaseEscalationTests
{
    private static readonly DateOnly Thursday = new(2026, 12, 17);
    private static readonly SchoolCalendar OverChristmas = new(
        Enumerable.Range(0, 20).ToDictionary(at => new DateOnly(2026, 12, 21).AddDays(at), _ => CalendarDayKind.Break), new Dictionary<DateOnly, CalendarDayKind>());

    [Theory]
    [InlineData("2026-12-17", EscalatedTo.Nobody, 0)]
    [InlineData("2026-12-18", EscalatedTo.Owner, 1)]
    [InlineData("2026-12-24", EscalatedTo.Owner, 1)]
    [InlineData("2027-01-10", EscalatedTo.Owner, 1)]
    [InlineData("2027-01-11", EscalatedTo.Owner, 2)]
    [InlineData("2027-01-12", EscalatedTo.Principal, 3)]
    [InlineData("2027-01-20", EscalatedTo.Principal, 9)]
    [InlineData("2027-01-21", EscalatedTo.Organiser, 10)]
    public void A_step_that_was_to_be_done_before_christmas_is_not_later_for_the_break(string day, EscalatedTo to, int late)
    {
        var state = CaseProcess.Open(1, "Ring", Thursday, OverChristmas, Thursday).State!;
        var today = DateOnly.ParseExact(day, "yyyy-MM-dd");
        var counted = CaseEscalation.SchoolDaysLate(state, OverChristmas, today);
        Assert.Equal((to, late), (CaseEscalation.Of(counted, CaseRoutine.Proposed), counted));
    }

    [Fact]
    public void A_closed_case_is_nobodys()
    {
        var closed = CaseProcess.Close(CaseProcess.Open(1, "Ring", Thursday, OverChristmas, Thursday).State!, new(1, false), CaseClosing.NoConcern, "Schemat var fel").State!;
        Assert.Equal(0, CaseEscalation.SchoolDaysLate(closed, OverChristmas, Thursday.AddYears(1)));
    }
}
