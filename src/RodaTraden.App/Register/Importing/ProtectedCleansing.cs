using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>
/// A marking may arrive after data exists. What lists, searches and figures are made of is then removed at once, in the same transaction.
/// Source: domain.md 2.6.
/// </summary>
internal static class ProtectedCleansing
{
    public static async Task RunAsync(AppDbContext db, CancellationToken cancellation)
    {
        await AdvisoryLocks.WaitAsync(db, AdvisoryLocks.Evaluating, cancellation);
        var isProtected = db.Pupils.Where(pupil => pupil.Marking != ProtectedMarking.None).Select(pupil => pupil.Id);
        await db.Standings.Where(standing => isProtected.Contains(standing.PupilId)).ExecuteDeleteAsync(cancellation);
        await db.Signals.Where(signal => isProtected.Contains(signal.PupilId)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>
    /// What files changed of a protected pupil and its guardians is forgotten: the names would stand there. A mark of the values stays, so that a file that made a
    /// row can still be taken back; one that changed it leaves it as it is.
    /// </summary>
    public static async Task ForgetChangesAsync(AppDbContext db, CancellationToken cancellation)
    {
        var isProtected = await db.Pupils.Where(pupil => pupil.Marking != ProtectedMarking.None).Select(pupil => pupil.Id).ToListAsync(cancellation);
        foreach (var pupils in isProtected.Chunk(500))
        {
            var guardians = await db.Guardianships.Where(tie => pupils.Contains(tie.PupilId)).Select(tie => tie.GuardianId).Distinct().ToListAsync(cancellation);
            var changes = await db.ImportedChanges
                .Where(change => change.After != null && !change.After.StartsWith(RegisterChanges.ForgottenMark)
                    && ((change.Entity == nameof(Pupil) && pupils.Contains(change.EntityId)) || (change.Entity == nameof(Guardian) && guardians.Contains(change.EntityId))))
                .ToListAsync(cancellation);
            changes.ForEach(change => (change.After, change.Before) = (RegisterChanges.Forgotten(change.Before is null ? change.After! : ""), null));
            await db.SaveChangesAsync(cancellation);
        }
    }
}
