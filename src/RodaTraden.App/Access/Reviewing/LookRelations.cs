using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Reviewing;

/// <summary>What tied those who have looked to the pupils, in a month, as roles and enrolments are known now. It shows nothing of the pupils.</summary>
internal sealed class LookRelations
{
    private readonly ILookup<int, AccountRole> roles;
    private readonly Dictionary<int, string> staffKeys;
    private readonly ILookup<int, Enrolment> enrolments;
    private readonly Dictionary<int, int?> organisers;
    private readonly HashSet<(int AccountId, int PupilId)> emergencies;
    private readonly HashSet<(int AccountId, int PupilId)> grounds;
    private readonly HashSet<(int AccountId, int PupilId)> cases;
    private readonly Dictionary<int, int> mergedInto;
    private readonly DateOnly first;
    private readonly DateOnly last;

    private LookRelations(
        ILookup<int, AccountRole> roles, Dictionary<int, string> staffKeys, ILookup<int, Enrolment> enrolments, Dictionary<int, int?> organisers,
        HashSet<(int AccountId, int PupilId)> emergencies, HashSet<(int AccountId, int PupilId)> grounds, HashSet<(int AccountId, int PupilId)> cases, Dictionary<int, int> mergedInto, DateOnly month)
    {
        (this.roles, this.staffKeys, this.enrolments, this.organisers) = (roles, staffKeys, enrolments, organisers);
        (this.emergencies, this.grounds, this.cases, this.mergedInto) = (emergencies, grounds, cases, mergedInto);
        (first, last) = (month, month.AddMonths(1).AddDays(-1));
    }

    public static async Task<LookRelations> LoadAsync(AppDbContext db, IReadOnlyCollection<int> accounts, IReadOnlyCollection<int> pupils, DateOnly month, CancellationToken cancellation)
    {
        // Schools and grounds went with a record that was made one with another; looks did not.
        var mergedInto = await db.Pupils.Where(pupil => pupil.MergedIntoId != null && pupils.Contains(pupil.Id)).ToDictionaryAsync(pupil => pupil.Id, pupil => pupil.MergedIntoId!.Value, cancellation);
        pupils = [.. pupils, .. mergedInto.Values];
        var opened = await db.EmergencyAccesses.AsNoTracking().Where(one => accounts.Contains(one.AccountId)).Select(one => new { one.AccountId, one.PupilId }).ToListAsync(cancellation);
        var byConsent = await (from receiver in db.GroundReceivers join consent in db.Consents on receiver.ConsentId equals consent.Id where accounts.Contains(receiver.AccountId) select new { receiver.AccountId, consent.PupilId }).ToListAsync(cancellation);
        var byStatute = await (from receiver in db.GroundReceivers join ground in db.StatutoryGrounds on receiver.StatutoryGroundId equals ground.Id where accounts.Contains(receiver.AccountId) select new { receiver.AccountId, ground.PupilId }).ToListAsync(cancellation);
        var byCase = await db.CaseEvents.AsNoTracking().Where(one => accounts.Contains(one.OwnerId) || (one.OfferToId != null && accounts.Contains(one.OfferToId.Value))).Select(one => new { one.OwnerId, one.OfferToId, one.PupilId }).ToListAsync(cancellation);
        return new(
            (await db.AccountRoles.AsNoTracking().Where(role => accounts.Contains(role.AccountId)).ToListAsync(cancellation)).ToLookup(role => role.AccountId),
            await db.Users.Where(account => accounts.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.StaffKey, cancellation),
            (await db.Enrolments.AsNoTracking().Where(enrolment => pupils.Contains(enrolment.PupilId)).ToListAsync(cancellation)).ToLookup(enrolment => enrolment.PupilId),
            await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Id, unit => unit.OrganiserId, cancellation),
            [.. opened.Select(one => (one.AccountId, one.PupilId))],
            [.. byConsent.Concat(byStatute).Select(one => (one.AccountId, one.PupilId))],
            [.. byCase.SelectMany(one => new[] { (one.OwnerId, one.PupilId), (one.OfferToId ?? one.OwnerId, one.PupilId) })],
            mergedInto,
            month);
    }

    /// <summary>What tied somebody in a role to a pupil; <see cref="LookTie.None"/> when nothing is found.</summary>
    public LookTie Of(int accountId, Role role, int pupilId)
    {
        var record = mergedInto.GetValueOrDefault(pupilId, pupilId);
        var held = roles[accountId].Where(one => one.Role == role && (one.From is null || one.From <= last) && (one.To is null || one.To >= first)).ToList();
        var there = enrolments[record].Where(one => (one.From is null || one.From <= last) && (one.To is null || one.To >= first)).ToList();
        return there.Exists(enrolment => held.Exists(one => Reaches(one, enrolment))) ? LookTie.OwnTask
            : role == Role.Mentor && cases.Contains((accountId, record)) ? LookTie.OwnTask
            : grounds.Contains((accountId, record)) ? LookTie.Ground
            : emergencies.Contains((accountId, pupilId)) ? LookTie.Emergency
            : LookTie.None;
    }

    private bool Reaches(AccountRole held, Enrolment enrolment) => held.Role.Place() switch
    {
        RolePlace.StaffKey => enrolment.MentorKey.Length > 0 && enrolment.MentorKey == (held.StandsInFor.Length > 0 ? held.StandsInFor : staffKeys.GetValueOrDefault(held.AccountId, "")),
        RolePlace.UnitOrOrganiser or RolePlace.Organiser or RolePlace.MunicipalOrganiser =>
            held.UnitId == enrolment.UnitId || (held.OrganiserId is { } organiser && organisers.GetValueOrDefault(enrolment.UnitId) == organiser),
        RolePlace.Organisation or RolePlace.Person => false,

        // Those who keep the register see records of any pupil.
        RolePlace.Nowhere => true,
    };
}

/// <summary>What tied somebody to a pupil.</summary>
internal enum LookTie
{
    OwnTask,
    Ground,
    Emergency,
    None,
}
