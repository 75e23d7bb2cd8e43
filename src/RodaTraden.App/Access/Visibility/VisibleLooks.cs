using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Auditing;
using RodaTraden.Core.Access.Reviewing;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Visibility;

/// <summary>The way to the read log for those who review it: looks at an organiser's pupils, and what was noticed. Those at protected pupils are not there.</summary>
internal sealed class VisibleLooks(AppDbContext db, CurrentUser user)
{
    private static readonly string[] OfTheFamily = [nameof(Role.Guardian), nameof(Role.Pupil)];

    /// <summary>The organisers that one reviews for.</summary>
    public async Task<IReadOnlyList<(int Id, string Name)>> OrganisersAsync(CancellationToken cancellation = default)
    {
        var mine = Mine;
        return [.. (await db.Organisers.AsNoTracking().Where(one => mine.Contains(one.Id)).OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation)).Select(one => (one.Id, one.Name))];
    }

    /// <summary>Looks at an organiser's pupils in a month by others than the family; none for an organiser that is not one's own.</summary>
    public IQueryable<ReadEntry> InMonth(int organiserId, DateOnly month)
    {
        var isMine = Mine.Contains(organiserId);
        return db.ReadEntries.AsNoTracking().Where(entry => isMine
            && db.AuditChains.Any(chain => chain.Id == entry.ChainId && chain.Kind == ChainKind.Looks && chain.OrganiserId == organiserId && chain.Month == month)
            && !OfTheFamily.Contains(entry.Role)
            && db.Pupils.Any(pupil => pupil.Id == entry.PupilId && pupil.Marking == ProtectedMarking.None));
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
