namespace RodaTraden.Core.Detection.Conditions;

/// <summary>Days on which the first reported lesson is wholly absent and a later reported lesson has present minutes.</summary>
internal static class FirstLessonPattern
{
    public static bool Holds(in Moment moment, Condition condition) =>
        Shares.Compares(Count(moment, condition), condition.Comparison, condition.Limit);

    public static void Explain(in Moment moment, Condition condition, int step, List<Evidence> into)
    {
        var count = Count(moment, condition);
        if (Shares.Compares(count, condition.Comparison, condition.Limit))
        {
            var range = condition.Window.At(moment);
            into.Add(Explained.In(moment, range, condition, step, count, range.Count, 10 * count));
        }
    }

    private static int Count(in Moment moment, Condition condition) =>
        moment.Year.FirstMissed.Count(condition.Window.At(moment));
}
