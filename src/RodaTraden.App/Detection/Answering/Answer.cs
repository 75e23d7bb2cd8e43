using RodaTraden.App.Shared.Language;
using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.App.Detection.Answering;

/// <summary>An answer as it was written.</summary>
internal sealed record Answer(ResponseKind Kind, TalkedWith With, KnownReason? Reason, DateOnly On, string Note, DateOnly? ReturnOn, Guid FormId)
{
    /// <summary>From what a form holds: fields that another kind of answer has are left out.</summary>
    public static Answer Of(ResponseKind kind, bool withPupil, bool withGuardian, KnownReason? reason, DateOnly on, string? note, DateOnly? returnOn, Guid formId)
    {
        var with = (withPupil ? TalkedWith.Pupil : TalkedWith.Nobody) | (withGuardian ? TalkedWith.Guardian : TalkedWith.Nobody);
        var isKnown = kind == ResponseKind.Known;
        return new(
            kind,
            kind.IsContact() ? with : TalkedWith.Nobody,
            isKnown ? reason : null,
            on,
            note ?? "",
            isKnown ? returnOn : null,
            formId);
    }

    /// <summary>As it is stored: whose, on which step, by whom and when.</summary>
    public StepResponse ToResponse(int pupilId, int step, int accountId, DateTime savedAt) => new()
    {
        PupilId = pupilId,
        Step = step,
        Kind = Kind,
        With = With,
        Reason = Reason,
        On = On,
        Note = Note.Trim(),
        ReturnOn = ReturnOn,
        ByAccountId = accountId,
        SavedAt = savedAt,
        FormId = FormId,
        Version = Guid.CreateVersion7(),
    };

    /// <summary>What to tell whoever wrote it when it cannot be saved: the field, and the words.</summary>
    public (string Field, string Words) Fault(RecordResponseRefusal refusal, DateOnly today, LanguageTexts texts) => refusal switch
    {
        RecordResponseRefusal.NoteMissing => ("note", texts["Answer.NoteMissing." + Kind]),
        RecordResponseRefusal.NoteTooLong => ("note", texts["Answer.NoteTooLong", RecordingResponse.LongestNote, Note.Trim().Length]),
        RecordResponseRefusal.DayInFuture => ("on", texts["Answer.DayInFuture"]),
        RecordResponseRefusal.ReasonMissing => ("reason", texts["Answer.ReasonMissing"]),
        RecordResponseRefusal.AsksSomebodyElse => ("note", texts["Answer.AsksSomebodyElse"]),
        RecordResponseRefusal.NobodyTalkedWith => ("with-pupil", texts["Answer.NobodyTalkedWith." + Kind]),
        RecordResponseRefusal.ReturnDayMissing => ("return", texts["Answer.ReturnMissing"]),
        RecordResponseRefusal.ReturnDayTooFar => ("return", texts["Answer.ReturnTooFar", texts.DayInWords(today.AddDays(RecordingResponse.LongestRest))]),
        RecordResponseRefusal.NothingToAnswer => ("note", texts["Answer.NothingToAnswer"]),
    };
}
