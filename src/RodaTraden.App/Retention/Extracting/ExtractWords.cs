using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Shared.Time;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;
using RodaTraden.Core.Access.Emergency;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Cases.Causes;
using RodaTraden.Core.Cases.Concerns;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Measures;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Detection.Symptoms;
using RodaTraden.Core.Detection.WorkList;
using RodaTraden.Core.Register;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Extracting;

/// <summary>Values of an extract as the document writes them: codes in words, days and times in full.</summary>
internal static class ExtractWords
{
    /// <summary>Where the words of each kind of code stand in the language files. A test holds every code against them.</summary>
    public static FrozenDictionary<Type, string> Codes { get; } = new Dictionary<Type, string>
    {
        [typeof(RegisteredSex)] = "Extract.Sex.",
        [typeof(ProtectedMarking)] = "Extract.Marking.",
        [typeof(Custody)] = "Extract.Custody.",
        [typeof(AbsenceNotification)] = "Extract.Notification.",
        [typeof(StatedReason)] = "Extract.StatedReason.",
        [typeof(AbsenceKind)] = "AbsenceKind.",
        [typeof(ResponseKind)] = "Events.",
        [typeof(TalkedWith)] = "Extract.With.",
        [typeof(KnownReason)] = "KnownReason.",
        [typeof(Symptom)] = "Symptom.",
        [typeof(CaseStage)] = "CaseStage.",
        [typeof(CaseClosing)] = "CaseClosing.",
        [typeof(ConcernChannel)] = "ConcernChannel.",
        [typeof(ConcernAnswer)] = "ConcernAnswer.",
        [typeof(MeasureKind)] = "MeasureKind.",
        [typeof(MeasureOutcome)] = "MeasureOutcome.",
        [typeof(CauseView)] = "CauseView.",
        [typeof(CauseDepth)] = "CauseDepth.",
        [typeof(RefusalFunctions)] = "RefusalFunctions.",
        [typeof(InquiryState)] = "InquiryState.",
        [typeof(SupportInquiry)] = "SupportInquiry.",
        [typeof(ActionProgrammeDecision)] = "ActionProgrammeDecision.",
        [typeof(ConsultedParty)] = "ConsultedParty.",
        [typeof(HeardHow)] = "HeardHow.",
        [typeof(OrganiserNoticeKind)] = "OwnNoticeKind.",
        [typeof(ConsentKind)] = "ConsentKind.",
        [typeof(ConsentForm)] = "ConsentForm.",
        [typeof(ConsentAnswerKind)] = "Extract.Answer.",
        [typeof(WhoDecides)] = "WhoDecides.",
        [typeof(Statute)] = "Statute.",
        [typeof(InformationCategory)] = "Category.",
        [typeof(Role)] = "Role.",
        [typeof(NoticeState)] = "NoticeState.",
        [typeof(EmergencyReason)] = "EmergencyReason.",
        [typeof(EmergencyVerdict)] = "EmergencyVerdict.",
        [typeof(ExtractReceiver)] = "ExtractReceiver.",
        [typeof(ExtractPart)] = "ExtractPart.",
    }.ToFrozenDictionary();

    public static string Of(LanguageTexts texts, object? value) => value switch
    {
        null => "",
        string words => words,
        bool yes => texts[yes ? "Extract.Yes" : "Extract.No"],
        DateOnly day => day.Iso(),
        DateTime at => SwedishTime.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),

        // Some codes are several at once: a talk with both, symptoms together.
        Enum code => string.Join(", ", code.ToString().Split(", ").Select(one => texts[Codes[code.GetType()] + one])),
        IEnumerable several => string.Join(", ", several.Cast<object?>().Select(one => Of(texts, one))),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
