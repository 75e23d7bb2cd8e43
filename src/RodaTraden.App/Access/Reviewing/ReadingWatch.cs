using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Reviewing;

namespace RodaTraden.App.Access.Reviewing;

/// <summary>
/// Counts, look by look, how many pupils somebody opens. Above a limit it is written down for those who review, and the pages wait a while: slow enough that
/// copying a school takes days, quick enough that somebody with a reason can go on.
/// </summary>
internal sealed class ReadingWatch(AppDbContext db, CurrentUser user, UnusualLimits limits, LookTally tally, AuditLog audit, TimeProvider time)
{
    /// <summary>Takes looks that have just been written.</summary>
    public async Task NoticeAsync(IReadOnlyCollection<ReadEntry> entries, CancellationToken cancellation)
    {
        if (entries.FirstOrDefault() is not { } first || user.ActiveRole?.Place() == RolePlace.Person)
        {
            return;
        }

        if (ReadPages.Lists.Contains(first.Page))
        {
            await NoticeListAsync(entries, first, cancellation);
            return;
        }

        await NoticeOpenedAsync(entries, first, cancellation);
        if (user.IsSlowed)
        {
            await Task.Delay(limits.Pause, time, cancellation);
        }
    }

    private async Task NoticeOpenedAsync(IReadOnlyCollection<ReadEntry> entries, ReadEntry first, CancellationToken cancellation)
    {
        var (now, dayBefore, shortBefore) = (time.UtcNow(), time.UtcNow().AddDays(-1), time.UtcNow().AddMinutes(-limits.Minutes));
        if (!tally.MustCount(first.AccountId, inLists: false, entries.Select(entry => entry.PupilId), now))
        {
            return;
        }

        var opened = await db.ReadEntries.AsNoTracking()
            .Where(entry => entry.AccountId == first.AccountId && entry.At > dayBefore && !ReadPages.Lists.Contains(entry.Page))
            .GroupBy(entry => entry.PupilId)
            .Select(of => of.Max(entry => entry.At))
            .ToListAsync(cancellation);
        var atOnce = opened.Count(at => at > shortBefore);
        tally.Keep(first.AccountId, inLists: false, Math.Min(limits.AtOnce - atOnce, limits.InADay - opened.Count), now);
        if (atOnce > limits.AtOnce)
        {
            await WriteDownAsync(UnusualKind.ManyAtOnce, atOnce, first, now.AddHours(-1), slow: true, cancellation);
        }
        else if (opened.Count > limits.InADay)
        {
            await WriteDownAsync(UnusualKind.ManyInADay, opened.Count, first, dayBefore, slow: false, cancellation);
        }
    }

    private async Task NoticeListAsync(IReadOnlyCollection<ReadEntry> entries, ReadEntry first, CancellationToken cancellation)
    {
        var now = time.UtcNow();
        if (first.Page == ReadPages.File && UnusualLimits.IsNight(SwedishTime.Local(now).Hour))
        {
            await WriteDownAsync(UnusualKind.FileAtNight, entries.Count, first, now.AddHours(-1), slow: false, cancellation);
        }

        if (!tally.MustCount(first.AccountId, inLists: true, entries.Select(entry => entry.PupilId), now))
        {
            return;
        }

        var shortBefore = now.AddMinutes(-limits.Minutes);
        var shown = await db.ReadEntries.AsNoTracking()
            .Where(entry => entry.AccountId == first.AccountId && entry.At > shortBefore && ReadPages.Lists.Contains(entry.Page))
            .Select(entry => entry.PupilId).Distinct().CountAsync(cancellation);
        tally.Keep(first.AccountId, inLists: true, limits.InLists - shown, now);
        if (shown > limits.InLists)
        {
            await WriteDownAsync(UnusualKind.ManyInLists, shown, first, now.AddHours(-1), slow: true, cancellation);
        }
    }

    private async Task WriteDownAsync(UnusualKind kind, int pupils, ReadEntry look, DateTime since, bool slow, CancellationToken cancellation)
    {
        var now = time.UtcNow();
        if (slow)
        {
            var until = now + limits.SlowFor;
            await db.Users.Where(account => account.Id == look.AccountId).ExecuteUpdateAsync(set => set.SetProperty(account => account.ConcurrencyStamp, Guid.NewGuid().ToString()).SetProperty(account => account.SlowedUntil, until), cancellation);
        }

        if (await db.ReadingAlarms.AnyAsync(alarm => alarm.AccountId == look.AccountId && alarm.Kind == kind && alarm.At > since, cancellation))
        {
            return;
        }

        db.Add(new ReadingAlarm
        {
            AccountId = look.AccountId,
            Role = user.ActiveRole!.Value,
            OrganiserId = await db.AuditChains.Where(chain => chain.Id == look.ChainId).Select(chain => chain.OrganiserId).SingleAsync(cancellation),
            Kind = kind,
            Pupils = pupils,
            At = now,
            Version = Guid.CreateVersion7(),
        });
        audit.Add(AuditAct.UnusualReadingNoticing, reference: "reading_alarms/" + kind);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}
