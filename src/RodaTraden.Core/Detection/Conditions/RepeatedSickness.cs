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
        int few = 0, all = 0, length = 0;
        var onlyValid = true;
        foreach (ref readonly var day in moment.Year.In(condition.Window.At(moment)))
        {
            if (!day.IsObserved)
            {
                continue;
            }

            if (day.Absent > 0)
            {
                length++;
                onlyValid &= day.Invalid == 0;
                continue;
            }

            Close();
        }

        Close();
        return (few, all);

        void Close()
        {
            all += length > 0 ? 1 : 0;
            few += length is > 0 and <= MostDays && onlyValid ? 1 : 0;
            length = 0;
            onlyValid = true;
        }
    }
}
