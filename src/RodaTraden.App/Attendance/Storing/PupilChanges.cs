using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>The log of whose attendance or place has changed.</summary>
internal sealed class PupilChanges(AppDbContext db, AttendanceStore store, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Adds to the log, in the transaction of the change itself.</summary>
    /// <param name="pupils">Whose; null for everybody.</param>
    /// <param name="attendanceFrom">The first day that has changed, when nothing but attendance has.</param>
    /// <param name="evaluated">Whether they are evaluated in the same transaction.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<long> AppendAsync(IReadOnlyCollection<int>? pupils, DateOnly? attendanceFrom, bool evaluated, CancellationToken cancellation)
    {
        // One at a time until the commit: only then do numbers follow the order in which changes can be seen.
        await store.LockAsync(cancellation);
        var change = new PupilChange
        {
            Id = await LatestAsync(cancellation) + 1,
            At = time.UtcNow(),
            Pupils = pupils is null ? null : Bytes(pupils),
            AttendanceFrom = attendanceFrom,
            Evaluated = evaluated,
        };
        db.Add(change);
        await db.SaveChangesAsync(cancellation);
        db.Entry(change).State = EntityState.Detached;
        return change.Id;
    }

    /// <summary>The number of the latest change; 0 when there is none.</summary>
    public async Task<long> LatestAsync(CancellationToken cancellation) => await db.PupilChanges.MaxAsync(change => (long?)change.Id, cancellation) ?? 0;

    /// <summary>The changes after one, in order; null when some of them are no longer kept.</summary>
    public async Task<IReadOnlyList<ChangedPupils>?> AfterAsync(long id, CancellationToken cancellation)
    {
        var changes = await db.PupilChanges.AsNoTracking().Where(change => change.Id > id).OrderBy(change => change.Id).ToListAsync(cancellation);
        return changes.Count > 0 && changes[^1].Id != id + changes.Count ? null : changes.ConvertAll(Read);
    }

    /// <summary>The changes that no standing tells of yet.</summary>
    public async Task<IReadOnlyList<ChangedPupils>> UnevaluatedAsync(CancellationToken cancellation) =>
        (await db.PupilChanges.AsNoTracking().Where(change => !change.Evaluated).OrderBy(change => change.Id).ToListAsync(cancellation)).ConvertAll(Read);

    /// <summary>When a change was made, UTC; null when it never was, or is no longer kept.</summary>
    public Task<DateTime?> AtAsync(long id, CancellationToken cancellation) =>
        db.PupilChanges.Where(change => change.Id == id).Select(change => (DateTime?)change.At).SingleOrDefaultAsync(cancellation);

    /// <summary>Whether a change from before a moment, UTC, still waits for its evaluation.</summary>
    public Task<bool> AnyWaitsAsync(DateTime before, CancellationToken cancellation) => db.PupilChanges.AnyAsync(change => !change.Evaluated && change.At < before, cancellation);

    /// <summary>Standings now tell of a change.</summary>
    public Task EvaluatedAsync(IReadOnlyCollection<long> ids, CancellationToken cancellation) =>
        db.PupilChanges.Where(change => ids.Contains(change.Id)).ExecuteUpdateAsync(set => set.SetProperty(change => change.Evaluated, true), cancellation);

    /// <summary>Removes what every process has long since learnt of. The latest stays: numbers never begin anew.</summary>
    public async Task ForgetOldAsync(CancellationToken cancellation)
    {
        var (latest, before) = (await LatestAsync(cancellation), time.UtcNow() - Kept);
        await db.PupilChanges.Where(change => change.Evaluated && change.Id < latest && change.At < before).ExecuteDeleteAsync(cancellation);
    }

    private static ChangedPupils Read(PupilChange change) => new(change.Id, change.Pupils is null ? null : Numbers(change.Pupils), change.AttendanceFrom);

    private static byte[] Bytes(IReadOnlyCollection<int> pupils)
    {
        var bytes = new byte[4 * pupils.Count];
        var at = 0;
        foreach (var pupil in pupils)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), pupil);
            at += 4;
        }

        return bytes;
    }

    private static int[] Numbers(byte[] bytes)
    {
        var pupils = new int[bytes.Length / 4];
        for (var at = 0; at < pupils.Length; at++)
        {
            pupils[at] = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4 * at));
        }

        return pupils;
    }
}

/// <summary>One change as read.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Pupils">Whose; null for everybody.</param>
/// <param name="AttendanceFrom">The first day that has changed, when nothing but attendance has.</param>
internal sealed record ChangedPupils(long Id, int[]? Pupils, DateOnly? AttendanceFrom);
