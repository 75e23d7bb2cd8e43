using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection.Conditions;

/// <summary>The run of away days that ends at the latest observed school day; unobserved days neither break nor extend it.</summary>
internal static class ConsecutiveDays
{
    public static bool Holds(in Moment moment, Condition condition) =>
        Shares.Compares(Run(moment).Away, condition.Comparison, condition.Limit);

    public static void Explain(in Moment moment, Condition condition, int step, List<Evidence> into)
    {
        var (away, run) = Run(moment);
        if (Shares.Compares(away, condition.Comparison, condition.Limit))
        {
            var seen = moment.Year.SumsOf(condition.Window.At(moment)).ObservedDays;
            into.Add(Explained.In(moment, run, condition, step, away, seen, 10 * away));
        }
    }

    private static (int Away, DayRange Run) Run(in Moment moment)
    {
        var year = moment.Year;
        var after = new DayRange(year.Came.LastBefore(moment.End) + 1, moment.End);
        var away = year.Away.Count(after);
        return away == 0 ? (0, new(moment.End, moment.End)) : (away, new(year.Away.First(after), year.Away.LastBefore(moment.End) + 1));
    }
}
