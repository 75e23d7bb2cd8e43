using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Disposing;

/// <summary>A pupil, all organisers whose schools it has gone to, and the day it left the last of them; null while it goes to one, or when that day is not known.</summary>
internal sealed record PupilPlaces(int PupilId, IReadOnlyList<int> Organisers, DateOnly? LeftOn);

/// <summary>What the rules are asked with.</summary>
internal static class RetentionFacts
{
    public static async Task<RetentionInForce> InForceAsync(AppDbContext db, DateOnly today, CancellationToken cancellation) => new(
        await db.RetentionRules.AsNoTracking().ToListAsync(cancellation),
        await db.LegalHolds.AsNoTracking().Where(hold => hold.LiftedAt == null).ToListAsync(cancellation),
        today);

    /// <summary>Those who go or have gone to an organiser's schools; those with protected data only when asked for.</summary>
    public static async Task<List<PupilPlaces>> PupilsAsync(AppDbContext db, int organiserId, bool areProtected, CancellationToken cancellation)
    {
        var rows = await (
            from enrolment in db.Enrolments.AsNoTracking()
            join unit in db.Units on enrolment.UnitId equals unit.Id
            join pupil in db.Pupils on enrolment.PupilId equals pupil.Id
            where pupil.MergedIntoId == null && (pupil.Marking != ProtectedMarking.None) == areProtected
                && db.Enrolments.Any(other => other.PupilId == enrolment.PupilId && db.Units.Any(at => at.Id == other.UnitId && at.OrganiserId == organiserId))
            select new { enrolment.PupilId, enrolment.To, unit.OrganiserId }).ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(row => row.PupilId).Select(of => new PupilPlaces(
                of.Key,
                // A school that nobody knows whose it is has no rule: what is there is preserved.
                [.. of.Select(row => row.OrganiserId ?? 0).Distinct()],
                of.Any(row => row.To is null) ? null : of.Max(row => row.To))),
        ];
    }
}
