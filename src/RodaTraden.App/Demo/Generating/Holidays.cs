namespace RodaTraden.App.Demo.Generating;

/// <summary>Swedish public holidays and the eves that are free in practice (law 1989:253).</summary>
internal static class Holidays
{
    public static bool IsHoliday(DateOnly date)
    {
        var easter = EasterSunday(date.Year);
        return (date.Month, date.Day) is (1, 1) or (1, 6) or (5, 1) or (6, 6) or (12, 24) or (12, 25) or (12, 26) or (12, 31)
            || date == easter.AddDays(-2)
            || date == easter
            || date == easter.AddDays(1)
            || date == easter.AddDays(39)
            || date == easter.AddDays(49)
            || (date is { Month: 6, Day: >= 19 and <= 25, DayOfWeek: DayOfWeek.Friday })
            || (date is { Month: 6, Day: >= 20 and <= 26, DayOfWeek: DayOfWeek.Saturday })
            || (date.DayOfWeek == DayOfWeek.Saturday && (date is { Month: 10, Day: 31 } or { Month: 11, Day: <= 6 }));
    }

    /// <summary>The Gregorian computus in Meeus's form.</summary>
    public static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var d = b / 4;
        var e = b % 4;
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var i = c / 4;
        var k = c % 4;
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var month = (h + l - (7 * m) + 114) / 31;
        var day = ((h + l - (7 * m) + 114) % 31) + 1;
        return new DateOnly(year, month, day);
    }
}
