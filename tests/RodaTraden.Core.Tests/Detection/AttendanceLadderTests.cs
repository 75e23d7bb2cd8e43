using RodaTraden.Core.Detection;

namespace RodaTraden.Core.Tests.Detection;

public sealed class AttendanceLadderTests
{
    [Fact]
    public void The_shipped_ladder_has_its_limits_in_order() => Assert.Empty(StandardLadder.Version1.OutOfOrder());

    [Fact]
    public void A_higher_step_that_is_easier_to_reach_is_told()
    {
        var share = StandardLadder.Version1.Steps[3].AnyOf[0] with { Limit = 120 };
        var swapped = StandardLadder.Version1 with { Steps = [.. StandardLadder.Version1.Steps.Select(step => step.Ordinal == 4 ? step with { AnyOf = [share] } : step)] };
        var (lower, higher, easier) = Assert.Single(swapped.OutOfOrder());
        Assert.Equal((3, 4, share), (lower.Ordinal, higher.Ordinal, easier));
    }

    [Fact]
    public void A_step_that_a_shorter_ladder_no_longer_has_is_its_highest()
    {
        var three = StandardLadder.Version1 with { Steps = [.. StandardLadder.Version1.Steps.Take(3)] };
        Assert.Equal(3, three.StepOf(5)!.Ordinal);
        Assert.Null(three.StepOf(0));
    }
}
