using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Decisions;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Access.Visibility;

/// <summary>
/// The way to rules of retention, proposals and protocols: those of the organisers that one answers for, and the installation's own for whoever runs it. They name
/// no pupil.
/// </summary>
internal sealed class VisibleRetention(AppDbContext db, CurrentUser user)
{
    /// <summary>Those whose records one decides on; null is the installation.</summary>
    public async Task<IReadOnlyList<RetentionOwner>> OwnersAsync(CancellationToken cancellation = default)
    {
        var mine = user.OrganiserIds;
        var organisers = MayRead ? await db.Organisers.AsNoTracking().Where(one => mine.Contains(one.Id)).OrderBy(one => one.Name).Select(one => new RetentionOwner(one.Id, one.Name)).ToListAsync(cancellation) : [];
        return IsMine(null) ? [.. organisers, new(null, "")] : organisers;
    }

    public IQueryable<RetentionRule> Rules(int? organiserId) => IsMine(organiserId) ? db.RetentionRules.Where(rule => rule.OrganiserId == organiserId) : db.RetentionRules.Where(_ => false);

    public IQueryable<Disposal> Disposals(int? organiserId) => IsMine(organiserId) ? db.Disposals.Where(one => one.OrganiserId == organiserId) : db.Disposals.Where(_ => false);

    /// <summary>A disposal; null when it is none of one's own.</summary>
    public async Task<Disposal?> FindAsync(int id, CancellationToken cancellation = default) =>
        await db.Disposals.SingleOrDefaultAsync(one => one.Id == id, cancellation) is { } found && IsMine(found.OrganiserId) ? found : null;

    /// <summary>Whether one decides on an organiser's records; null is the installation.</summary>
    public bool IsMine(int? organiserId) => MayRead && (organiserId is { } id ? user.OrganiserIds.Contains(id)
        : user.ActiveRole is { } role && DecisionTable.OwnTaskRelations(role, InformationCategory.RecordRetention, AccessLevel.Write).Contains(Relation.Whole));

    private bool MayRead => user.May(InformationCategory.RecordRetention, AccessLevel.Write);
}

/// <summary>Whose records: an organiser, or the installation.</summary>
internal sealed record RetentionOwner(int? OrganiserId, string Name);
