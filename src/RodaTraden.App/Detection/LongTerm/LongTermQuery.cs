using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Detection.LongTerm;

/// <summary>
/// How many pupils are away for long at each school within reach, on any day, counted when it is asked for. Small counts are hidden from who may not
/// read the rows. No pupil is named.
/// </summary>
internal sealed class LongTermQuery(AppDbContext db, AttendanceStore store, CurrentUser user)
{
    public async Task<LongTermView> ReadAsync(DateOnly day, CancellationToken cancellation = default)
    {
        var evaluation = await UnitEvaluation.LoadAsync(db, store, day, cancellation);
        var ladders = await LaddersInForce.LoadAsync(db, cancellation);
        var reach = user.UnitIds.ToHashSet();
        var units = await db.Units.AsNoTracking().Where(unit => reach.Contains(unit.Id)).OrderBy(unit => unit.Name).Select(unit => new { unit.Id, unit.Name, unit.OrganiserId }).ToListAsync(cancellation);
        var counted = new List<(string Name, AttendanceLadder Ladder, LongTermCount Count)>();
        foreach (var unit in units)
        {
            var ladder = ladders.For(unit.Id, unit.OrganiserId, day);
            counted.Add((unit.Name, ladder, LongTermAbsence.Count(await evaluation.YearsAsync(unit.Id, cancellation), ladder.LongTerm, day)));
        }

        var shown = counted.ConvertAll(of => user.May(InformationCategory.Identity, AccessLevel.Read)
            ? of.Count.LongTerm
            : SmallNumbers.Parts([of.Count.LongTerm, of.Count.Enrolled - of.Count.LongTerm])[0]);
        return new(
            day,
            [.. counted.Select((of, at) => new LongTermRow(of.Name, of.Count, shown[at]))],
            counted.Aggregate(new LongTermCount(0, 0, 0, 0, 0), (all, of) => all + of.Count),
            SmallNumbers.Total(counted.ConvertAll(of => of.Count.LongTerm), shown),
            [.. counted.GroupBy(of => DetectionDocuments.Write(of.Ladder.LongTerm)).Select(of => new LongTermDefinition(of.First().Ladder, [.. of.Select(one => one.Name)]))]);
    }
}

/// <summary>A school; the count is null where it is hidden.</summary>
internal sealed record LongTermRow(string Unit, LongTermCount Count, int? Shown);

/// <summary>A definition in force, and where.</summary>
internal sealed record LongTermDefinition(AttendanceLadder Ladder, IReadOnlyList<string> Units);

internal sealed record LongTermView(DateOnly Day, IReadOnlyList<LongTermRow> Rows, LongTermCount All, int? Total, IReadOnlyList<LongTermDefinition> Definitions);
