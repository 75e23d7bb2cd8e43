using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.App.Detection.Answering;

/// <summary>Saves what somebody did about a pupil's step, and takes it back.</summary>
internal sealed class AnswerHandler(AppDbContext db, VisiblePupils visible, WorkLines lines, CurrentUser user, AuditLog audit, ReadLog readLog, TimeProvider time)
{
    /// <summary>The pupil that is to be answered for, with the step; null when it does not exist for the one who asks.</summary>
    public async Task<(VisiblePupil Pupil, WorkLine? Line)?> FindAsync(int pupilId, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, InformationCategory.Notes, AccessLevel.Write, cancellation) is not { } pupil)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.LadderState, "svar", cancellation);
        return (pupil, (await lines.ReadAsync(time.SwedishToday(), pupilId, cancellation)).FirstOrDefault());
    }

    /// <summary>Saves an answer; null when it went well. The same form saved twice is one answer.</summary>
    public async Task<RecordResponseRefusal?> SaveAsync(VisiblePupil pupil, LadderStep? step, Answer answer, CancellationToken cancellation = default)
    {
        var response = answer.ToResponse(pupil.Id, step?.Ordinal ?? 0, user.AccountId!.Value, time.UtcNow());
        if (RecordingResponse.Check(response, step is not null, step is not null && user.ActiveRole.MaySettle(step.Responsible), time.SwedishToday()) is { } refusal)
        {
            return refusal;
        }

        if (await db.Responses.AnyAsync(stored => stored.FormId == answer.FormId, cancellation))
        {
            return null;
        }

        db.Add(response);
        audit.Add(AuditAct.ResponseRecording, pupil.Id, pupil.UnitId, "responses/" + answer.FormId.ToString("n"));
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>An answer that the one who asks may take back: one's own, and for a principal any; null when there is none.</summary>
    public async Task<StepResponse?> FindAnswerAsync(int pupilId, int responseId, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, InformationCategory.Notes, AccessLevel.Write, cancellation) is null)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.Notes, "ta-bort-svar", cancellation);
        return await db.Responses.SingleOrDefaultAsync(one => one.Id == responseId && one.PupilId == pupilId && one.RemovedAt == null
            && (one.ByAccountId == user.AccountId || user.ActiveRole == Role.Principal), cancellation);
    }

    /// <summary>Takes an answer back. It stays in the history, struck through.</summary>
    public async Task RemoveAsync(StepResponse response, CancellationToken cancellation = default)
    {
        response.RemovedAt = time.UtcNow();
        response.Version = Guid.CreateVersion7();
        audit.Add(AuditAct.ResponseRemoving, response.PupilId, reference: "responses/" + response.FormId.ToString("n"));
        await db.SaveChangesAsync(cancellation);
    }
}
