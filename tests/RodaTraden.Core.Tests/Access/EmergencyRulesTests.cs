using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Emergency;
using RodaTraden.Core.Access.Reviewing;

namespace RodaTraden.Core.Tests.Access;

/// <summary>What emergency access asks for, and how a sample is drawn.</summary>
public sealed class EmergencyRulesTests
{
    private const string Words = "Eleven sprang från skolan.";
    private static readonly DateTime Now = new(2026, 3, 27, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_reason_and_a_sentence_are_needed_and_three_in_a_day_are_enough()
    {
        Assert.Null(EmergencyRules.Check(EmergencyReason.PupilMissing, Words, 0));
        Assert.Null(EmergencyRules.Check(EmergencyReason.PupilMissing, "12345678901234567890", 2));
        Assert.Equal(EmergencyRefusal.NoReason, EmergencyRules.Check(null, Words, 0));
        Assert.Equal(EmergencyRefusal.NoWords, EmergencyRules.Check(EmergencyReason.Other, "1234567890123456789   ", 0));
        Assert.Equal(EmergencyRefusal.TooMany, EmergencyRules.Check(EmergencyReason.Other, Words, 3));
    }

    [Fact]
    public void It_is_open_from_when_it_was_opened_until_its_hour_is_over_or_somebody_closes_it()
    {
        var access = Access();
        Assert.False(access.IsOpen(Now.AddTicks(-1)));
        Assert.True(access.IsOpen(Now));
        Assert.True(access.IsOpen(Now.AddMinutes(60).AddTicks(-1)));
        Assert.False(access.IsOpen(Now.AddMinutes(60)));
        access.EndedAt = Now.AddMinutes(1);
        Assert.False(access.IsOpen(Now.AddMinutes(2)));
    }

    [Fact]
    public void Somebody_else_reviews_once_and_in_words()
    {
        var access = Access();
        Assert.Equal(EmergencyRefusal.OwnAccess, EmergencyRules.CheckReview(access, 7, "Ja."));
        Assert.Equal(EmergencyRefusal.NoWords, EmergencyRules.CheckReview(access, 8, "  "));
        Assert.Null(EmergencyRules.CheckReview(access, 8, "Ja."));
        access.Verdict = EmergencyVerdict.Justified;
        Assert.Equal(EmergencyRefusal.AlreadyReviewed, EmergencyRules.CheckReview(access, 8, "Ja."));
    }

    [Theory]
    [InlineData("2026-03-23", "2026-03-26")]
    [InlineData("2026-03-25", "2026-03-30")]
    [InlineData("2026-03-27", "2026-04-01")]
    [InlineData("2026-03-28", "2026-04-01")]
    public void Three_weekdays_are_given_for_it(string opened, string by) => Assert.Equal(Day(by), EmergencyRules.ReviewBy(Day(opened)));

    [Fact]
    public void A_sample_holds_each_look_once_and_no_more_than_there_are()
    {
        Assert.Equal([3, 5, 8], ReviewRules.Draw([8, 3, 5], _ => 0));
        var random = new Random(4);
        var drawn = ReviewRules.Draw([.. Enumerable.Range(1, 1000).Select(id => (long)id)], random.Next);
        Assert.Equal(ReviewRules.SampleSize, drawn.Distinct().Count());
        Assert.Empty(ReviewRules.Draw([], random.Next));
    }

    [Fact]
    public void Every_look_is_as_likely_to_be_drawn_as_any_other()
    {
        var random = new Random(5);
        var times = new int[119];
        for (var draw = 0; draw < 2000; draw++)
        {
            foreach (var id in ReviewRules.Draw([.. Enumerable.Range(1, 118).Select(id => (long)id)], random.Next))
            {
                times[id]++;
            }
        }

        // Half of 118 are drawn each time: a thousand of 2,000, give or take five standard deviations of 22.
        Assert.All(times.Skip(1), count => Assert.InRange(count, 890, 1110));
    }

    [Theory]
    [InlineData(21, false)]
    [InlineData(22, true)]
    [InlineData(0, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Night_is_from_22_to_5(int hour, bool isNight) => Assert.Equal(isNight, UnusualLimits.IsNight(hour));

    private static EmergencyAccess Access() => new()
    {
        PupilId = 1,
        UnitId = 1,
        AccountId = 7,
        Role = Role.Mentor,
        Reason = EmergencyReason.AcuteWorry,
        Words = Words,
        OpenedAt = Now,
        Until = Now.AddMinutes(EmergencyRules.Minutes),
        FormId = Guid.NewGuid(),
    };

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
