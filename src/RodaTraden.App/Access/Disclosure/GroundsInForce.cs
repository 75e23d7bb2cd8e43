using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Decisions;
using RodaTraden.Core.Access.Disclosure;

namespace RodaTraden.App.Access.Disclosure;

/// <summary>
/// What recorded grounds open to somebody today. Nothing is kept between requests: a withdrawal, a birthday, a custody or a marking counts at the next one.
/// </summary>
internal sealed class GroundsInForce(AppDbContext db, ConsentFamilies families)
{
    /// <summary>All that is opened to an account in a role at some organisations.</summary>
    public async Task<IReadOnlyList<OpenedByGround>> OfAsync(int accountId, Role role, IReadOnlyCollection<int> organisations, DateOnly today, CancellationToken cancellation = default)
    {
        var receivers = await db.GroundReceivers.AsNoTracking()
            .Where(receiver => receiver.AccountId == accountId && organisations.Contains(receiver.OrganisationId))
            .ToListAsync(cancellation);
        if (receivers.Count == 0)
        {
            return [];
        }

        var (consentIds, statutoryIds) = (receivers.Select(one => one.ConsentId).OfType<int>().ToList(), receivers.Select(one => one.StatutoryGroundId).OfType<int>().ToList());
        var consents = await db.Consents.AsNoTracking().Where(consent => consentIds.Contains(consent.Id) && consent.WithdrawnAt == null && consent.ValidUntil >= today).ToListAsync(cancellation);
        var answers = (await db.ConsentAnswers.AsNoTracking().Where(answer => consentIds.Contains(answer.ConsentId)).ToListAsync(cancellation)).ToLookup(answer => answer.ConsentId);
        var statutory = await db.StatutoryGrounds.AsNoTracking().Where(ground => statutoryIds.Contains(ground.Id) && ground.EndedAt == null && ground.ValidUntil >= today).ToListAsync(cancellation);
        var known = await families.LoadAsync([.. consents.Select(one => one.PupilId).Concat(statutory.Select(one => one.PupilId)).Distinct()], today, cancellation);
        return
        [
            .. consents
                .Where(consent => known.TryGetValue(consent.PupilId, out var family) && ConsentRules.StateOf(consent, answers[consent.Id], family, today).State == ConsentState.InForce)
                .SelectMany(consent => Opened(role, GroundKind.Consent, consent.Id, consent.PupilId, consent.FromOrganiserId, consent.Categories, consent.ValidUntil)),
            .. statutory
                .Where(ground => known.TryGetValue(ground.PupilId, out var family) && (!ground.Statute.Rule().UnderEighteen || (family.BirthDate is not null && !family.IsAdult(today))))
                .SelectMany(ground => Opened(role, GroundKind.Statute, ground.Id, ground.PupilId, ground.FromOrganiserId, ground.Categories, ground.ValidUntil)),
        ];
    }

    /// <summary>Who the pupil is, and the ground itself, go with whatever is told.</summary>
    private static IEnumerable<OpenedByGround> Opened(Role role, GroundKind ground, int id, int pupilId, int? organiserId, IReadOnlyList<InformationCategory> categories, DateOnly until) =>
        categories.Append(InformationCategory.Identity).Append(InformationCategory.Grounds).Distinct()
            .Select(category => new OpenedByGround(pupilId, organiserId, category, ground, id, DecisionTable.LevelOf(role, Relation.Assigned, category, ground), until))
            .Where(opened => opened.Level > AccessLevel.Nothing);
}

/// <summary>A kind of information about a pupil that a ground opens to somebody.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="OrganiserId">The school organiser whose information it is; null when it is an organisation's.</param>
/// <param name="Category">The kind of information.</param>
/// <param name="Ground">Consent or statute.</param>
/// <param name="GroundId">Its number.</param>
/// <param name="Level">What may be done.</param>
/// <param name="Until">The last day.</param>
internal sealed record OpenedByGround(int PupilId, int? OrganiserId, InformationCategory Category, GroundKind Ground, int GroundId, AccessLevel Level, DateOnly Until);
