using System.Globalization;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Demo.Generating;

/// <summary>
/// Lays out a school year by skolförordningen 3:2: at least 178 school days, at least 12 days of break and at most five
/// staff days. Independent schools decide their own days and differ a little.
/// </summary>
internal static class CalendarPlanner
{
    private const int FewestSchoolDays = 178;

    /// <param name="variant">0 for the municipality; others start, pause and end on days of their own.</param>
    public static SchoolCalendar Plan(SchoolYear year, int sportBreakWeek, int variant)
    {
        var autumnStart = Week(year.StartYear, 34, DayOfWeek.Wednesday).AddDays(-(variant % 2));
        var autumnEnd = LastWeekday(new DateOnly(year.StartYear, 12, 19 + (variant % 3)));
        var springStart = FirstWeekday(new DateOnly(year.StartYear + 1, 1, 8 + (variant % 2)));
        var kinds = new SortedDictionary<DateOnly, CalendarDayKind>();
        for (var date = year.Start; date <= year.End; date = date.AddDays(1))
        {
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                var inTerm = (date >= autumnStart && date <= autumnEnd) || date >= springStart;
                kinds[date] = Holidays.IsHoliday(date) ? CalendarDayKind.Holiday : inTerm ? CalendarDayKind.SchoolDay : CalendarDayKind.Break;
            }
        }

        foreach (var date in Breaks(year, sportBreakWeek, variant))
        {
            Set(kinds, date, CalendarDayKind.Break);
        }

        foreach (var date in StaffDays(year, variant, autumnStart))
        {
            Set(kinds, date, CalendarDayKind.StaffDay);
        }

        var ascension = Holidays.EasterSunday(year.StartYear + 1).AddDays(39);
        Set(kinds, ascension.AddDays(1), variant == 0 ? CalendarDayKind.Closed : CalendarDayKind.StaffDay);
        EndSpringTerm(kinds, year, variant);
        return new SchoolCalendar(kinds);
    }

    private static IEnumerable<DateOnly> Breaks(SchoolYear year, int sportBreakWeek, int variant)
    {
        var easter = Holidays.EasterSunday(year.StartYear + 1);
        var easterBreak = variant == 1 ? easter.AddDays(-6) : easter.AddDays(2);
        for (var i = 0; i < 5; i++)
        {
            yield return Week(year.StartYear, 44, DayOfWeek.Monday).AddDays(i);
            yield return Week(year.StartYear + 1, sportBreakWeek, DayOfWeek.Monday).AddDays(i);
        }

        for (var i = 0; i < 4; i++)
        {
            yield return easterBreak.AddDays(i);
        }
    }

    private static IEnumerable<DateOnly> StaffDays(SchoolYear year, int variant, DateOnly autumnStart)
    {
        yield return Before(autumnStart);
        yield return Week(year.StartYear, 39 + variant, DayOfWeek.Monday);
        yield return Week(year.StartYear, 47 - variant, DayOfWeek.Friday);
        yield return Week(year.StartYear + 1, 12 - variant, DayOfWeek.Wednesday);
    }

    private static void EndSpringTerm(SortedDictionary<DateOnly, CalendarDayKind> kinds, SchoolYear year, int variant)
    {
        var usual = LastWeekday(new DateOnly(year.StartYear + 1, 6, 11 + (variant % 3)));
        var schoolDays = 0;
        foreach (var (date, kind) in kinds.ToArray())
        {
            if (kind == CalendarDayKind.SchoolDay && date > usual && schoolDays >= FewestSchoolDays)
            {
                kinds[date] = CalendarDayKind.Break;
            }
            else if (kind == CalendarDayKind.SchoolDay)
            {
                schoolDays++;
            }
        }
    }

    private static void Set(SortedDictionary<DateOnly, CalendarDayKind> kinds, DateOnly date, CalendarDayKind kind)
    {
        if (kinds.TryGetValue(date, out var before) && before != CalendarDayKind.Holiday)
        {
            kinds[date] = kind;
        }
    }

    private static DateOnly Week(int year, int week, DayOfWeek day)
    {
        return DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, day));
    }

    private static DateOnly Before(DateOnly date)
    {
        return LastWeekday(date.AddDays(-1));
    }

    private static DateOnly LastWeekday(DateOnly date)
    {
        return date.DayOfWeek switch
        {
            DayOfWeek.Saturday => date.AddDays(-1),
            DayOfWeek.Sunday => date.AddDays(-2),
            _ => date,
        };
    }

    private static DateOnly FirstWeekday(DateOnly date)
    {
        return date.DayOfWeek switch
        {
            DayOfWeek.Saturday => date.AddDays(2),
            DayOfWeek.Sunday => date.AddDays(1),
            _ => date,
        };
    }
}
