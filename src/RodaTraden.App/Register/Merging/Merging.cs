using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Attendance.Importing;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Merging;

/// <summary>Why two records cannot be made one, or one made two again.</summary>
internal enum MergeRefusal
{
    NotFound,
    SameRecord,
    AlreadyUndone,

    /// <summary>Both have an open case at the same organiser: one of them is closed first.</summary>
    BothHaveOpenCases,

    /// <summary>The record that stayed has since gone into a third: that must be taken back first.</summary>
    MergedFurther,
}

/// <summary>
/// Makes two records one: everything that stands on the one that goes is moved to the one that stays, and what was moved is kept so that it can be taken
/// back. The record that goes is kept, hidden: files that still use its key or number reach the pupil.
/// </summary>
internal sealed class Merging(AppDbContext db, VisibleRecords visible, AttendanceStore store, ToldDays told, PupilChanges changes, Evaluator evaluator, ImportLock importLock, AuditLog audit, CurrentUser user, TimeProvider time)
{
    private static readonly IProgress<RunProgress> Unseen = new Progress<RunProgress>();

    /// <summary>Merges a record into another; null when it went well.</summary>
    public async Task<MergeRefusal?> MergeAsync(int keptId, int mergedId, CancellationToken cancellation = default)
    {
        if (keptId == mergedId)
        {
            return MergeRefusal.SameRecord;
        }

        await using var alone = await importLock.WaitAsync(cancellation);
        var pair = await visible.Query().Where(pupil => pupil.Id == keptId || pupil.Id == mergedId).ToListAsync(cancellation);
        if (pair.Count != 2)
        {
            return MergeRefusal.NotFound;
        }

        var open = db.AbsenceCases.Where(one => one.Stage != CaseStage.Closed);
        if (await open.AnyAsync(one => one.PupilId == keptId && open.Any(other => other.PupilId == mergedId && other.OrganiserId == one.OrganiserId), cancellation))
        {
            return MergeRefusal.BothHaveOpenCases;
        }

        var (kept, merged) = pair[0].Id == keptId ? (pair[0], pair[1]) : (pair[1], pair[0]);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await store.LockAsync(cancellation);
        var moved = await MoveRowsAsync(kept, merged, cancellation);
        var merge = new PupilMerge { KeptId = keptId, MergedId = mergedId, At = time.UtcNow(), AccountId = user.AccountId, Moved = JsonSerializer.Serialize(moved), Version = Guid.CreateVersion7() };
        db.Add(merge);
        merged.MergedIntoId = keptId;
        merged.Version = Guid.CreateVersion7();
        await db.SaveChangesAsync(cancellation);
        await MoveAttendanceAsync(merge, cancellation);
        await evaluator.ForgetAsync([mergedId], time.SwedishToday(), cancellation);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        await changes.AppendAsync([keptId, mergedId], null, evaluated: true, cancellation);
        await evaluator.EvaluateAsync(time.SwedishToday(), new HashSet<int> { keptId, mergedId }, Unseen, cancellation);
        audit.Add(AuditAct.PupilMerging, keptId, reference: "pupil_merges/" + merge.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Makes one two again. Days that have changed since stay with the record that stayed.</summary>
    /// <returns>How many days stayed, or why nothing was done.</returns>
    public async Task<(int Kept, MergeRefusal? Refusal)> UndoAsync(int mergeId, CancellationToken cancellation = default)
    {
        await using var alone = await importLock.WaitAsync(cancellation);
        var merge = await db.PupilMerges.SingleOrDefaultAsync(one => one.Id == mergeId, cancellation);
        if (merge is null || !await visible.Query().AnyAsync(pupil => pupil.Id == merge.KeptId, cancellation))
        {
            var further = merge is not null && await db.Pupils.AnyAsync(pupil => pupil.Id == merge.KeptId && pupil.MergedIntoId != null, cancellation);
            return (0, further ? MergeRefusal.MergedFurther : MergeRefusal.NotFound);
        }

        if (merge.UndoneAt is not null)
        {
            return (0, MergeRefusal.AlreadyUndone);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await store.LockAsync(cancellation);
        var merged = await db.Pupils.SingleAsync(pupil => pupil.Id == merge.MergedId, cancellation);
        (merged.MergedIntoId, merged.Version) = (null, Guid.CreateVersion7());
        await MoveRowsBackAsync(merge, JsonSerializer.Deserialize<MovedRows>(merge.Moved)!, cancellation);
        var stayed = await MoveAttendanceBackAsync(merge, cancellation);
        await db.SaveChangesAsync(cancellation);
        await told.LayAgainAsync([merge.KeptId, merge.MergedId], cancellation);
        (merge.UndoneAt, merge.KeptAtUndo, merge.Version) = (time.UtcNow(), stayed, Guid.CreateVersion7());
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        await changes.AppendAsync([merge.KeptId, merge.MergedId], null, evaluated: true, cancellation);
        await evaluator.EvaluateAsync(time.SwedishToday(), new HashSet<int> { merge.KeptId, merge.MergedId }, Unseen, cancellation);
        audit.Add(AuditAct.PupilMergeUndoing, merge.KeptId, reference: "pupil_merges/" + merge.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (stayed, null);
    }

    private async Task<MovedRows> MoveRowsAsync(Pupil kept, Pupil merged, CancellationToken cancellation)
    {
        var enrolments = await db.Enrolments.AsNoTracking().Where(row => row.PupilId == kept.Id || row.PupilId == merged.Id).ToListAsync(cancellation);
        var ties = await db.Guardianships.AsNoTracking().Where(row => row.PupilId == kept.Id || row.PupilId == merged.Id).ToListAsync(cancellation);
        var told = await db.ToldAbsences.AsNoTracking().Where(row => row.PupilId == kept.Id || row.PupilId == merged.Id).ToListAsync(cancellation);
        var figures = await db.PeriodFigures.AsNoTracking().Where(row => row.PupilId == kept.Id || row.PupilId == merged.Id).ToListAsync(cancellation);
        var moved = new MovedRows
        {
            Enrolments = Movable(enrolments, row => row.PupilId, row => (row.UnitId, row.From), row => row.Id),
            Guardianships = Movable(ties, row => row.PupilId, row => row.GuardianId, row => row.Id),
            ToldAbsences = Movable(told, row => row.PupilId, row => (row.Date, row.Start, row.End), row => row.Id),
            PeriodFigures = Movable(figures, row => row.PupilId, row => (row.Source, row.From, row.To, row.Subject), row => row.Id),
            Responses = await db.Responses.Where(row => row.PupilId == merged.Id).Select(row => row.Id).ToListAsync(cancellation),
            SymptomNotes = await db.SymptomNotes.Where(row => row.PupilId == merged.Id).Select(row => row.Id).ToListAsync(cancellation),
            ConcernReports = await db.ConcernReports.Where(row => row.PupilId == merged.Id).Select(row => row.Id).ToListAsync(cancellation),
            Cases = await db.AbsenceCases.Where(row => row.PupilId == merged.Id).Select(row => row.Id).ToListAsync(cancellation),
            Numbers = await db.PupilNumbers.Where(row => row.PupilId == merged.Id).Select(row => row.Id).ToListAsync(cancellation),
            Merged = await db.Pupils.Where(row => row.MergedIntoId == merged.Id).Select(row => row.Id).ToListAsync(cancellation),
            NumberBefore = kept.CivicNumber,
        };
        await SetOwnerAsync(moved, kept.Id, cancellation);
        await db.Pupils.Where(row => moved.Merged.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.MergedIntoId, kept.Id), cancellation);
        if (IsBetter(merged.CivicNumber, kept.CivicNumber))
        {
            if (kept.CivicNumber is { } former)
            {
                db.Add(new PupilNumber { PupilId = kept.Id, Number = former, ReplacedOn = time.SwedishToday() });
            }

            (kept.CivicNumber, kept.Version) = (merged.CivicNumber, Guid.CreateVersion7());
        }

        return moved;

        List<int> Movable<TRow, TKey>(List<TRow> rows, Func<TRow, int> owner, Func<TRow, TKey> key, Func<TRow, int> id)
        {
            var taken = rows.Where(row => owner(row) == kept.Id).Select(key).ToHashSet();
            return [.. rows.Where(row => owner(row) == merged.Id && !taken.Contains(key(row))).Select(id)];
        }
    }

    private async Task SetOwnerAsync(MovedRows moved, int pupilId, CancellationToken cancellation)
    {
        await db.Enrolments.Where(row => moved.Enrolments.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        await db.Guardianships.Where(row => moved.Guardianships.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        await db.ToldAbsences.Where(row => moved.ToldAbsences.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        await db.PeriodFigures.Where(row => moved.PeriodFigures.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        await db.Responses.Where(row => moved.Responses.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        await db.SymptomNotes.Where(row => moved.SymptomNotes.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        await db.ConcernReports.Where(row => moved.ConcernReports.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        await db.CaseMeasures.Where(row => moved.Cases.Contains(row.CaseId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        await db.CauseAssessments.Where(row => moved.Cases.Contains(row.CaseId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        await db.CaseEvents.Where(row => moved.Cases.Contains(row.CaseId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        var inquiries = db.AbsenceInquiries.Where(row => moved.Cases.Contains(row.CaseId));
        await db.InquiryConsultations.Where(row => inquiries.Any(one => one.Id == row.InquiryId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        await db.OrganiserNotices.Where(row => inquiries.Any(one => one.Id == row.InquiryId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        await inquiries.ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        await db.AbsenceCases.Where(row => moved.Cases.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
        await db.PupilNumbers.Where(row => moved.Numbers.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PupilId, pupilId), cancellation);
    }

    /// <summary>A personal number is better than none, and than a temporary one.</summary>
    private bool IsBetter(string? number, string? than) => number is not null && (than is null || (IsTemporary(than) && !IsTemporary(number)));

    private bool IsTemporary(string number) => CivicNumber.Parse(number, time.SwedishToday()) is { Kind: CivicNumberKind.Temporary };

    private async Task MoveRowsBackAsync(PupilMerge merge, MovedRows moved, CancellationToken cancellation)
    {
        await SetOwnerAsync(moved, merge.MergedId, cancellation);
        await db.Pupils.Where(row => moved.Merged.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.MergedIntoId, merge.MergedId), cancellation);
        var kept = await db.Pupils.SingleAsync(pupil => pupil.Id == merge.KeptId, cancellation);
        var merged = await db.Pupils.SingleAsync(pupil => pupil.Id == merge.MergedId, cancellation);
        if (kept.CivicNumber == merged.CivicNumber && kept.CivicNumber != moved.NumberBefore)
        {
            db.PupilNumbers.RemoveRange(db.PupilNumbers.Where(number => number.PupilId == kept.Id && number.Number == moved.NumberBefore));
            (kept.CivicNumber, kept.Version) = (moved.NumberBefore, Guid.CreateVersion7());
        }
    }

    /// <summary>
    /// Moves the days of the record that goes, and makes days anew out of what was told of either. What every touched day was before is kept.
    /// </summary>
    private async Task MoveAttendanceAsync(PupilMerge merge, CancellationToken cancellation)
    {
        var months = await MonthsAsync([merge.KeptId, merge.MergedId], cancellation);
        var before = months.Where(month => month.PupilId == merge.KeptId).ToDictionary(month => month.Month, month => month.Unpack());
        var written = new List<MonthToWrite>();
        foreach (var gone in months.Where(month => month.PupilId == merge.MergedId))
        {
            db.Add(new MergedAttendance { MergeId = merge.Id, Month = gone.Month, PupilId = merge.MergedId, Days = gone.Days, Lessons = gone.Lessons, After = [] });
            written.Add(new(gone.Month, merge.KeptId, Together(before.GetValueOrDefault(gone.Month, []), gone.Unpack())));
            written.Add(new(gone.Month, merge.MergedId, []));
        }

        await store.WriteAsync(written, cancellation);
        await told.LayAgainAsync([merge.KeptId], cancellation);
        var after = (await MonthsAsync([merge.KeptId], cancellation)).ToDictionary(month => month.Month, month => month.Unpack());
        foreach (var month in before.Keys.Union(after.Keys))
        {
            var (was, now) = (before.GetValueOrDefault(month, []), after.GetValueOrDefault(month, []));
            var touched = was.Select(day => day.Date).Union(now.Select(day => day.Date)).Where(day => DayMarks.HashOf(On(was, day)) != DayMarks.HashOf(On(now, day))).ToList();
            if (touched.Count > 0)
            {
                var (days, lessons) = AttendanceBlocks.Pack([.. touched.Select(day => On(was, day))]);
                db.Add(new MergedAttendance { MergeId = merge.Id, Month = month, PupilId = merge.KeptId, Days = days, Lessons = lessons, After = DayMarks.Of(touched.Select(day => On(now, day))) });
            }
        }
    }

    private static StoredDay On(List<StoredDay> days, DateOnly date) => days.Find(day => day.Date == date) ?? new(date, []);

    private async Task<int> MoveAttendanceBackAsync(PupilMerge merge, CancellationToken cancellation)
    {
        var records = await db.MergedAttendance.AsNoTracking().Where(month => month.MergeId == merge.Id).ToListAsync(cancellation);
        if (records.Count == 0)
        {
            return 0;
        }

        var now = await MonthsAsync([merge.KeptId], cancellation);
        var written = new List<MonthToWrite>();
        var stayed = 0;
        foreach (var record in records)
        {
            var before = AttendanceBlocks.Unpack(record.Month, record.Days, record.Lessons);
            if (record.PupilId == merge.MergedId)
            {
                written.Add(new(record.Month, merge.MergedId, before));
                continue;
            }

            var days = now.Find(month => month.Month == record.Month)?.Unpack() ?? [];
            foreach (var (dayOfMonth, mark) in DayMarks.Read(record.After))
            {
                var date = new DateOnly(record.Month / 100, record.Month % 100, dayOfMonth);
                if (!mark.IsOf(days.Find(day => day.Date == date) ?? new(date, [])))
                {
                    stayed++;
                    continue;
                }

                days.RemoveAll(day => day.Date == date);
                days.AddRange(before.Where(day => day.Date == date));
            }

            written.Add(new(record.Month, merge.KeptId, days));
        }

        await store.WriteAsync(written, cancellation);
        return stayed;
    }

    private async Task<List<StoredMonth>> MonthsAsync(int[] pupils, CancellationToken cancellation) =>
        [.. (await (await store.OfPupilsAsync(pupils, cancellation)).ToListAsync(cancellation))
            .Select(month => new StoredMonth(month.Month, month.PupilId, month.Days, month.Lessons))];

    private static List<StoredDay> Together(List<StoredDay> kept, List<StoredDay> gone) =>
        [.. kept.Select(day => day.Date).Union(gone.Select(day => day.Date)).Select(date => new StoredDay(
            date,
            DayLessons.Together(kept.Find(day => day.Date == date)?.Lessons ?? [], gone.Find(day => day.Date == date)?.Lessons ?? [])))];
}

/// <summary>Rows that changed owner when two records became one, by their numbers.</summary>
internal sealed record MovedRows
{
    public required IReadOnlyList<int> Enrolments { get; init; }

    public required IReadOnlyList<int> Guardianships { get; init; }

    public required IReadOnlyList<int> ToldAbsences { get; init; }

    public required IReadOnlyList<int> PeriodFigures { get; init; }

    public required IReadOnlyList<int> Responses { get; init; }

    public IReadOnlyList<int> SymptomNotes { get; init; } = [];

    public IReadOnlyList<int> ConcernReports { get; init; } = [];

    public IReadOnlyList<int> Cases { get; init; } = [];

    public required IReadOnlyList<int> Numbers { get; init; }

    /// <summary>Records that had gone into the one that went.</summary>
    public required IReadOnlyList<int> Merged { get; init; }

    /// <summary>The number of the record that stayed, as it was.</summary>
    public required string? NumberBefore { get; init; }
}
