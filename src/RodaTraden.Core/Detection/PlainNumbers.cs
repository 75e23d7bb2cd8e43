using System.Globalization;

namespace RodaTraden.Core.Detection;

/// <summary>Numbers and dates as Swedish and English readers expect them, the same on every machine.</summary>
public static class PlainNumbers
{
    private const char NoBreakSpace = '\u00A0';

    private static readonly string[] SwedishMonths = ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"];
    private static readonly string[] EnglishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>A whole number: 6 000 or 6,000.</summary>
    public static string Whole(long number, bool swedish) => swedish
        ? number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', NoBreakSpace)
        : number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A percentage with one decimal from tenths: 15,0 % or 15.0 %.</summary>
    public static string Percent(int tenths, bool swedish) => OneDecimal(tenths, swedish) + NoBreakSpace + "%";

    /// <summary>A limit: without decimals where it has none, 15 % or 7,5 %.</summary>
    public static string LimitPercent(int tenths, bool swedish) => (tenths % 10 == 0
        ? (tenths / 10).ToString(CultureInfo.InvariantCulture)
        : OneDecimal(tenths, swedish)) + NoBreakSpace + "%";

    /// <summary>Tenths with one decimal: 6,7 or 6.7.</summary>
    public static string OneDecimal(int tenths, bool swedish)
    {
        var text = (tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture);
        return swedish ? text.Replace('.', ',') : text;
    }

    /// <summary>Day and month: 28 sep.</summary>
    public static string Day(DateOnly day, bool swedish) =>
        day.Day.ToString(CultureInfo.InvariantCulture) + NoBreakSpace + (swedish ? SwedishMonths : EnglishMonths)[day.Month - 1];

    /// <summary>A span of days: 28 sep–25 okt; one day alone once.</summary>
    public static string Days(DateOnly? from, DateOnly? to, bool swedish) => from is { } first && to is { } last
        ? first == last ? Day(first, swedish) : $"{Day(first, swedish)}–{Day(last, swedish)}"
        : swedish ? "utan skoldagar" : "without school days";
}
