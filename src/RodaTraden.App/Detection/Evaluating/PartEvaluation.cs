using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>Evaluates pupils of some units, those who are silent there with them.</summary>
internal sealed class PartEvaluation(AppDbContext db)
{
    /// <summary>The standings of some pupils of the units, or of all when none are named.</summary>
    public async Task<List<EvaluatedPupil>> EvaluateAsync(UnitEvaluation evaluation, IReadOnlyList<int> units, IReadOnlySet<int>? some, CancellationToken cancellation)
    {
        var evaluated = new List<EvaluatedPupil>();
        foreach (var unit in units)
        {
            var asked = some is null ? null : await WithTheSilentAsync(evaluation, unit, some, cancellation);
            evaluated.AddRange(await evaluation.EvaluateAsync(unit, asked, cancellation));
        }

        return evaluated;
    }

    /// <summary>
    /// A pupil of whom nothing is told is touched by no file: those who are silent at the unit, and those who were, are evaluated whenever somebody there is.
    /// </summary>
    private async Task<HashSet<int>> WithTheSilentAsync(UnitEvaluation evaluation, int unitId, IReadOnlySet<int> some, CancellationToken cancellation)
    {
        var asked = evaluation.Year.Roll.UnprotectedOf(unitId).Where(some.Contains).ToHashSet();
        asked.UnionWith(await evaluation.SilentAsync(unitId, cancellation));
        asked.UnionWith(await db.Standings.Where(one => one.UnitId == unitId && one.Conditions.Contains(nameof(ConditionKind.NoData))).Select(one => one.PupilId).ToListAsync(cancellation));
        return asked;
    }
}
