using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Visibility;

/// <summary>
/// The only way to read pupils: those outside the active role's reach do not exist, and neither do protected ones, for anybody.
/// Lists, searches, counts, exports and single pages all start here.
/// </summary>
internal sealed class VisiblePupils(AppDbContext db, CurrentUser user, TimeProvider time)
{
    /// <summary>Pupils enrolled today within reach, one row per pupil and unit.</summary>
    public IQueryable<VisiblePupil> Query()
    {
        var today = time.SwedishToday();
        var scope = user.ActiveRole is { } role && user.May(InformationCategory.Identity, AccessLevel.Read) ? DecisionTable.ScopeOf(role) : (AccessScope?)null;
        var (units, staffKey) = (user.UnitIds, user.StaffKey);
        var enrolments = db.Enrolments.AsNoTracking().Where(enrolment =>
            (enrolment.From == null || enrolment.From <= today) && (enrolment.To == null || enrolment.To >= today));
        enrolments = scope switch
        {
            AccessScope.OwnUnits => enrolments.Where(enrolment => units.Contains(enrolment.UnitId)),
            AccessScope.OwnPupils when staffKey.Length > 0 => enrolments.Where(enrolment => enrolment.MentorKey == staffKey),
            _ => enrolments.Where(_ => false),
        };
        return
            from enrolment in enrolments
            join pupil in db.Pupils.AsNoTracking() on enrolment.PupilId equals pupil.Id
            join unit in db.Units.AsNoTracking() on enrolment.UnitId equals unit.Id
            where pupil.Marking == ProtectedMarking.None && pupil.MergedIntoId == null
            select new VisiblePupil
            {
                Id = pupil.Id,
                GivenName = pupil.GivenName,
                FamilyName = pupil.FamilyName,
                Search = pupil.Search,
                UnitId = unit.Id,
                OrganiserId = unit.OrganiserId,
                UnitName = unit.Name,
                Class = enrolment.Class,
                Grade = enrolment.Grade,
                MentorKey = enrolment.MentorKey,
                MentorName = db.Staff.Where(staff => staff.Key == enrolment.MentorKey).Select(staff => staff.GivenName + " " + staff.FamilyName).FirstOrDefault(),
            };
    }

    /// <summary>One pupil; null when it does not exist for the one who asks.</summary>
    public Task<VisiblePupil?> FindAsync(int pupilId, CancellationToken cancellation = default) =>
        Query().Where(pupil => pupil.Id == pupilId).OrderBy(pupil => pupil.UnitId).FirstOrDefaultAsync(cancellation);
}

/// <summary>A pupil as the one who asks may see it.</summary>
public sealed record VisiblePupil
{
    public required int Id { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required string Search { get; init; }

    public required int UnitId { get; init; }

    public required int? OrganiserId { get; init; }

    public required string UnitName { get; init; }

    public required string Class { get; init; }

    public required string Grade { get; init; }

    public required string MentorKey { get; init; }

    public required string? MentorName { get; init; }

    public string FullName => $"{GivenName} {FamilyName}";
}
