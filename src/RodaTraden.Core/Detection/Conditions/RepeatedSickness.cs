namespace RodaTraden.Core.Detection.Conditions;

/// <summary>
/// Occasions of at most 3 observed days with only valid absence. An occasion cut by the start of the window counts as it lies in the window.
/// </summary>
internal static class RepeatedSickness
{
    private const int MostDays = 3;

    public static bool Holds(in Moment moment, Condition condition) =>
        Shares.Compares(Count(moment, condition).Short, condition.Comparison, condition.Limit);

    public static void Explain(in Moment moment, Condition condition, int step, List<Evidence> into)
    {
        var (few, all) = Count(moment, condition);
        if (Shares.Compares(few, condition.Comparison, condition.Limit))
        {
            into.Add(Explained.In(moment, condition.Window.At(moment), condition, step, few, all, 10 * few));
        }
    }

    private static (int Short, int All) Count(in Moment moment, Condition condition)
    {
        int few = 0, all = 0;
        var year = moment.Year;
        var window = condition.Window.At(moment);
        if (!Shares.MayCompare(year.Absent.Count(window), condition.Comparison, condition.Limit))
        {
            return (0, 0);
        }

        var runs = new AbsenceRuns(year, window);
        while (runs.MoveNext())
        {
            all++;
            few += year.Absent.Count(runs.Current) <= MostDays && year.Invalid.Count(runs.Current) == 0 ? 1 : 0;
        }

        return (few, all);
    }
}
