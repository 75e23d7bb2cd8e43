using System.Globalization;

namespace RodaTraden.App.Shared.Language;

/// <summary>Dates and times in words, as people say them.</summary>
internal static class DateWords
{
    /// <summary>fredag 18 september</summary>
    public static string DayInWords(this LanguageTexts texts, DateOnly day) => day.ToString("dddd d MMMM", texts.Culture);

    /// <summary>fredag 18 september 2026</summary>
    public static string DayAndYear(this LanguageTexts texts, DateOnly day) => day.ToString("dddd d MMMM yyyy", texts.Culture);

    /// <summary>18 september</summary>
    public static string DayAndMonth(this LanguageTexts texts, DateOnly day) => day.ToString("d MMMM", texts.Culture);

    /// <summary>10.42 in Swedish, 10:42 in English</summary>
    public static string Clock(this LanguageTexts texts, DateTime local) =>
        local.ToString(texts.IsSwedish ? "HH.mm" : "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>08.10 from minutes after midnight</summary>
    public static string Clock(this LanguageTexts texts, int minutes) =>
        string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}{(texts.IsSwedish ? '.' : ':')}{minutes % 60:00}");

    /// <summary>om 3 dagar, i dag, i morgon, för 2 dagar sedan</summary>
    public static string FromToday(this LanguageTexts texts, DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => texts["Day.Today"],
        1 => texts["Day.Tomorrow"],
        -1 => texts["Day.Yesterday"],
        > 1 and var ahead => texts["Day.In", ahead],
        var behind => texts["Day.Ago", -behind],
    };

    /// <summary>First letter large, for the start of a line.</summary>
    public static string Capital(this LanguageTexts texts, string words) =>
        words.Length == 0 ? words : char.ToUpper(words[0], texts.Culture) + words[1..];
}
