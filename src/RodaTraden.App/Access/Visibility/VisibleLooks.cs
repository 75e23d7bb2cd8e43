using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Auditing;
using RodaTraden.Core.Access.Reviewing;

namespace RodaTraden.App.Access.Visibility;

/// <summary>The way to the read log for those who review it: looks at an organiser's pupils, and what was noticed. Those at protected pupils are not there.</summary>
internal sealed class VisibleLooks(AppDbContext db, CurrentUser user, TimeProvider time)
{
    private static readonly string[] OfTheFamily = [nameof(Role.Guardian), nameof(Role.Pupil)];

    /// <summary>The organisers that one reviews for.</summary>
    public async Task<IReadOnlyList<(int Id, string Name)>> OrganisersAsync(CancellationToken cancellation = default)
    {
        var mine = Mine;
        return [.. (await db.Organisers.AsNoTracking().Where(one => mine.Contains(one.Id)).OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation)).Select(one => (one.Id, one.Name))];
    }

    /// <summary>Looks at an organiser's pupils in a month by others than the family; none for an organiser that is not one's own.</summary>
    public async Task<IQueryable<ReadEntry>> InMonthAsync(int organiserId, DateOnly month, CancellationToken cancellation = default)
    {
        // The chain first, by itself: with its number the log is read from its index, not whole.
        var chain = Mine.Contains(organiserId)
            ? await db.AuditChains.Where(one => one.Kind == ChainKind.Looks && one.OrganiserId == organiserId && one.Month == month).Select(one => (int?)one.Id).SingleOrDefaultAsync(cancellation)
            : null;
        return db.ReadEntries.AsNoTracking().Where(entry => chain != null && entry.ChainId == chain
            && !OfTheFamily.Contains(entry.Role)
            && UnprotectedPupils.Records(db).Any(pupil => pupil.Id == entry.PupilId));
    }

    /// <summary>Whether somebody else reviews for an organiser today.</summary>
    public Task<bool> HasOtherReviewersAsync(int organiserId, CancellationToken cancellation = default)
    {
        var today = time.SwedishToday();
        return db.AccountRoles.AnyAsync(
            role => role.Role == Role.AccessReviewer && role.OrganiserId == organiserId && role.AccountId != user.AccountId && (role.From == null || role.From <= today) && (role.To == null || role.To >= today)
                && db.Users.Any(account => account.Id == role.AccountId && !account.IsClosed),
            cancellation);
    }

    /// <summary>What was noticed while it went on, at the organisers that one reviews for.</summary>
    public IQueryable<ReadingAlarm> Alarms()
    {
        var mine = Mine;
        return db.ReadingAlarms.Where(alarm => mine.Contains(alarm.OrganiserId));
    }

    /// <summary>The review of a month.</summary>
    public IQueryable<AccessReview> Reviews(int organiserId)
    {
        var isMine = Mine.Contains(organiserId);
        return db.AccessReviews.Where(review => isMine && review.OrganiserId == organiserId);
    }

    private IReadOnlyList<int> Mine => user.May(InformationCategory.AccessReview, AccessLevel.Write) ? user.OrganiserIds : [];
}
