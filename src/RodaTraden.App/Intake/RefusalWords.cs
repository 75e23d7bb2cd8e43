using RodaTraden.App.Shared.Language;

namespace RodaTraden.App.Intake;

/// <summary>Refusals in words: what we found, what we expected, how to cure it.</summary>
internal static class RefusalWords
{
    public static string Reason(LanguageTexts texts, RowRefusal refusal) => texts["RowRefusal." + refusal.Reason + (refusal is { Reason: RowRefusalReason.Contradiction, Detail.Length: > 0 } ? ".Against" : ""), ColumnName(texts, refusal.Column), refusal.Found, refusal.Detail];

    public static string Expected(LanguageTexts texts, RowRefusal refusal) => refusal is { Reason: RowRefusalReason.UnknownWord, Detail.Length: > 0 }
        ? texts["RowRefusal.UnknownWord.Words", refusal.Detail]
        : texts[$"RowRefusal.{refusal.Reason}.Expected", ColumnName(texts, refusal.Column)];

    public static string Cure(LanguageTexts texts, RowRefusal refusal) => texts[$"RowRefusal.{refusal.Reason}.Cure", ColumnName(texts, refusal.Column)];

    /// <summary>A native column as people call it.</summary>
    public static string ColumnName(LanguageTexts texts, string column) => texts.Has("Column." + column) ? texts["Column." + column] : column;

    public static string Reason(LanguageTexts texts, FileRefusedException refusal) => texts["FileRefusal." + refusal.Reason, refusal.Found];

    public static string Cure(LanguageTexts texts, FileRefusedException refusal) => texts[$"FileRefusal.{refusal.Reason}.Cure"];
}
