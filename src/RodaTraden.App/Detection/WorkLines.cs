using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Register;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.App.Detection;

/// <summary>Reads the pupils within reach who stand on a step, with deadlines and answers. One query per kind of row, whatever their number.</summary>
internal sealed class WorkLines(AppDbContext db, VisiblePupils visible, UnitCalendars calendars)
{
    /// <summary>Lines of all visible pupils, or of one.</summary>
    public async Task<List<WorkLine>> ReadAsync(DateOnly today, int? pupilId = null, CancellationToken cancellation = default)
    {
        // From the few who stand on a step to the pupils, not the other way: a school has ten times as many.
        var onStep = db.Standings.AsNoTracking().Where(standing => standing.HeldStep > 0);
        if (visible.UnitsOf(InformationCategory.LadderState) is { } units)
        {
            onStep = onStep.Where(standing => units.Contains(standing.UnitId));
        }

        var rows = await (
            from pupil in visible.Query(InformationCategory.LadderState)
            join standing in onStep on new { pupil.Id, pupil.UnitId } equals new { Id = standing.PupilId, standing.UnitId }
            where pupilId == null || pupil.Id == pupilId
            select new { pupil, standing }).ToListAsync(cancellation);
        var ids = rows.ConvertAll(row => row.pupil.Id);
        var responses = new List<StepResponse>();
        foreach (var some in ids.Chunk(500))
        {
            responses.AddRange(await db.Responses.AsNoTracking().Where(response => some.Contains(response.PupilId) && response.RemovedAt == null).ToListAsync(cancellation));
        }

        var byPupil = responses.ToLookup(response => response.PupilId);
        var ladders = await LaddersInForce.LoadAsync(db, cancellation);
        var days = await calendars.LoadAsync([.. rows.Select(row => row.pupil.UnitId).Distinct()], cancellation);
        var ladderOf = rows.Select(row => (row.pupil.UnitId, row.pupil.OrganiserId)).Distinct().ToDictionary(unit => unit.UnitId, unit => ladders.For(unit.UnitId, unit.OrganiserId, today));
        return rows.ConvertAll(row =>
        {
            var ladder = ladderOf[row.pupil.UnitId];
            var question = new StepQuestion(ladder.StepOf(row.standing.HeldStep)!, row.standing.ReachedOn ?? row.standing.AsOf, days[row.pupil.UnitId], [.. byPupil[row.pupil.Id]]);
            return new WorkLine(
                row.pupil,
                row.standing,
                question,
                MyDay.IsOpen(question, today),
                MyDay.DueOn(question),
                MyDay.SilenceOf(question, ladder.Contact, today));
        });
    }
}
