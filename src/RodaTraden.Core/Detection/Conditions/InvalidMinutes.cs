namespace RodaTraden.Core.Detection.Conditions;

/// <summary>Invalid minutes in the window, on at least two different days.</summary>
internal static class InvalidMinutes
{
    private const int LeastDays = 2;

    public static bool Holds(in Moment moment, Condition condition)
    {
        var range = condition.Window.At(moment);
        return moment.Year.Invalid.Count(range) >= LeastDays && Shares.Compares(moment.Year.SumsOf(range).Invalid, condition.Comparison, condition.Limit);
    }

    public static void Explain(in Moment moment, Condition condition, int step, List<Evidence> into)
    {
        if (Holds(moment, condition))
        {
            var range = condition.Window.At(moment);
            var sums = moment.Year.SumsOf(range);
            into.Add(Explained.In(moment, range, condition, step, sums.Invalid, sums.Observed, 10 * sums.Invalid));
        }
    }
}
