using RodaTraden.Core.Cases.Measures;
using RodaTraden.Core.Register;

namespace RodaTraden.Core.Tests.Cases;

/// <summary>A measure answers a cause, is somebody's, is followed up and ends with what it led to. Source: R29, R30, R59, R65.</summary>
public sealed class MeasureRulesTests
{
    private static readonly DateOnly Friday = new(2026, 3, 27);
    private static readonly HashSet<int> There = [1, 2];

    [Fact]
    public void It_starts_with_everything_that_makes_it_somebodys_and_followed_up()
    {
        Assert.Null(Start(Measure()));
        Assert.Equal(MeasureRefusal.CaseClosed, MeasureRules.Start(Measure(), false, There, SchoolCalendar.Unknown));
        Assert.Equal(MeasureRefusal.NoWords, Start(Measure(what: "")));
        Assert.Equal(MeasureRefusal.TooLong, Start(Measure(what: new('a', 501))));
        Assert.Equal(MeasureRefusal.NoCause, Start(Measure(cause: "")));
        Assert.Equal(MeasureRefusal.NoCause, Start(Measure(cause: "Z1")));
        Assert.Null(Start(Measure(cause: "", why: "Kan inte vänta")));
        Assert.Equal(MeasureRefusal.NoOwner, Start(Measure(owner: 3)));
        Assert.Equal(MeasureRefusal.DayMissing, Start(Measure(start: default(DateOnly))));
        Assert.Equal(MeasureRefusal.FollowUpWrong, Start(Measure(follow: Friday.AddDays(-1))));
        Assert.Equal(MeasureRefusal.FollowUpWrong, Start(Measure(follow: Friday.AddDays(1))));
        Assert.Equal(MeasureRefusal.FollowUpWrong, Start(Measure(follow: Friday.AddDays(200))));
    }

    [Fact]
    public void It_ends_on_a_day_that_has_been_with_what_it_led_to()
    {
        var measure = Measure();
        Assert.Equal(MeasureRefusal.DayMissing, MeasureRules.End(measure, null, MeasureOutcome.Helped, "", Friday));
        Assert.Equal(MeasureRefusal.EndWrong, MeasureRules.End(measure, Friday.AddDays(1), MeasureOutcome.Helped, "", Friday));
        Assert.Equal(MeasureRefusal.EndWrong, MeasureRules.End(measure, Friday.AddDays(-1), MeasureOutcome.Helped, "", Friday));
        Assert.Null(MeasureRules.End(measure, Friday.AddDays(-1), MeasureOutcome.Declined, "", Friday));
        Assert.Null(MeasureRules.End(measure, Friday.AddDays(-1), MeasureOutcome.NotCarriedOut, "", Friday));
        Assert.Equal(MeasureRefusal.NoOutcome, MeasureRules.End(measure, Friday, null, "", Friday));
        Assert.Equal(MeasureRefusal.TooLong, MeasureRules.End(measure, Friday, MeasureOutcome.Helped, new('a', 501), Friday));
        Assert.Null(MeasureRules.End(measure, Friday, MeasureOutcome.HelpedInPart, "Två lektioner", Friday));
        measure.EndedOn = Friday;
        Assert.Equal(MeasureRefusal.Ended, MeasureRules.End(measure, Friday, MeasureOutcome.Helped, "", Friday));
    }

    private static MeasureRefusal? Start(CaseMeasure measure) => MeasureRules.Start(measure, true, There, SchoolCalendar.Unknown);

    private static CaseMeasure Measure(string what = "Mötas i entrén", string cause = "K10", string why = "", int owner = 1, DateOnly? start = null, DateOnly? follow = null) => new()
    {
        PupilId = 1,
        CaseId = 1,
        Cause = cause,
        WhyNoCause = why,
        Kind = MeasureKind.Practical,
        What = what,
        OwnerId = owner,
        StartOn = start ?? Friday,
        FollowUpOn = follow ?? Friday.AddDays(14),
        ByAccountId = 1,
        SavedAt = DateTime.UnixEpoch,
        FormId = Guid.Empty,
    };
}
