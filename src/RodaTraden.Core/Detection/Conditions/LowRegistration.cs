namespace RodaTraden.Core.Detection.Conditions;

/// <summary>Registration in the window is under the limit. It asks the unit to register, and never counts as absence.</summary>
internal static class LowRegistration
{
    public static bool Holds(in Moment moment, Condition condition)
    {
        var sums = moment.Year.SumsOf(condition.Window.At(moment));
        return Shares.Compares(sums.Reported, sums.Offered, condition.Comparison, condition.Limit);
    }

    public static void Explain(in Moment moment, Condition condition, int step, List<Evidence> into)
    {
        var range = condition.Window.At(moment);
        var sums = moment.Year.SumsOf(range);
        if (Shares.Compares(sums.Reported, sums.Offered, condition.Comparison, condition.Limit))
        {
            into.Add(Explained.In(moment, range, condition, step, sums.Reported, sums.Offered, Shares.Tenths(sums.Reported, sums.Offered)));
        }
    }
}
