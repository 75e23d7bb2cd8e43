using RodaTraden.App.Shared.Language;
using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.App.Detection.Answering;

/// <summary>An answer as it was written.</summary>
internal sealed record Answer(ResponseKind Kind, TalkedWith With, DateOnly On, string Note, DateOnly? ReturnOn, Guid FormId)
{
    /// <summary>As it is stored: whose, on which step, by whom and when.</summary>
    public StepResponse ToResponse(int pupilId, int step, int accountId, DateTime savedAt) => new()
    {
        PupilId = pupilId,
        Step = step,
        Kind = Kind,
        With = With,
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
        RecordResponseRefusal.NobodyTalkedWith => ("with-pupil", texts["Answer.NobodyTalkedWith"]),
        RecordResponseRefusal.ReturnDayMissing => ("return", texts["Answer.ReturnMissing"]),
        RecordResponseRefusal.ReturnDayTooFar => ("return", texts["Answer.ReturnTooFar", texts.DayInWords(today.AddDays(RecordingResponse.LongestRest))]),
        RecordResponseRefusal.NothingToAnswer => ("note", texts["Answer.NothingToAnswer"]),
    };
}
