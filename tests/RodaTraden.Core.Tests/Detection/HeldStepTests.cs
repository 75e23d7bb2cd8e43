using FsCheck;
using FsCheck.Fluent;
using RodaTraden.Core.Detection;

namespace RodaTraden.Core.Tests.Detection;

public sealed class HeldStepTests
{
    private static readonly DateOnly First = new(2026, 8, 17);

    [Fact]
    public void It_rises_at_once_and_falls_one_step_after_twenty_days_below()
    {
        var held = Replay([3, .. Enumerable.Repeat(0, 19)]);
        Assert.Equal(3, held.Step);
        held.SchoolDay(First.AddDays(20), 0);
        Assert.Equal(2, held.Step);
        for (var day = 0; day < 20; day++)
        {
            held.SchoolDay(First.AddDays(21 + day), 0);
        }

        Assert.Equal(1, held.Step);
    }

    [Fact]
    public void A_day_at_the_step_starts_the_count_again() =>
        Assert.Equal(2, Replay([2, .. Enumerable.Repeat(0, 19), 2, .. Enumerable.Repeat(0, 19)]).Step);

    [Fact]
    public void The_day_a_step_was_reached_is_remembered_through_a_rise_and_a_fall()
    {
        var held = Replay([1, 1, 4, .. Enumerable.Repeat(0, 60)]);
        Assert.Equal((1, First), (held.Step, held.ReachedOn));
    }

    [Fact]
    public void On_a_day_without_school_it_may_rise_but_not_fall()
    {
        var held = Replay([2, .. Enumerable.Repeat(0, 19)]);
        held.OtherDay(First.AddDays(40), 0);
        Assert.Equal(2, held.Step);
        held.OtherDay(First.AddDays(41), 3);
        Assert.Equal(3, held.Step);
    }

    [Fact]
    public void It_is_never_below_the_raw_step_and_never_falls_faster_than_one_step_in_twenty_days() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 5)).ToArbitrary(),
        raw =>
        {
            var held = new HeldStep(20, 5);
            var (before, sinceFall) = (0, 20);
            foreach (var (step, day) in raw.Select((step, day) => (step, day)))
            {
                held.SchoolDay(First.AddDays(day), step);
                sinceFall++;
                if (held.Step < step || held.Step < before - 1 || (held.Step < before && sinceFall < 20))
                {
                    return false;
                }

                sinceFall = held.Step < before ? 0 : sinceFall;
                before = held.Step;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static HeldStep Replay(IEnumerable<int> rawSteps)
    {
        var held = new HeldStep(20, 5);
        foreach (var (step, day) in rawSteps.Select((step, day) => (step, day)))
        {
            held.SchoolDay(First.AddDays(day), step);
        }

        return held;
    }
}
