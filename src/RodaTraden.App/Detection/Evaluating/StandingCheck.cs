using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>Whether each pupil stands where an evaluation of the same day would put the pupil now.</summary>
internal sealed class StandingCheck(AppDbContext db, Evaluations evaluations, PartEvaluation part, PupilChanges changes)
{
    /// <returns>How many standings were held against, and the pupils whose are wrong. None are while changes wait to be evaluated.</returns>
    public async Task<(long Standings, IReadOnlyList<int> Wrong)> RunAsync(CancellationToken cancellation)
    {
        if ((await changes.UnevaluatedAsync(cancellation)).Count > 0 || await db.Standings.MaxAsync(standing => (DateOnly?)standing.AsOf, cancellation) is not { } asOf)
        {
            return (0, []);
        }

        var kept = await db.Standings.AsNoTracking().Where(standing => standing.AsOf == asOf).ToDictionaryAsync(standing => standing.PupilId, cancellation);
        var evaluation = await evaluations.OfAsync(asOf, cancellation);
        var again = (await part.EvaluateAsync(evaluation, evaluation.UnitsOf(null), null, cancellation)).ConvertAll(Evaluator.StandingOf).ToDictionary(standing => standing.PupilId);
        return (kept.Count, [.. kept.Values.Where(standing => again.TryGetValue(standing.PupilId, out var now) && !Same(standing, now)).Select(standing => standing.PupilId).Order()]);
    }

    private static bool Same(Standing one, Standing other) =>
        (one.UnitId, one.RawStep, one.HeldStep, one.ReachedOn, one.Judged, one.Absent20, one.Observed20, one.From20, one.To20, one.Reported10, one.Offered10, one.Conditions)
        == (other.UnitId, other.RawStep, other.HeldStep, other.ReachedOn, other.Judged, other.Absent20, other.Observed20, other.From20, other.To20, other.Reported10, other.Offered10, other.Conditions);
}
