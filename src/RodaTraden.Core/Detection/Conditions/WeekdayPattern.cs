namespace RodaTraden.Core.Detection.Conditions;

/// <summary>
/// Some weekday has at least 5 observed days, at least n half-away days, these are at least half of its observed days, and the share of
/// half-away days among all other observed days is at most half of the weekday's.
/// </summary>
internal static class WeekdayPattern
{
    private const int LeastObservedDays = 5;

    public static bool Holds(in Moment moment, Condition condition)
    {
        Span<int> observed = stackalloc int[7];
        Span<int> half = stackalloc int[7];
        Count(moment, condition, observed, half);
        for (var day = DayOfWeek.Monday; day <= DayOfWeek.Friday; day++)
        {
            if (StandsOut(day, observed, half, condition))
            {
                return true;
            }
        }

        return false;
    }

    public static void Explain(in Moment moment, Condition condition, int step, List<Evidence> into)
    {
        Span<int> observed = stackalloc int[7];
        Span<int> half = stackalloc int[7];
        Count(moment, condition, observed, half);
        for (var day = DayOfWeek.Monday; day <= DayOfWeek.Friday; day++)
        {
            if (StandsOut(day, observed, half, condition))
            {
                var (count, of) = (half[(int)day], observed[(int)day]);
                into.Add(Explained.In(moment, condition.Window.At(moment), condition, step, count, of, 10 * count) with { Detail = day.ToString() });
            }
        }
    }

    private static void Count(in Moment moment, Condition condition, Span<int> observed, Span<int> half)
    {
        foreach (ref readonly var day in moment.Year.In(condition.Window.At(moment)))
        {
            var weekday = (int)day.Date.DayOfWeek;
            observed[weekday] += day.IsObserved ? 1 : 0;
            half[weekday] += day.IsHalfAway ? 1 : 0;
        }
    }

    private static bool StandsOut(DayOfWeek day, ReadOnlySpan<int> observed, ReadOnlySpan<int> half, Condition condition)
    {
        int days = observed[(int)day], away = half[(int)day];
        if (days < LeastObservedDays || !Shares.Compares(away, condition.Comparison, condition.Limit) || 2 * away < days)
        {
            return false;
        }

        int otherDays = 0, otherAway = 0;
        for (var other = 0; other < 7; other++)
        {
            otherDays += other == (int)day ? 0 : observed[other];
            otherAway += other == (int)day ? 0 : half[other];
        }

        return 2L * otherAway * days <= (long)away * otherDays;
    }
}
