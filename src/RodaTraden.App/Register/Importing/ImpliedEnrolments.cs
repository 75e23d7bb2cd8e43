using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>
/// A sender without a file of enrolments says by an absence at a school that the pupil goes there. The enrolment is counted from the start of that school
/// year, is marked as implied, and gives way to the first file that says where the pupil goes.
/// </summary>
internal static class ImpliedEnrolments
{
    public static async Task AddAsync(AppDbContext db, IReadOnlyCollection<(int PupilId, int UnitId, DateOnly Date)> seen, FileReport report, CancellationToken cancellation)
    {
        var pupils = seen.Select(one => one.PupilId).ToHashSet();
        var stored = (await db.Enrolments.ToListAsync(cancellation)).Where(enrolment => pupils.Contains(enrolment.PupilId)).ToLookup(enrolment => enrolment.PupilId);
        foreach (var of in seen.GroupBy(one => (one.PupilId, one.UnitId)))
        {
            var from = SchoolYear.Of(of.Min(one => one.Date)).First;
            if (stored[of.Key.PupilId].Any(enrolment => !enrolment.IsImplied || (enrolment.UnitId == of.Key.UnitId && (enrolment.From is null || enrolment.From <= from))))
            {
                continue;
            }

            db.Enrolments.RemoveRange(stored[of.Key.PupilId].Where(enrolment => enrolment.IsImplied && enrolment.UnitId == of.Key.UnitId));
            db.Add(new Enrolment { PupilId = of.Key.PupilId, UnitId = of.Key.UnitId, From = from, IsImplied = true, Version = Guid.CreateVersion7() });
            report.Touch(of.Key.PupilId);
            report.EnrolmentsImplied++;
        }

        await db.SaveChangesAsync(cancellation);
        await EndEarlierAsync(db, pupils, report, cancellation);
    }

    /// <summary>A pupil who is seen at another school from a later year on has left the first.</summary>
    private static async Task EndEarlierAsync(AppDbContext db, HashSet<int> pupils, FileReport report, CancellationToken cancellation)
    {
        var implied = (await db.Enrolments.Where(enrolment => enrolment.IsImplied && enrolment.From != null).ToListAsync(cancellation)).Where(enrolment => pupils.Contains(enrolment.PupilId));
        foreach (var of in implied.GroupBy(enrolment => enrolment.PupilId))
        {
            var inOrder = of.OrderBy(enrolment => enrolment.From).ThenBy(enrolment => enrolment.UnitId).ToList();
            foreach (var one in inOrder)
            {
                var to = inOrder.Find(later => later.From > one.From && later.UnitId != one.UnitId)?.From?.AddDays(-1);
                if (one.To != to)
                {
                    (one.To, one.Version) = (to, Guid.CreateVersion7());
                    report.Touch(one.PupilId);
                }
            }
        }

        await db.SaveChangesAsync(cancellation);
    }
}
