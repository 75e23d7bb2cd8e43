using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Visibility;

/// <summary>
/// The one place where pupils become visible: protected ones are not among them, nor records that were made one with another. The <c>Visible…</c> classes say which enrolments;
/// nobody else comes here.
/// </summary>
internal static class UnprotectedPupils
{
    /// <summary>Enrolments that hold on a day.</summary>
    public static IQueryable<Enrolment> EnrolmentsOn(AppDbContext db, DateOnly day) =>
        db.Enrolments.AsNoTracking().Where(enrolment => (enrolment.From == null || enrolment.From <= day) && (enrolment.To == null || enrolment.To >= day));

    /// <summary>
    /// Records of pupils without protected data: one that was made one with another is so only if the other is. For what is written about a record and stays there.
    /// </summary>
    public static IQueryable<Pupil> Records(AppDbContext db) => db.Pupils.Where(pupil => pupil.Marking == ProtectedMarking.None
        && (pupil.MergedIntoId == null || db.Pupils.Any(kept => kept.Id == pupil.MergedIntoId && kept.Marking == ProtectedMarking.None)));

    /// <summary>The pupils of some enrolments: one row per pupil and unit.</summary>
    public static IQueryable<VisiblePupil> At(AppDbContext db, IQueryable<Enrolment> enrolments) =>
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
