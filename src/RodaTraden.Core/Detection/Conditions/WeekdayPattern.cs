namespace RodaTraden.Core.Detection.Conditions;

/// <summary>
/// Some weekday has at least 5 observed days, at least n half-away days, these are at least half of its observed days, and the share of
/// half-away days among all other observed days is at most half of the weekday's.
/// </summary>
internal static class WeekdayPattern
{
    private const int LeastObservedDays = 5;

    /// <summary>School weekdays in the order of their English names, the order of the contract.</summary>
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Friday, DayOfWeek.Monday, DayOfWeek.Thursday, DayOfWeek.Tuesday, DayOfWeek.Wednesday];

    public static bool Holds(in Moment moment, Condition condition)
    {
        Span<int> observed = stackalloc int[7];
        Span<int> half = stackalloc int[7];
        Count(moment, condition, observed, half);
        foreach (var day in Weekdays)
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
        foreach (var day in Weekdays)
        {
            if (StandsOut(day, observed, half, condition))
            {
                var (count, of) = (half[(int)day], observed[(int)day]);
                into.Add(Explained.In(moment, condition.Window.At(moment), condition, step, count, of, 10 * count) with { Detail = day.ToString() });
            }
        }
    }

    /// <summary>Counts by weekday; nothing when no weekday has half-away days enough to stand out, which is told from those days alone.</summary>
    private static void Count(in Moment moment, Condition condition, Span<int> observed, Span<int> half)
    {
        var year = moment.Year;
        var range = condition.Window.At(moment);
        if (!MayStandOut(year.HalfAway.Count(range), condition))
        {
            return;
        }

        var most = 0;
        for (var day = year.HalfAway.First(range); day < range.End; day = year.HalfAway.First(range with { First = day + 1 }))
        {
            most = Math.Max(most, ++half[(int)year.DateOf(day).DayOfWeek]);
        }

        for (var day = MayStandOut(most, condition) ? range.First : range.End; day < range.End; day++)
        {
            observed[(int)year.DateOf(day).DayOfWeek] += year.Observed.Contains(day) ? 1 : 0;
        }
    }

    private static bool MayStandOut(int halfAway, Condition condition) =>
        2 * halfAway >= LeastObservedDays && Shares.MayCompare(halfAway, condition.Comparison, condition.Limit);

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
