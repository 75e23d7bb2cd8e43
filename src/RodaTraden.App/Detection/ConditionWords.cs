using System.Globalization;
using RodaTraden.App.Shared.Language;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Detection;

/// <summary>A condition in the words of settings and definitions: what it looks for, in which days, and its limit. What is true of a pupil is <see cref="ConditionSentence"/>.</summary>
internal static class ConditionWords
{
    /// <summary>For example: Frånvaro i procent (terminen), över.</summary>
    public static string Name(LanguageTexts texts, Condition condition) =>
        $"{texts["Condition." + condition.Kind]} ({texts["Window.Name." + condition.Window.Kind, condition.Window.Length]})"
        + (condition.Kind == ConditionKind.AbsenceShare ? ", " + texts["Comparison." + condition.Comparison] : "");

    /// <summary>For example: 50 %.</summary>
    public static string Limit(LanguageTexts texts, Condition condition) => condition.LimitIsShare
        ? PlainNumbers.LimitPercent(condition.Limit, texts.IsSwedish)
        : condition.Limit.ToString(CultureInfo.InvariantCulture);

    /// <summary>For example: Frånvaro i procent (terminen), över 50 %. Where nothing else is said, at least the limit is enough.</summary>
    public static string Whole(LanguageTexts texts, Condition condition) => condition.Kind == ConditionKind.AbsenceShare
        ? $"{Name(texts, condition)} {Limit(texts, condition)}"
        : $"{Name(texts, condition)}, {texts["Comparison.AtLeast"]} {Limit(texts, condition)}";
}
