using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Detection.Symptoms;

namespace RodaTraden.App.Detection.Symptoms;

/// <summary>What student health has noted of a pupil's symptoms: read, added to, taken back. No other role reads a line of it.</summary>
internal sealed class SymptomsHandler(AppDbContext db, VisiblePupils visible, CurrentUser user, AuditLog audit, ReadLog readLog, TimeProvider time)
{
    /// <summary>The pupil and the notes that stand, newest first; null when the pupil does not exist for the one who asks.</summary>
    public async Task<(VisiblePupil Pupil, IReadOnlyList<NotedSymptoms> Notes)?> ReadAsync(int pupilId, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, InformationCategory.Symptoms, AccessLevel.Write, cancellation) is not { } pupil)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.Symptoms, "symtom", cancellation);
        return (pupil, await (
            from note in db.SymptomNotes.AsNoTracking()
            where note.PupilId == pupilId && note.RemovedAt == null
            join account in db.Users on note.ByAccountId equals account.Id
            orderby note.On descending, note.Id descending
            select new NotedSymptoms(note, account.DisplayName)).ToListAsync(cancellation));
    }

    /// <summary>Saves a note; null when it went well. The same form saved twice is one note.</summary>
    public async Task<NoteSymptomsRefusal?> SaveAsync(VisiblePupil pupil, Symptom symptoms, DateOnly? on, Guid formId, CancellationToken cancellation = default)
    {
        if (NotingSymptoms.Check(symptoms, on, time.SwedishToday()) is { } refusal)
        {
            return refusal;
        }

        if (!await db.SymptomNotes.AnyAsync(stored => stored.FormId == formId, cancellation))
        {
            db.Add(new SymptomNote { PupilId = pupil.Id, On = on!.Value, Symptoms = symptoms, ByAccountId = user.AccountId!.Value, SavedAt = time.UtcNow(), FormId = formId, Version = Guid.CreateVersion7() });
            audit.Add(AuditAct.SymptomNoting, pupil.Id, pupil.UnitId, "symptom_notes/" + formId.ToString("n"));
            await db.SaveChangesAsync(cancellation);
        }

        return null;
    }

    /// <summary>Takes a note back; false when there is none.</summary>
    public async Task<bool> RemoveAsync(VisiblePupil pupil, int noteId, CancellationToken cancellation = default)
    {
        if (await db.SymptomNotes.SingleOrDefaultAsync(note => note.Id == noteId && note.PupilId == pupil.Id && note.RemovedAt == null, cancellation) is not { } found)
        {
            return false;
        }

        (found.RemovedAt, found.Version) = (time.UtcNow(), Guid.CreateVersion7());
        audit.Add(AuditAct.SymptomRemoving, pupil.Id, pupil.UnitId, "symptom_notes/" + found.FormId.ToString("n"));
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}

/// <summary>A note, and who wrote it.</summary>
internal sealed record NotedSymptoms(SymptomNote Note, string By);
