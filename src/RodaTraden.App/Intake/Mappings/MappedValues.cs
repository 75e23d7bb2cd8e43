using System.Globalization;

namespace RodaTraden.App.Intake.Mappings;

/// <summary>A sender's days, times and amounts in native writing. What cannot be understood stays as it was. Source: formats.md 3.5.</summary>
internal static class MappedValues
{
    /// <summary>Ways to write a day that a mapping may choose.</summary>
    public static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyyMMdd", "yy-MM-dd", "yyMMdd", "dd/MM/yyyy", "d/M/yyyy", "dd.MM.yyyy", "d.M.yyyy", "MM/dd/yyyy", "yyyy/MM/dd"];

    /// <summary>More than any sum of a school year, and far from where arithmetic ends.</summary>
    private const int MostNumber = 10_000_000;

    /// <summary>
    /// The first way to write a day that fits all that some column holds in a file's first rows; null when none does. Bare digits are no sign of a day: keys and
    /// numbers look like that too.
    /// </summary>
    public static string? DateFormatOf(IReadOnlyList<string[]> rows)
    {
        for (var column = 0; column < rows.Select(row => row.Length).DefaultIfEmpty(0).Max(); column++)
        {
            var at = column;
            var days = rows.Where(row => at < row.Length && row[at].Length > 0).Select(row => row[at].Split([' ', 'T'], 2)[0]).ToList();
            if (days.Count > 0 && days.TrueForAll(day => day.AsSpan().ContainsAny('-', '/', '.'))
                && DateFormats.FirstOrDefault(format => days.TrueForAll(day => DateOnly.TryParseExact(day, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))) is { } fits)
            {
                return fits;
            }
        }

        return null;
    }

    public static string Day(string text, string format)
    {
        // A moment is a day with a time behind it.
        var day = text.Split([' ', 'T'], 2)[0];
        return DateOnly.TryParseExact(day, [format, "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : text;
    }

    /// <summary>A time of day as 08:10, written so, as 8.10 or 0810, or as the second half of a moment.</summary>
    public static string Clock(string text)
    {
        var time = text.Split([' ', 'T'])[^1].Replace('.', ':');
        return TimeOnly.TryParseExact(time, ["HH:mm", "H:mm", "HH:mm:ss", "H:mm:ss", "HHmm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            ? clock.ToString("HH:mm", CultureInfo.InvariantCulture)
            : text;
    }

    /// <summary>An amount in whole minutes. Hours with decimals are rounded to the nearest minute, half away from zero.</summary>
    public static string Minutes(string text, MappingRules rules)
    {
        if (text.Length == 0 || text == "-")
        {
            return "";
        }

        if (text.Split(':') is [var hours, var rest] && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part < 60 && whole <= MostNumber)
        {
            return ((whole * 60) + part).ToString(CultureInfo.InvariantCulture);
        }

        if (Number(text) is not { } number)
        {
            return text;
        }

        var minutes = rules.Amounts switch
        {
            AmountUnit.Minutes => number,
            AmountUnit.Hours or AmountUnit.HoursAndMinutes => number * 60,
            AmountUnit.Lessons => number * rules.LessonMinutes,
        };
        return rules.Amounts == AmountUnit.Minutes && minutes != decimal.Truncate(minutes)
            ? text
            : Math.Round(minutes, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);
    }

    /// <summary>A number with decimal comma or point, spaces between thousands, a percent sign or none; null when it is none.</summary>
    public static decimal? Number(string text)
    {
        var bare = text.TrimEnd('%').Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace(',', '.');
        return decimal.TryParse(bare, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= MostNumber ? number : null;
    }
}
