using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Writing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Visibility;

/// <summary>
/// The only way to read pupils with protected data: for those named for a unit, and for nobody else. No search, no count, no file is made from this.
/// </summary>
internal sealed class VisibleProtectedPupils(AppDbContext db, CurrentUser user, WritePermits permits, TimeProvider time)
{
    public IQueryable<ProtectedPupil> Query()
    {
        var today = time.SwedishToday();
        var units = user.May(InformationCategory.ProtectedPupils, AccessLevel.Read) ? user.UnitIds : [];
        return
            from enrolment in db.Enrolments
            where units.Contains(enrolment.UnitId) && (enrolment.From == null || enrolment.From <= today) && (enrolment.To == null || enrolment.To >= today)
            join pupil in db.Pupils on enrolment.PupilId equals pupil.Id
            join unit in db.Units on enrolment.UnitId equals unit.Id
            where pupil.Marking != ProtectedMarking.None && pupil.MergedIntoId == null
            select new ProtectedPupil
            {
                Id = pupil.Id,
                Key = pupil.Key,
                GivenName = pupil.GivenName,
                FamilyName = pupil.FamilyName,
                Marking = pupil.Marking,
                UnitId = unit.Id,
                OrganiserId = unit.OrganiserId,
                UnitName = unit.Name,
                Class = enrolment.Class,
            };
    }

    /// <summary>One pupil; null when it does not exist for the one who asks. Whoever is named may write notes about it, give an extract and hold it from disposal.</summary>
    public async Task<ProtectedPupil?> FindAsync(int pupilId, CancellationToken cancellation = default)
    {
        var found = await Query().OrderBy(pupil => pupil.UnitId).FirstOrDefaultAsync(one => one.Id == pupilId, cancellation);
        if (found is not null && user.May(InformationCategory.ProtectedPupils, AccessLevel.Write))
        {
            permits.Allow(pupilId, InformationCategory.Notes);
            permits.Allow(pupilId, InformationCategory.WholeRecord);
        }

        return found;
    }
}

/// <summary>A pupil with protected data, as a named person may see it. The name may be missing in the school's system.</summary>
internal sealed record ProtectedPupil
{
    public required int Id { get; init; }

    public required string Key { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required ProtectedMarking Marking { get; init; }

    public required int UnitId { get; init; }

    public required int? OrganiserId { get; init; }

    public required string UnitName { get; init; }

    public required string Class { get; init; }

    public string Shown => $"{GivenName} {FamilyName}".Trim() is { Length: > 0 } name ? name : Key;
}
