using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Demo;

/// <summary>
/// A file from another register, with a few pupils whom the municipality already has under other keys: they have changed school. For the page of
/// double records.
/// </summary>
internal static class DoubleRecords
{
    private const int Pupils = 3;

    /// <summary>Writes the file and tells where it lies.</summary>
    public static async Task<string> WriteAsync(AppDbContext db, string folder, CancellationToken cancellation)
    {
        var moved = await (
            from enrolment in db.Enrolments.AsNoTracking()
            join pupil in db.Pupils on enrolment.PupilId equals pupil.Id
            where enrolment.To == null && enrolment.Grade == "6" && pupil.Marking == ProtectedMarking.None && pupil.BirthDate != null
            orderby pupil.Id
            select new { pupil, enrolment.UnitId }).Take(Pupils).ToListAsync(cancellation);
        var left = moved.Select(one => one.UnitId).Distinct().ToList();
        var next = await (
            from enrolment in db.Enrolments
            join unit in db.Units on enrolment.UnitId equals unit.Id
            where enrolment.Grade == "6" && !left.Contains(unit.Id)
            orderby unit.Id
            select unit.Key).FirstAsync(cancellation);
        var path = Path.Combine(folder, "pupils-elevregistret.csv");
        await File.WriteAllLinesAsync(
            path,
            [
                "pupil;unit;given_name;family_name;birth_date;grade;class;marking",
                .. moved.Select(one => $"REG-{one.pupil.Id};{next};{one.pupil.GivenName};{one.pupil.FamilyName};{one.pupil.BirthDate:yyyy-MM-dd};6;6A;none"),
            ],
            cancellation);
        return path;
    }
}
