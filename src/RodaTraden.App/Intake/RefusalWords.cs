using RodaTraden.App.Shared.Language;

namespace RodaTraden.App.Intake;

/// <summary>Refusals in words: what we found, what we expected, how to cure it.</summary>
internal static class RefusalWords
{
    public static string Reason(LanguageTexts texts, RowRefusal refusal) => texts["RowRefusal." + refusal.Reason, refusal.Column, refusal.Found];

    public static string Expected(LanguageTexts texts, RowRefusal refusal) => texts[$"RowRefusal.{refusal.Reason}.Expected", refusal.Column];

    public static string Cure(LanguageTexts texts, RowRefusal refusal) => texts[$"RowRefusal.{refusal.Reason}.Cure", refusal.Column];

    public static string Reason(LanguageTexts texts, FileRefusedException refusal) => texts["FileRefusal." + refusal.Reason, refusal.Found];

    public static string Cure(LanguageTexts texts, FileRefusedException refusal) => texts[$"FileRefusal.{refusal.Reason}.Cure"];
}
