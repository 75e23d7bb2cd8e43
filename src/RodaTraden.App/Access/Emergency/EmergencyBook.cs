using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Sharing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Emergency;

namespace RodaTraden.App.Access.Emergency;

/// <summary>Opens and closes emergency access, shows what it opens, and tells the principal.</summary>
internal sealed class EmergencyBook(
    AppDbContext db, VisibleEmergencies visible, VisiblePupils pupils, OpenedReader reader, CurrentUser user, AuditLog audit, ReadLog readLog, TimeProvider time)
{
    /// <summary>Days that a principal is told of what has been opened and reviewed.</summary>
    private const int ToldFor = 60;

    public Task<IReadOnlyList<ZoneUnit>> UnitsAsync(CancellationToken cancellation = default) => visible.UnitsAsync(cancellation);

    /// <summary>Opens access; the same form sent twice is one.</summary>
    /// <returns>The pupil, or why nothing was opened.</returns>
    public async Task<(int PupilId, EmergencyRefusal? Refusal)> OpenAsync(EmergencyAsked asked, CancellationToken cancellation = default)
    {
        if (await db.EmergencyAccesses.AsNoTracking().SingleOrDefaultAsync(access => access.FormId == asked.FormId && access.AccountId == user.AccountId, cancellation) is { } sent)
        {
            return (sent.PupilId, null);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = time.UtcNow();
        var since = now.AddDays(-1);

        // The account's row is held from here on: forms sent at once are counted one after another.
        await db.Users.Where(account => account.Id == user.AccountId).ExecuteUpdateAsync(set => set.SetProperty(account => account.EmergencyUntil, account => account.EmergencyUntil), cancellation);
        var lately = await db.EmergencyAccesses.CountAsync(access => access.AccountId == user.AccountId && access.OpenedAt > since, cancellation);
        if (EmergencyRules.Check(asked.Reason, asked.Words, lately) is { } refusal)
        {
            return (0, refusal);
        }

        var named = await visible.NamedAsync(asked.UnitId, asked.GivenName, asked.FamilyName, asked.Class, cancellation);
        if (named is not [var pupil])
        {
            // Asked in vain is noted too: who tries names until one fits is seen.
            audit.Add(AuditAct.EmergencyRefusing, unitId: named.Count == 0 ? null : asked.UnitId, ground: nameof(GroundKind.Emergency));
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return (0, named.Count == 0 ? EmergencyRefusal.NotFound : EmergencyRefusal.Several);
        }

        if (await pupils.FindAsync(pupil.Id, InformationCategory.AttendanceRows, cancellation: cancellation) is not null)
        {
            return (pupil.Id, EmergencyRefusal.AlreadySeen);
        }

        var access = new EmergencyAccess
        {
            PupilId = pupil.Id,
            UnitId = pupil.UnitId,
            AccountId = user.AccountId!.Value,
            Role = user.ActiveRole!.Value,
            Reason = asked.Reason!.Value,
            Words = asked.Words.Trim(),
            OpenedAt = now,
            Until = now.AddMinutes(EmergencyRules.Minutes),
            FormId = asked.FormId,
            Version = Guid.CreateVersion7(),
        };
        db.Add(access);
        await db.SaveChangesAsync(cancellation);
        await db.Users.Where(account => account.Id == user.AccountId).ExecuteUpdateAsync(set => set.SetProperty(account => account.ConcurrencyStamp, Guid.NewGuid().ToString()).SetProperty(account => account.EmergencyUntil, access.Until), cancellation);
        audit.Add(AuditAct.EmergencyOpening, pupil.Id, pupil.UnitId, "emergency_accesses/" + access.Id, nameof(GroundKind.Emergency));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (pupil.Id, null);
    }

    /// <summary>What is open about a pupil; null when nothing is.</summary>
    public async Task<EmergencyView?> ReadAsync(int pupilId, CancellationToken cancellation = default)
    {
        if (await visible.OpenedAsync(pupilId, cancellation) is not var (pupil, access))
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], [.. visible.Categories.Order()], ReadPages.Emergency, cancellation);
        return new(access, await reader.ReadAsync(pupil, visible.Categories, cancellation));
    }

    /// <summary>Closes access before its hour is over, however many times one has opened it.</summary>
    public async Task EndAsync(int pupilId, CancellationToken cancellation = default)
    {
        while (await visible.OpenedAsync(pupilId, cancellation) is var (_, access))
        {
            (access.EndedAt, access.Version) = (time.UtcNow(), Guid.CreateVersion7());
            audit.Add(AuditAct.EmergencyEnding, pupilId, access.UnitId, "emergency_accesses/" + access.Id);
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>What one has open now, and what one has opened lately.</summary>
    public async Task<IReadOnlyList<EmergencyLine>> MineAsync(CancellationToken cancellation = default)
    {
        var since = time.UtcNow().AddDays(-ToldFor);
        var lines = await LinesAsync(db.EmergencyAccesses.AsNoTracking().Where(access => access.AccountId == user.AccountId && access.OpenedAt > since), cancellation);
        await readLog.NoteAsync(lines.Where(line => line.IsOpen).Select(line => line.Access.PupilId), InformationCategory.Identity, "nodatkomst-egna", cancellation);

        // What is closed is told alike, whatever has become of the pupil since.
        return [.. lines.Select(line => line.IsOpen && line.Pupil.Length > 0 ? line : line with { Pupil = "", Words = "", IsOpen = false })];
    }

    /// <summary>What others have opened about the pupils of one's schools, with their names: one is told.</summary>
    public async Task<IReadOnlyList<EmergencyLine>> AtMyUnitsAsync(CancellationToken cancellation = default)
    {
        var since = time.UtcNow().AddDays(-ToldFor);
        var lines = await LinesAsync(visible.AtMyUnits().Where(access => access.OpenedAt > since), cancellation);
        await readLog.NoteAsync(lines.Select(line => line.Access.PupilId), InformationCategory.ReadLog, "nodatkomst-skolan", cancellation);
        return lines;
    }

    /// <summary>How many of them nobody has reviewed yet.</summary>
    public Task<int> NotReviewedAtMyUnitsAsync(CancellationToken cancellation = default) => visible.AtMyUnits().CountAsync(access => access.Verdict == null, cancellation);

    private async Task<IReadOnlyList<EmergencyLine>> LinesAsync(IQueryable<EmergencyAccess> of, CancellationToken cancellation)
    {
        var now = time.UtcNow();
        var rows = await (
            from access in of
            join pupil in db.Pupils on access.PupilId equals pupil.Id
            join unit in db.Units on access.UnitId equals unit.Id
            join account in db.Users on access.AccountId equals account.Id
            orderby access.OpenedAt descending
            select new { access, Pupil = pupil.GivenName + " " + pupil.FamilyName, pupil.Marking, Unit = unit.Name, account.DisplayName }).ToListAsync(cancellation);
        return [.. rows.Select(row => new EmergencyLine(row.access, row.Marking == Core.Register.ProtectedMarking.None ? row.Pupil : "", row.Unit, row.DisplayName, row.access.Words, row.access.IsOpen(now), SwedishTime.Local(row.access.OpenedAt), SwedishTime.Local(row.access.Until)))];
    }
}

/// <summary>What somebody says to open emergency access.</summary>
internal sealed record EmergencyAsked(int UnitId, string GivenName, string FamilyName, string Class, EmergencyReason? Reason, string Words, Guid FormId);

/// <summary>What emergency access shows.</summary>
internal sealed record EmergencyView(EmergencyAccess Access, OpenedInformation Information);

/// <summary>One emergency access in a list.</summary>
/// <param name="Access">The access.</param>
/// <param name="Pupil">The pupil's name; empty for one's own that are closed.</param>
/// <param name="Unit">The school.</param>
/// <param name="By">Who opened it.</param>
/// <param name="Words">Why, in words; empty for one's own that are closed.</param>
/// <param name="IsOpen">Whether it is open now.</param>
/// <param name="Opened">When, Swedish time.</param>
/// <param name="Until">Until when, Swedish time.</param>
public sealed record EmergencyLine(EmergencyAccess Access, string Pupil, string Unit, string By, string Words, bool IsOpen, DateTime Opened, DateTime Until);
