using RodaTraden.App.Access;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.Core.Access;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Detection.LongTerm;

/// <summary>
/// How many pupils are away for long at each school within reach, on any day, counted when it is asked for. Small counts are hidden from who may not
/// read the rows. No pupil is named.
/// </summary>
internal sealed class LongTermQuery(Evaluations evaluations, CurrentUser user)
{
    public async Task<LongTermView> ReadAsync(DateOnly day, CancellationToken cancellation = default)
    {
        var evaluation = await evaluations.OfAsync(day, cancellation);
        var counted = new List<(string Name, AttendanceLadder Ladder, LongTermCount Count)>();
        foreach (var (unitId, name) in user.UnitIds.Zip(user.UnitNames))
        {
            var ladder = evaluation.LadderOf(unitId);
            counted.Add((name, ladder, LongTermAbsence.Count(await evaluation.YearsAsync(unitId, cancellation), ladder.LongTerm, day)));
        }

        var shown = counted.ConvertAll(of => user.MayAtSchool(InformationCategory.Identity, AccessLevel.Read)
            ? of.Count.LongTerm
            : SmallNumbers.Parts([of.Count.LongTerm, of.Count.Enrolled - of.Count.LongTerm])[0]);
        return new(
            day,
            [.. counted.Select((of, at) => new LongTermRow(of.Name, of.Count, shown[at]))],
            counted.Aggregate(LongTermCount.None, (all, of) => all + of.Count),
            SmallNumbers.Total(counted.ConvertAll(of => of.Count.LongTerm), shown),
            [.. counted.GroupBy(of => of.Ladder).Select(of => new LongTermDefinition(of.Key, [.. of.Select(one => one.Name)]))]);
    }
}

/// <summary>A school; the count is null where it is hidden.</summary>
internal sealed record LongTermRow(string Unit, LongTermCount Count, int? Shown);

/// <summary>A definition in force, and where.</summary>
internal sealed record LongTermDefinition(AttendanceLadder Ladder, IReadOnlyList<string> Units);

internal sealed record LongTermView(DateOnly Day, IReadOnlyList<LongTermRow> Rows, LongTermCount All, int? Total, IReadOnlyList<LongTermDefinition> Definitions);
