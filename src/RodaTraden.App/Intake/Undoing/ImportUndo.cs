using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Attendance.Importing;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Register.Importing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Intake.Undoing;

/// <summary>What an undo left as it was, because it had changed since the file was read in.</summary>
internal sealed record UndoResult(int RestoredDays, int RestoredRows, IReadOnlyList<KeptDay> KeptDays, int KeptRows, IReadOnlyList<KeptRow> Rows)
{
    public int Kept => KeptDays.Count + KeptRows;
}

internal readonly record struct KeptDay(int PupilId, DateOnly Date);

/// <summary>A row that stayed: what it is, and the key it has in files; empty where it has none or may not be shown.</summary>
internal readonly record struct KeptRow(string Entity, string Key);

/// <summary>Why a file cannot be taken back.</summary>
internal enum UndoRefusal
{
    NotFound,
    AlreadyUndone,

    /// <summary>What the file replaced has been disposed of.</summary>
    Disposed,
}

/// <summary>
/// Takes a file back: everything that is still as the file made it becomes what it was before; what people or later files have changed since stays, and is listed.
/// </summary>
internal sealed class ImportUndo(AppDbContext db, AttendanceStore store, ToldDays told, PupilChanges changes, Evaluator evaluator, ImportLock importLock, TimeProvider time)
{
    private const int AtATime = 1000;

    public async Task<(UndoResult? Result, UndoRefusal? Refusal)> UndoAsync(int fileId, ImportOrder order, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        await using var mine = await importLock.WaitAsync(cancellation);
        var receipt = await db.ImportedFiles.SingleOrDefaultAsync(file => file.Id == fileId, cancellation);
        if (receipt is null || receipt is { UndoneAt: not null, KeptAtUndo: 0 })
        {
            return (null, receipt is null ? UndoRefusal.NotFound : UndoRefusal.AlreadyUndone);
        }

        if (receipt.DisposedAt is not null)
        {
            return (null, UndoRefusal.Disposed);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await store.LockAsync(cancellation);
        await AdvisoryLocks.WaitAsync(db, AdvisoryLocks.Evaluating, cancellation);
        var touched = new HashSet<int>();
        var (restoredDays, keptDays) = await RestoreAttendanceAsync(receipt, touched, progress, cancellation);
        var (restoredRows, keptRows) = await RestoreRegisterAsync(fileId, madePupils: false, cancellation);

        // Days that were made of what is now taken back are no history of anybody: a pupil that the file made goes after them.
        touched.UnionWith(await told.LayAgainAsync(await UndoReach.PupilsAsync(db, told, fileId, cancellation), cancellation));
        var (removedPupils, keptPupils) = await RestoreRegisterAsync(fileId, madePupils: true, cancellation);
        (restoredRows, keptRows) = (restoredRows + removedPupils, [.. keptRows, .. keptPupils]);
        receipt.UndoneAt = time.UtcNow();
        receipt.KeptAtUndo = keptDays.Count + keptRows.Count;
        receipt.Version = Guid.CreateVersion7();
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        await db.UnmappedReasons.Where(reason => reason.FileId == fileId).ExecuteDeleteAsync(cancellation);
        await changes.AppendAsync(restoredRows > 0 ? null : touched, null, evaluated: true, cancellation);
        await evaluator.EvaluateAsync(time.SwedishToday(), restoredRows > 0 ? null : touched, progress, cancellation);
        await ProtectedCleansing.RunAsync(db, cancellation);
        await ForgetSignalsOfFileAsync(DateOnly.FromDateTime(SwedishTime.Local(receipt.At)), touched, cancellation);

        // Last: whoever writes to the audit waits until this is committed.
        db.Add(new AuditEntry { At = time.UtcNow(), AccountId = order.AccountId, Role = order.Role, Act = AuditAct.ImportUndoing, Reference = "imported_files/" + fileId });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (new(restoredDays, restoredRows, keptDays, keptRows.Count, keptRows), null);
    }

    /// <summary>A signal that came no earlier than the file and ended with its undo was the file's: it is no history of the pupil's.</summary>
    private async Task ForgetSignalsOfFileAsync(DateOnly since, HashSet<int> touched, CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        foreach (var pupils in touched.Chunk(500))
        {
            await db.Signals.Where(signal => pupils.Contains(signal.PupilId) && signal.FirstTrue >= since && signal.EndedOn == today).ExecuteDeleteAsync(cancellation);
        }
    }

    private async Task<(int Restored, List<KeptDay> Kept)> RestoreAttendanceAsync(ImportedFile receipt, HashSet<int> touched, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var restored = 0;
        var kept = new List<KeptDay>();
        var months = await db.ImportedMonths.Where(month => month.FileId == receipt.Id).Select(month => month.Month).Distinct().OrderBy(month => month).ToListAsync(cancellation);
        for (var i = 0; i < months.Count; i++)
        {
            var month = months[i];
            var before = await db.ImportedMonths.AsNoTracking().Where(one => one.FileId == receipt.Id && one.Month == month).ToListAsync(cancellation);
            foreach (var some in before.Chunk(AtATime))
            {
                var now = (await store.ReadAsync(month, month, [.. some.Select(one => one.PupilId)], cancellation)).ToDictionary(one => one.PupilId, one => one.Unpack());
                var back = new List<MonthToWrite>();
                foreach (var one in some)
                {
                    var days = now.GetValueOrDefault(one.PupilId, []);
                    restored += RestoreDays(one, days, kept);
                    back.Add(new(month, one.PupilId, days));
                    touched.Add(one.PupilId);
                }

                await store.WriteAsync(back, cancellation);
            }

            progress.Report(new(receipt.FileName, RunStage.Writing, i + 1, months.Count));
        }

        return (restored, kept);
    }

    private static int RestoreDays(ImportedMonth record, List<StoredDay> days, List<KeptDay> kept)
    {
        var before = AttendanceBlocks.Unpack(record.Month, record.DaysBefore, record.LessonsBefore).ToDictionary(day => day.Date.Day);
        var restored = 0;
        foreach (var (dayOfMonth, mark) in DayMarks.Read(record.After))
        {
            var date = new DateOnly(record.Month / 100, record.Month % 100, dayOfMonth);
            var now = days.Find(day => day.Date == date) ?? new(date, []);
            if (!mark.IsOf(now))
            {
                // A day that is what it was before the file has been given back by an earlier undo.
                // A day that is only assumed is made again of what remains.
                if (!now.Lessons.TrueForAll(lesson => lesson.Implied && !lesson.ByHand) && DayMarks.HashOf(now) != DayMarks.HashOf(before.GetValueOrDefault(dayOfMonth) ?? new(date, [])))
                {
                    kept.Add(new(record.PupilId, date));
                }

                continue;
            }

            days.RemoveAll(day => day.Date == date);
            if (before.TryGetValue(dayOfMonth, out var was))
            {
                days.Add(was);
            }

            restored++;
        }

        return restored;
    }

    private async Task<(int Restored, List<KeptRow> Kept)> RestoreRegisterAsync(int fileId, bool madePupils, CancellationToken cancellation)
    {
        var restored = 0;
        var kept = new List<KeptRow>();
        var changes = await db.ImportedChanges.AsNoTracking().Where(change => change.FileId == fileId).OrderByDescending(change => change.Id).ToListAsync(cancellation);
        foreach (var change in changes.Where(change => (change is { Entity: nameof(Core.Register.Pupil), Before: null }) == madePupils))
        {
            if (await TryRestoreAsync(change, cancellation))
            {
                restored++;
            }
            else
            {
                kept.Add(new(change.Entity, await KeyOfAsync(change, cancellation)));
            }
        }

        return (restored, kept);
    }

    /// <summary>The key that tells a kept row to whoever has the file; nothing of a pupil with protected data.</summary>
    private async Task<string> KeyOfAsync(ImportedChange change, CancellationToken cancellation)
    {
        var id = change.EntityId;
        return change.Entity switch
        {
            nameof(Core.Register.Pupil) => await PupilKeyAsync(id),
            nameof(Core.Register.Enrolment) => await PupilKeyAsync(await db.Enrolments.Where(row => row.Id == id).Select(row => row.PupilId).FirstOrDefaultAsync(cancellation)),
            nameof(Core.Register.Guardianship) => await PupilKeyAsync(await db.Guardianships.Where(row => row.Id == id).Select(row => row.PupilId).FirstOrDefaultAsync(cancellation)),
            nameof(Core.Register.SchoolUnit) => await db.Units.Where(unit => unit.Id == id).Select(unit => unit.Key).FirstOrDefaultAsync(cancellation) ?? "",
            nameof(Core.Register.SchoolOrganiser) => await db.Organisers.Where(organiser => organiser.Id == id).Select(organiser => organiser.Name).FirstOrDefaultAsync(cancellation) ?? "",
            nameof(Core.Register.StaffMember) => await db.Staff.Where(staff => staff.Id == id).Select(staff => staff.Key).FirstOrDefaultAsync(cancellation) ?? "",
            _ => "",
        };

        async Task<string> PupilKeyAsync(int pupilId) =>
            await db.Pupils.Where(pupil => pupil.Id == pupilId && pupil.Marking == Core.Register.ProtectedMarking.None).Select(pupil => pupil.Key).FirstOrDefaultAsync(cancellation) ?? "";
    }

    private async Task<bool> TryRestoreAsync(ImportedChange change, CancellationToken cancellation)
    {
        var type = db.Model.GetEntityTypes().Single(entity => entity.ClrType.Name == change.Entity);
        var row = await db.FindAsync(type.ClrType, [change.EntityId], cancellation);
        if (row is null && change.Before is null)
        {
            // An earlier undo has taken it away already.
            return true;
        }

        if (change.After is null)
        {
            return row is null && await TryBringBackAsync(type.ClrType, change, cancellation);
        }

        if (row is not null && change.Before is not null && RegisterChanges.Values(db.Entry(row).CurrentValues) == change.Before)
        {
            return true;
        }

        if (row is null || !RegisterChanges.IsStill(RegisterChanges.Values(db.Entry(row).CurrentValues), change.After))
        {
            return false;
        }

        var entry = db.Entry(row);
        if (row is Core.Register.Pupil { IsProtected: true } && change.Before is not null)
        {
            // Taking a file back never takes protection away: only a later word from the school's system does.
            return false;
        }

        if (change.Before is null)
        {
            if ((row is Core.Register.Pupil pupil && await HasAttendanceOrHistoryAsync(pupil.Id, cancellation)) || await CarriesRolesAsync(row, cancellation))
            {
                return false;
            }

            db.Remove(row);
        }
        else
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(change.Before)!;
            foreach (var property in entry.Properties.Where(property => !property.Metadata.IsPrimaryKey()))
            {
                property.CurrentValue = values[property.Metadata.Name].Deserialize(property.Metadata.ClrType);
            }
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            // Something that came later points to the row: it stays, and is counted as kept.
            entry.State = EntityState.Unchanged;
            return false;
        }
    }

    /// <summary>A row that the file removed stands again, under its own number.</summary>
    private async Task<bool> TryBringBackAsync(Type type, ImportedChange change, CancellationToken cancellation)
    {
        var row = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        var entry = db.Entry(row);
        var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(change.Before!)!;
        foreach (var property in entry.Properties)
        {
            property.CurrentValue = values[property.Metadata.Name].Deserialize(property.Metadata.ClrType);
        }

        entry.State = EntityState.Added;
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            entry.State = EntityState.Detached;
            return false;
        }
    }

    /// <summary>A unit or an organiser that somebody has a role for stays: the role would point at nothing.</summary>
    private async Task<bool> CarriesRolesAsync(object row, CancellationToken cancellation) => row switch
    {
        Core.Register.SchoolUnit unit => await db.AccountRoles.AnyAsync(role => role.UnitId == unit.Id, cancellation),
        Core.Register.SchoolOrganiser organiser => await db.AccountRoles.AnyAsync(role => role.OrganiserId == organiser.Id, cancellation),
        _ => false,
    };

    private async Task<bool> HasAttendanceOrHistoryAsync(int pupilId, CancellationToken cancellation)
    {
        if (await (await store.OfPupilsAsync([pupilId], cancellation)).AnyAsync(cancellation)
            || await db.Responses.AnyAsync(response => response.PupilId == pupilId, cancellation)
            || await db.ConcernReports.AnyAsync(one => one.PupilId == pupilId, cancellation)
            || await db.AbsenceCases.AnyAsync(one => one.PupilId == pupilId, cancellation)
            || await db.SymptomNotes.AnyAsync(note => note.PupilId == pupilId, cancellation)
            || await db.ToldAbsences.AnyAsync(one => one.PupilId == pupilId, cancellation)
            || await db.PeriodFigures.AnyAsync(figure => figure.PupilId == pupilId, cancellation)
            || await db.PupilNumbers.AnyAsync(number => number.PupilId == pupilId, cancellation)
            || await db.Guardianships.AnyAsync(tie => tie.PupilId == pupilId, cancellation)
            || await db.Enrolments.AnyAsync(enrolment => enrolment.PupilId == pupilId, cancellation)
            || await db.PupilMerges.AnyAsync(merge => merge.KeptId == pupilId || merge.MergedId == pupilId, cancellation))
        {
            return true;
        }

        await db.Standings.Where(standing => standing.PupilId == pupilId).ExecuteDeleteAsync(cancellation);
        await db.Signals.Where(signal => signal.PupilId == pupilId).ExecuteDeleteAsync(cancellation);
        return false;
    }
}
