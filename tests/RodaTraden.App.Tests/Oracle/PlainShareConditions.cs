namespace RodaTraden.App.Tests.Oracle;

/// <summary>The two conditions that compare shares, and so need a judged window.</summary>
internal static class PlainShareConditions
{
    public static void AbsenceShare(
        List<PlainCondition> found, string window, List<PlainDay> days, string op, long limit, int step)
    {
        if (!PlainWindows.IsJudged(days))
        {
            return;
        }

        var share = PlainShare.Of(days);
        var isTrue = op == ">="
            ? 100 * share.Absent >= limit * share.Observed
            : 100 * share.Absent > limit * share.Observed;
        if (!isTrue)
        {
            return;
        }

        found.Add(new PlainCondition
        {
            Kind = "AbsenceShare",
            Window = window,
            From = share.From,
            To = share.To,
            Share = share,
            Tenths = PlainCondition.PercentInTenths(share.Absent, share.Observed),
            Op = op,
            Limit = limit,
            Step = step,
        });
    }

    public static void Trend(List<PlainCondition> found, List<PlainDay> schoolDays, DateOnly asOf, int step)
    {
        const long limit = 10;
        var days = PlainWindows.Last(schoolDays, asOf, 20);
        var before = PlainWindows.Previous(schoolDays, asOf, 20);
        if (!PlainWindows.IsJudged(days) || !PlainWindows.IsJudged(before))
        {
            return;
        }

        var now = PlainShare.Of(days);
        var then = PlainShare.Of(before);
        var isTenPercent = 100 * now.Absent >= 10 * now.Observed;

        // a/b - c/d >= p/100, with everything multiplied by 100bd.
        var difference = (now.Absent * then.Observed) - (then.Absent * now.Observed);
        var isRisen = 100 * difference >= limit * now.Observed * then.Observed;
        if (!isTenPercent || !isRisen)
        {
            return;
        }

        found.Add(new PlainCondition
        {
            Kind = "Trend",
            Window = "Last20",
            From = now.From,
            To = now.To,
            Share = now,
            Previous = then,
            Tenths = PlainCondition.PercentInTenths(difference, now.Observed * then.Observed),
            Op = ">=",
            Limit = limit,
            Step = step,
        });
    }
}
