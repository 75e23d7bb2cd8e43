namespace RodaTraden.App.Tests.Oracle;

/// <summary>The conditions that count days, occasions or minutes. They ask for no judged window.</summary>
internal static class PlainCountConditions
{
    public static void ConsecutiveDays(List<PlainCondition> found, List<PlainDay> schoolDays, DateOnly asOf, int step)
    {
        const int limit = 5;
        var year = PlainWindows.Year(schoolDays, asOf);
        var run = new List<PlainDay>();
        for (var i = year.Count - 1; i >= 0; i--)
        {
            if (!year[i].IsObserved)
            {
                continue;
            }

            if (!year[i].IsAway)
            {
                break;
            }

            run.Insert(0, year[i]);
        }

        if (run.Count >= limit)
        {
            found.Add(Count("ConsecutiveDays", "Year", run, run.Count, PlainWindows.ObservedDays(year), limit, step));
        }
    }

    public static void Occasions(List<PlainCondition> found, List<PlainDay> schoolDays, DateOnly asOf, int step)
    {
        const int limit = 3;
        var days = PlainWindows.Last(schoolDays, asOf, 20);
        var runs = PlainWindows.AbsenceRuns(days).Count;
        if (runs >= limit)
        {
            found.Add(Count("Occasions", "Last20", days, runs, PlainWindows.ObservedDays(days), limit, step));
        }
    }

    public static void PartDays(List<PlainCondition> found, List<PlainDay> schoolDays, DateOnly asOf, int step)
    {
        const int limit = 6;
        var days = PlainWindows.Last(schoolDays, asOf, 20);
        var parts = 0;
        foreach (var day in days)
        {
            if (day.IsPart)
            {
                parts++;
            }
        }

        if (parts >= limit)
        {
            found.Add(Count("PartDays", "Last20", days, parts, PlainWindows.ObservedDays(days), limit, step));
        }
    }

    public static void InvalidMinutes(List<PlainCondition> found, List<PlainDay> schoolDays, DateOnly asOf, int step)
    {
        const int limit = 240;
        var days = PlainWindows.Month(schoolDays, asOf);
        long minutes = 0;
        var daysWithInvalid = 0;
        foreach (var day in days)
        {
            minutes += day.X;
            if (day.X > 0)
            {
                daysWithInvalid++;
            }
        }

        if (minutes >= limit && daysWithInvalid >= 2)
        {
            found.Add(Count("InvalidMinutes", "Month", days, minutes, PlainWindows.Observed(days), limit, step));
        }
    }

    public static void RepeatedSickness(List<PlainCondition> found, List<PlainDay> schoolDays, DateOnly asOf, int step)
    {
        const int limit = 4;
        var days = PlainWindows.Last(schoolDays, asOf, 60);
        var runs = PlainWindows.AbsenceRuns(days);
        var shortAndValid = 0;
        foreach (var run in runs)
        {
            var hasInvalid = false;
            foreach (var day in run)
            {
                if (day.X > 0)
                {
                    hasInvalid = true;
                }
            }

            if (run.Count <= 3 && !hasInvalid)
            {
                shortAndValid++;
            }
        }

        if (shortAndValid >= limit)
        {
            found.Add(Count("RepeatedSickness", "Last60", days, shortAndValid, runs.Count, limit, step));
        }
    }

    public static void LowRegistration(List<PlainCondition> found, List<PlainDay> schoolDays, DateOnly asOf)
    {
        const long limit = 80;
        var days = PlainWindows.Last(schoolDays, asOf, 10);
        long reported = 0;
        long offered = 0;
        foreach (var day in days)
        {
            reported += day.R;
            offered += day.O;
        }

        if (offered > 0 && 100 * reported < limit * offered)
        {
            found.Add(new PlainCondition
            {
                Kind = "LowRegistration",
                Window = "Last10",
                From = PlainWindows.First(days),
                To = PlainWindows.Last(days),
                Count = reported,
                Of = offered,
                Tenths = PlainCondition.PercentInTenths(reported, offered),
                Op = "<",
                Limit = limit,
                Step = 0,
            });
        }
    }

    /// <summary>Unit school days of this school year, up to the as-of date, after the pupil's latest school day.</summary>
    public static void NoData(
        List<PlainCondition> found, List<PlainDay> schoolDays, DateOnly asOf, List<DateOnly> unitDaysThisYear)
    {
        const int limit = 10;
        DateOnly? latest = null;
        foreach (var day in schoolDays)
        {
            if (day.Date <= asOf)
            {
                latest = day.Date;
            }
        }

        var after = new List<DateOnly>();
        foreach (var unitDay in unitDaysThisYear)
        {
            if (latest is null || unitDay > latest)
            {
                after.Add(unitDay);
            }
        }

        if (after.Count >= limit)
        {
            found.Add(new PlainCondition
            {
                Kind = "NoData",
                Window = "Year",
                From = after[0],
                To = after[^1],
                Count = after.Count,
                Of = unitDaysThisYear.Count,
                Tenths = 10L * after.Count,
                Op = ">=",
                Limit = limit,
                Step = 0,
            });
        }
    }

    public static PlainCondition Count(
        string kind, string window, List<PlainDay> days, long count, long of, long limit, int step, string? detail = null) =>
        new()
        {
            Kind = kind,
            Window = window,
            From = PlainWindows.First(days),
            To = PlainWindows.Last(days),
            Count = count,
            Of = of,
            Detail = detail,
            Tenths = 10 * count,
            Op = ">=",
            Limit = limit,
            Step = step,
        };
}
