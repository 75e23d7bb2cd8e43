using System.Globalization;
using RodaTraden.App.Shared.Language;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Detection.Ladders.Changing;

/// <summary>What differs between two ladders of the same shape, in words: for two people who changed one at the same time.</summary>
internal static class LadderDifferences
{
    public static IEnumerable<(string What, string Theirs, string Mine)> Between(AttendanceLadder theirs, AttendanceLadder mine, LanguageTexts texts) =>
        Values(theirs, texts).Zip(Values(mine, texts), (one, other) => (one.What, one.Value, other.Value)).Where(of => of.Item2 != of.Item3);

    private static IEnumerable<(string What, string Value)> Values(AttendanceLadder of, LanguageTexts texts) =>
    [
        .. of.Steps.SelectMany(step => step.AnyOf.Select(condition => ($"{step.Ordinal} {texts["Condition." + condition.Kind]}", ConditionWords.Limit(texts, condition)))),
        .. of.Steps.Select(step => (texts["LadderPage.DueOf", step.Ordinal], Whole(step.DueSchoolDays))),
        .. of.Steps.Select(step => ($"{step.Ordinal} {texts["LadderPage.Review"]}", Whole(step.ReviewSchoolDays))),
        (texts["LadderPage.LeaveAfter"], Whole(of.LeaveAfter)),
        (texts["LadderPage.ContactFrom"], Whole(of.Contact.FromStep)),
        (texts["LadderPage.ContactDays"], Whole(of.Contact.SchoolDays)),
        .. of.LongTerm.Select(condition => ($"{texts["LongTerm.Title"]} {texts["Condition." + condition.Kind]}", ConditionWords.Limit(texts, condition))),
        (texts["LadderPage.Source"], of.Source),
    ];

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
