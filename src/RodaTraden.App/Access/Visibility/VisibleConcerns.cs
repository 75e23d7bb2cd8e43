using RodaTraden.App.Access.Writing;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Decisions;
using RodaTraden.Core.Cases.Concerns;

namespace RodaTraden.App.Access.Visibility;

/// <summary>The only way to reports of concern: one's own, and for the principal those of the school's pupils at the own organiser. To everybody else there are none.</summary>
internal sealed class VisibleConcerns(AppDbContext db, VisiblePupils pupils, CurrentUser user, WritePermits permits)
{
    /// <summary>A pupil that one may report concern for: any that one may see at the school. Who may is permitted to save.</summary>
    public async Task<VisiblePupil?> FindAsync(int pupilId, CancellationToken cancellation = default)
    {
        if (!user.May(InformationCategory.ConcernReports, AccessLevel.Write) || await pupils.FindAsync(pupilId, InformationCategory.Identity, cancellation: cancellation) is not { OrganiserId: not null } pupil)
        {
            return null;
        }

        permits.Allow(pupilId, InformationCategory.ConcernReports);
        return pupil;
    }

    /// <summary>The reports that one may see.</summary>
    public IQueryable<ConcernReport> Of(VisiblePupil pupil)
    {
        var all = user.ActiveRole is { } role && DecisionTable.LevelOf(role, Relation.OwnUnit, InformationCategory.ConcernReports, GroundKind.OwnTask) >= AccessLevel.Read;
        var (pupilId, organiserId, me) = (pupil.Id, pupil.OrganiserId, user.AccountId);
        return db.ConcernReports.Where(one => one.PupilId == pupilId && one.RemovedAt == null && ((all && one.OrganiserId == organiserId) || one.ByAccountId == me));
    }
}
