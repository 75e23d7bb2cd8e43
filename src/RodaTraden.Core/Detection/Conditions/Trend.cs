using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection.Conditions;

/// <summary>The share in the window minus the share in the window before it, in percentage points; both judged.</summary>
internal static class Trend
{
    /// <summary>The later share must itself be at least this, in tenths of a percent.</summary>
    private const int LeastShareTenths = 100;

    public static bool Holds(in Moment moment, Condition condition)
    {
        var (now, before) = Sums(moment, condition);
        return Holds(now, before, condition);
    }

    public static void Explain(in Moment moment, Condition condition, int step, List<Evidence> into)
    {
        var (now, before) = Sums(moment, condition);
        if (!Holds(now, before, condition))
        {
            return;
        }

        int absent = now.AbsentOn(condition.Basis), earlier = before.AbsentOn(condition.Basis);
        var points = Shares.TenthsBetween(absent, now.Observed, earlier, before.Observed);
        into.Add(Explained.In(moment, condition.Window.At(moment), condition, step, absent, now.Observed, points) with
        {
            Previous = WindowShare.Of(moment.Year, Before(condition).At(moment), condition.Basis),
        });
    }

    private static Window Before(Condition condition) => Window.Previous(condition.Window.Length);

    private static (WindowSums Now, WindowSums Before) Sums(in Moment moment, Condition condition) =>
        (moment.Year.SumsOf(condition.Window.At(moment)), moment.Year.SumsOf(Before(condition).At(moment)));

    private static bool Holds(in WindowSums now, in WindowSums before, Condition condition)
    {
        if (!now.IsJudged || !before.IsJudged)
        {
            return false;
        }

        long absent = now.AbsentOn(condition.Basis), earlier = before.AbsentOn(condition.Basis);
        return Shares.Compares(absent, now.Observed, Comparison.AtLeast, LeastShareTenths)
            && Shares.Compares(
                (absent * before.Observed) - (earlier * now.Observed),
                (long)now.Observed * before.Observed,
                condition.Comparison,
                condition.Limit);
    }
}
