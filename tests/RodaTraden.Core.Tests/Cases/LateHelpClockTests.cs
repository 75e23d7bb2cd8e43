using RodaTraden.Core.Cases.Process;

namespace RodaTraden.Core.Tests.Cases;

/// <summary>How late help came, from the first worrying absence. Source: R14, R56, R91.</summary>
public sealed class LateHelpClockTests
{
    private static readonly DateOnly First = new(2026, 12, 1);

    [Fact]
    public void Each_moment_is_counted_from_the_first_day_and_what_has_not_come_until_today()
    {
        var clock = LateHelpClock.Of(First, new Dictionary<HelpMoment, DateOnly> { [HelpMoment.FirstTalk] = First.AddDays(9), [HelpMoment.CaseOpened] = First.AddDays(12) }, First.AddDays(40));
        Assert.Equal(Enum.GetValues<HelpMoment>(), clock.Select(one => one.Moment));
        Assert.Equal([0, 9, 12, 40, 40, 40, 40], clock.Select(one => one.DaysAfterFirst));
        Assert.Equal(3, clock.Count(one => one.On is not null));
    }

    [Fact]
    public void What_came_before_the_first_day_is_no_debt_and_without_a_first_day_nothing_is_counted()
    {
        var before = new Dictionary<HelpMoment, DateOnly> { [HelpMoment.FirstMeasure] = First.AddDays(-5) };
        Assert.Equal(0, LateHelpClock.Of(First, before, First)[^1].DaysAfterFirst);
        Assert.All(LateHelpClock.Of(null, before, First), one => Assert.Null(one.DaysAfterFirst));
    }
}
