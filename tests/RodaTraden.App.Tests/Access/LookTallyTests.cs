using RodaTraden.App.Access.Reviewing;

namespace RodaTraden.App.Tests.Access;

/// <summary>Looks are counted in the log when there may be something to find, and only then.</summary>
public sealed class LookTallyTests
{
    private const int Limit = 30;
    private static readonly DateTime Morning = new(2026, 3, 3, 8, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whoever_has_opened_more_than_the_limit_is_counted_at_that_very_look_whatever_the_order(int seed)
    {
        var random = new Random(seed);
        var tally = new LookTally();
        var log = new List<(DateTime At, int Pupil)>();
        var (now, counted) = (Morning, 0);
        for (var look = 0; look < 3000; look++)
        {
            now += TimeSpan.FromMilliseconds(random.Next(0, 9000));
            var pupil = random.Next(0, look % 700 < 300 ? 20 : 60);
            log.Add((now, pupil));
            var since = now.AddMinutes(-10);
            var opened = log.Where(one => one.At > since).Select(one => one.Pupil).Distinct().Count();
            if (tally.MustCount(7, inLists: false, [pupil], now))
            {
                counted++;
                tally.Keep(7, inLists: false, Limit - opened, now);
            }
            else
            {
                Assert.True(opened <= Limit, $"{opened} were opened, and nobody counted.");
            }
        }

        Assert.InRange(counted, 1, 2999);
    }

    [Fact]
    public void The_same_few_pupils_again_and_again_are_counted_three_times_a_minute()
    {
        var tally = new LookTally();
        var counted = 0;
        for (var second = 0; second < 60; second++)
        {
            var now = Morning.AddSeconds(second);
            if (tally.MustCount(7, inLists: false, [second % 5], now))
            {
                counted++;
                tally.Keep(7, inLists: false, Limit - 5, now);
            }
        }

        Assert.Equal(3, counted);
    }

    [Fact]
    public void Whoever_comes_while_another_page_is_counting_counts_too()
    {
        var tally = new LookTally();
        Assert.True(tally.MustCount(7, inLists: false, [1], Morning));
        Assert.True(tally.MustCount(7, inLists: false, [2], Morning));
    }

    [Fact]
    public void Lists_and_pupils_opened_one_by_one_and_other_accounts_are_counted_apart()
    {
        var tally = new LookTally();
        Assert.True(tally.MustCount(7, inLists: false, [1], Morning));
        tally.Keep(7, inLists: false, 20, Morning);
        Assert.True(tally.MustCount(7, inLists: true, [1], Morning));
        Assert.True(tally.MustCount(8, inLists: false, [1], Morning));
        Assert.False(tally.MustCount(7, inLists: false, [1], Morning));
    }
}
