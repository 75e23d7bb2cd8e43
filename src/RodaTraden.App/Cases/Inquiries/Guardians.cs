using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access.Disclosure;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Inquiries;

/// <summary>Those with custody of a pupil today, whom the law says to consult: nobody from the day the pupil is an adult.</summary>
internal sealed class Guardians(AppDbContext db, TimeProvider time)
{
    public async Task<IReadOnlyList<NamedGuardian>> OfAsync(int pupilId, CancellationToken cancellation = default)
    {
        var today = time.SwedishToday();
        var grown = today.AddYears(-ConsentFamily.Adult);
        return (await (
            from tie in db.Guardianships.AsNoTracking()
            where tie.PupilId == pupilId && tie.Custody != Custody.None && (tie.From == null || tie.From <= today) && (tie.To == null || tie.To >= today)
                && !db.Pupils.Any(pupil => pupil.Id == pupilId && pupil.BirthDate <= grown)
            join guardian in db.Guardians on tie.GuardianId equals guardian.Id
            select new { guardian.Id, guardian.GivenName, guardian.FamilyName, tie.MayBeContacted }).ToListAsync(cancellation))
            .OrderBy(one => one.FamilyName, StringComparer.CurrentCulture).ThenBy(one => one.GivenName, StringComparer.CurrentCulture)
            .Select(one => new NamedGuardian(one.Id, $"{one.GivenName} {one.FamilyName}", one.MayBeContacted)).ToList();
    }
}

/// <summary>A guardian by name.</summary>
/// <param name="Id">Our number.</param>
/// <param name="Name">The name.</param>
/// <param name="MayBeContacted">Whether the register says that the guardian may be contacted.</param>
public sealed record NamedGuardian(int Id, string Name, bool MayBeContacted);
