namespace RodaTraden.Core.Detection.Conditions;

/// <summary>Maximal runs of observed school days with absence; unobserved days do not break a run.</summary>
internal static class Occasions
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

    private static int Count(in Moment moment, Condition condition)
    {
        var window = condition.Window.At(moment);
        if (!Shares.MayCompare(moment.Year.Absent.Count(window), condition.Comparison, condition.Limit))
        {
            return 0;
        }

        var count = 0;
        var runs = new AbsenceRuns(moment.Year, window);
        while (runs.MoveNext())
        {
            count++;
        }

        return count;
    }
}
