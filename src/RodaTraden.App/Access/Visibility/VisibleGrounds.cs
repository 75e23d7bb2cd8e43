using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Disclosure;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;

namespace RodaTraden.App.Access.Visibility;

/// <summary>
/// The only way to consents, judgements and statutory grounds about a pupil. The school and the family see all of them; whoever has been told something sees the
/// grounds that name one, and no others.
/// </summary>
internal sealed class VisibleGrounds(AppDbContext db, VisiblePupils visible, ConsentFamilies families, CurrentUser user, TimeProvider time)
{
    /// <summary>What there is about a pupil; null when the pupil does not exist for the one who asks.</summary>
    public async Task<PupilGrounds?> FindAsync(int pupilId, AccessLevel level = AccessLevel.Read, CancellationToken cancellation = default)
    {
        var today = time.SwedishToday();
        if (await visible.FindAsync(pupilId, InformationCategory.Grounds, level, cancellation) is not { } pupil
            || !(await families.LoadAsync([pupilId], today, cancellation)).TryGetValue(pupilId, out var family))
        {
            return null;
        }

        var receivers = await (
            from receiver in db.GroundReceivers.AsNoTracking()
            join organisation in db.Organisations on receiver.OrganisationId equals organisation.Id
            join account in db.Users on receiver.AccountId equals account.Id
            where db.Consents.Any(consent => consent.Id == receiver.ConsentId && consent.PupilId == pupilId) || db.StatutoryGrounds.Any(ground => ground.Id == receiver.StatutoryGroundId && ground.PupilId == pupilId)
            orderby receiver.Id
            select new NamedReceiver(receiver, organisation.Name, organisation.Kind, account.DisplayName)).ToListAsync(cancellation);
        var seesAll = user.ActiveRole is { } role && role.Place() != RolePlace.Organisation;
        var mine = receivers.Where(one => seesAll || one.Receiver.AccountId == user.AccountId).ToList();
        var (consentIds, statutoryIds) = (mine.Select(one => one.Receiver.ConsentId).OfType<int>().ToHashSet(), mine.Select(one => one.Receiver.StatutoryGroundId).OfType<int>().ToHashSet());
        var consents = await db.Consents.AsNoTracking().Where(consent => consent.PupilId == pupilId && consentIds.Contains(consent.Id)).OrderByDescending(consent => consent.Id).ToListAsync(cancellation);
        var answers = (await db.ConsentAnswers.AsNoTracking().Where(answer => consentIds.Contains(answer.ConsentId)).OrderBy(answer => answer.Id).ToListAsync(cancellation)).ToLookup(answer => answer.ConsentId);
        var statutory = await db.StatutoryGrounds.AsNoTracking().Where(ground => ground.PupilId == pupilId && statutoryIds.Contains(ground.Id)).OrderByDescending(ground => ground.Id).ToListAsync(cancellation);
        return new(
            pupil,
            today,
            family,
            await NamesAsync([.. family.Guardians.Concat(answers.SelectMany(of => of).Select(answer => answer.GuardianId).OfType<int>()).Distinct()], cancellation),
            [.. consents.Select(consent => ConsentCard.Of(consent, [.. answers[consent.Id]], [.. receivers.Where(one => one.Receiver.ConsentId == consent.Id)], family, today))],
            [.. statutory.Select(ground => new StatutoryCard(ground, [.. receivers.Where(one => one.Receiver.StatutoryGroundId == ground.Id)], ground.IsInForce(today)))],
            seesAll ? await db.MaturityJudgements.AsNoTracking().Where(judgement => judgement.PupilId == pupilId).OrderByDescending(judgement => judgement.Id).FirstOrDefaultAsync(cancellation) : null);
    }

    private async Task<IReadOnlyDictionary<int, string>> NamesAsync(IReadOnlyCollection<int> guardians, CancellationToken cancellation) =>
        await db.Guardians.AsNoTracking().Where(one => guardians.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.GivenName + " " + one.FamilyName, cancellation);
}
