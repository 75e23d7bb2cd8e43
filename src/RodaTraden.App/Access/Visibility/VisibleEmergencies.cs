using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Writing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Decisions;
using RodaTraden.Core.Access.Emergency;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Visibility;

/// <summary>
/// The way to pupils of one's own zone whom nothing ties one to: by their exact name at a named school, and never a protected one. There are no lists and no searching
/// here. Also the way to what others have opened so, for those who are told and those who review.
/// </summary>
internal sealed class VisibleEmergencies(AppDbContext db, CurrentUser user, WritePermits permits, TimeProvider time)
{
    /// <summary>What emergency access opens in the active role.</summary>
    public IReadOnlySet<InformationCategory> Categories { get; } = user.ActiveRole is { } role
        ? Enum.GetValues<InformationCategory>().Where(category => DecisionTable.LevelOf(role, Relation.SameZone, category, GroundKind.Emergency) >= AccessLevel.Read).ToHashSet()
        : new HashSet<InformationCategory>();

    /// <summary>The schools of the organisers that the active role works at.</summary>
    public async Task<IReadOnlyList<ZoneUnit>> UnitsAsync(CancellationToken cancellation = default)
    {
        var (units, mentors, today) = (user.UnitIds, user.MentorKeys, time.SwedishToday());
        var organisers = await db.Units.AsNoTracking()
            .Where(unit => unit.OrganiserId != null && (units.Contains(unit.Id)
                || db.Enrolments.Any(enrolment => enrolment.UnitId == unit.Id && mentors.Contains(enrolment.MentorKey) && (enrolment.From == null || enrolment.From <= today) && (enrolment.To == null || enrolment.To >= today))))
            .Select(unit => unit.OrganiserId)
            .Distinct()
            .ToListAsync(cancellation);
        return await db.Units.AsNoTracking().Where(unit => organisers.Contains(unit.OrganiserId)).OrderBy(unit => unit.Name).Select(unit => new ZoneUnit(unit.Id, unit.Name)).ToListAsync(cancellation);
    }

    /// <summary>Pupils at a school of one's own zone by their whole names; a class narrows them. One alone may be opened, and that is permitted.</summary>
    public async Task<IReadOnlyList<VisiblePupil>> NamedAsync(int unitId, string givenName, string familyName, string className, CancellationToken cancellation = default)
    {
        if (Categories.Count == 0 || !(await UnitsAsync(cancellation)).Any(unit => unit.Id == unitId))
        {
            return [];
        }

        var (given, family, ofClass) = (SearchText.Fold(givenName), SearchText.Fold(familyName), SearchText.Fold(className));
        var found = (await Enrolled().Where(pupil => pupil.UnitId == unitId).ToListAsync(cancellation))
            .Where(pupil => SearchText.Fold(pupil.GivenName) == given && SearchText.Fold(pupil.FamilyName) == family && (ofClass.Length == 0 || SearchText.Fold(pupil.Class) == ofClass))
            .DistinctBy(pupil => pupil.Id)
            .ToList();
        if (found is [var one])
        {
            permits.Allow(one.Id, InformationCategory.AccessReview);
        }

        return found;
    }

    /// <summary>A pupil that one has opened and that is open still; null otherwise.</summary>
    public async Task<(VisiblePupil Pupil, EmergencyAccess Access)?> OpenedAsync(int pupilId, CancellationToken cancellation = default)
    {
        var now = time.UtcNow();
        var access = (await db.EmergencyAccesses.Where(one => one.PupilId == pupilId && one.AccountId == user.AccountId && one.EndedAt == null && one.Until > now).OrderByDescending(one => one.Id).ToListAsync(cancellation))
            .Find(one => one.Role == user.ActiveRole && one.IsOpen(now));
        if (access is null || Categories.Count == 0 || await Enrolled().FirstOrDefaultAsync(pupil => pupil.Id == pupilId && pupil.UnitId == access.UnitId, cancellation) is not { } pupil
            || !(await UnitsAsync(cancellation)).Any(unit => unit.Id == pupil.UnitId))
        {
            return null;
        }

        permits.Allow(pupilId, InformationCategory.AccessReview);
        return (pupil, access);
    }

    /// <summary>What has been opened about pupils of the units where one is told of who has looked.</summary>
    public IQueryable<EmergencyAccess> AtMyUnits()
    {
        var units = user.MayAtSchool(InformationCategory.ReadLog, AccessLevel.Read) ? user.UnitIds : [];
        return Unprotected().AsNoTracking().Where(access => units.Contains(access.UnitId));
    }

    /// <summary>What has been opened about pupils of the organisers that one reviews for.</summary>
    public IQueryable<EmergencyAccess> ToReview()
    {
        var mine = user.May(InformationCategory.AccessReview, AccessLevel.Write) ? user.OrganiserIds : [];
        return Unprotected().Where(access => db.Units.Any(unit => unit.Id == access.UnitId && unit.OrganiserId != null && mine.Contains(unit.OrganiserId.Value)));
    }

    /// <summary>One to review, which is permitted; null when it is none of one's own.</summary>
    public async Task<EmergencyAccess?> FindToReviewAsync(int accessId, CancellationToken cancellation = default)
    {
        var access = await ToReview().SingleOrDefaultAsync(one => one.Id == accessId, cancellation);
        if (access is not null)
        {
            permits.Allow(access.PupilId, InformationCategory.AccessReview);
        }

        return access;
    }

    private IQueryable<EmergencyAccess> Unprotected() => db.EmergencyAccesses.Where(access => UnprotectedPupils.Records(db).Any(pupil => pupil.Id == access.PupilId));

    private IQueryable<VisiblePupil> Enrolled() => UnprotectedPupils.At(db, UnprotectedPupils.EnrolmentsOn(db, time.SwedishToday()));
}

/// <summary>A school of one's own zone.</summary>
public sealed record ZoneUnit(int Id, string Name);
