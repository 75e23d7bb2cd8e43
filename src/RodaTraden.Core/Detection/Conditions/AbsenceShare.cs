using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection.Conditions;

/// <summary>The share (total, valid or invalid) of a judged window compares with the limit.</summary>
internal static class AbsenceShare
{
    public static bool Holds(in Moment moment, Condition condition) => Holds(moment.Year.SumsOf(condition.Window.At(moment)), condition);

    public static void Explain(in Moment moment, Condition condition, int step, List<Evidence> into)
    {
        var range = condition.Window.At(moment);
        var sums = moment.Year.SumsOf(range);
        if (Holds(sums, condition))
        {
            var absent = sums.AbsentOn(condition.Basis);
            into.Add(Explained.In(moment, range, condition, step, absent, sums.Observed, Shares.Tenths(absent, sums.Observed)));
        }
    }

    private static bool Holds(in WindowSums sums, Condition condition) =>
        sums.IsJudged && Shares.Compares(sums.AbsentOn(condition.Basis), sums.Observed, condition.Comparison, condition.Limit);
}
