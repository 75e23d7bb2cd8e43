namespace RodaTraden.Core.Detection.Conditions;

/// <summary>Days on which the pupil was away for a part.</summary>
internal static class PartDays
{
    public static bool Holds(in Moment moment, Condition condition) =>
        Shares.Compares(Count(moment, condition), condition.Comparison, condition.Limit);

    public static void Explain(in Moment moment, Condition condition, int step, List<Evidence> into)
    {
        var count = Count(moment, condition);
        if (Shares.Compares(count, condition.Comparison, condition.Limit))
        {
            var range = condition.Window.At(moment);
            into.Add(Explained.In(moment, range, condition, step, count, moment.Year.SumsOf(range).ObservedDays, 10 * count));
        }
    }

    private static int Count(in Moment moment, Condition condition) => moment.Year.Part.Count(condition.Window.At(moment));
}
