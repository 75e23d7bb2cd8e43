using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Detection.SchoolsNow;

/// <summary>
/// An organiser's schools as figures: how many are enrolled, how many stand on the ladder, how much is registered. No pupils, no totals that
/// would give a hidden figure away.
/// </summary>
internal sealed class SchoolsNowQuery(AppDbContext db, CurrentUser user, TimeProvider time)
{
    public async Task<IReadOnlyList<SchoolRow>> ReadAsync(CancellationToken cancellation = default)
    {
        var today = time.SwedishToday();
        var units = user.UnitIds;
        var pupils = await (
            from enrolment in db.Enrolments.AsNoTracking()
            where units.Contains(enrolment.UnitId) && (enrolment.From == null || enrolment.From <= today) && (enrolment.To == null || enrolment.To >= today)
            join pupil in db.Pupils.AsNoTracking() on enrolment.PupilId equals pupil.Id
            where pupil.Marking == ProtectedMarking.None && pupil.MergedIntoId == null
            join standing in db.Standings.AsNoTracking() on new { enrolment.PupilId, enrolment.UnitId } equals new { standing.PupilId, standing.UnitId } into of
            from standing in of.DefaultIfEmpty()
            select new { enrolment.UnitId, Step = standing == null ? 0 : standing.HeldStep, Reported = standing == null ? 0 : standing.Reported10, Offered = standing == null ? 0 : standing.Offered10 })
            .ToListAsync(cancellation);
        var byUnit = pupils.ToLookup(pupil => pupil.UnitId);
        return
        [
            .. units.Zip(user.UnitNames).Select(unit =>
            {
                // Both counts, and what lies between them, are parts of one whole.
                var steps = byUnit[unit.First].Select(pupil => pupil.Step).ToList();
                var parts = SmallNumbers.Parts([steps.Count(step => step == 0), steps.Count(step => step is 1 or 2), steps.Count(step => step > 2)]);
                return new SchoolRow(
                    unit.Second,
                    steps.Count,
                    parts[0] is { } without ? steps.Count - without : null,
                    parts[2],
                    byUnit[unit.First].Sum(pupil => pupil.Reported),
                    byUnit[unit.First].Sum(pupil => pupil.Offered));
            }),
        ];
    }
}

/// <summary>One school; a hidden count is null.</summary>
internal sealed record SchoolRow(string Name, int Pupils, int? OnLadder, int? FromStep3, int Reported, int Offered);
