using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Register;
using RodaTraden.App.Storage;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.App.Detection;

/// <summary>What a line may lack: what lists pick out.</summary>
public enum LineState
{
    /// <summary>It asks something of somebody, and the day has passed.</summary>
    Overdue,

    /// <summary>Nobody has done anything yet, and there is still time.</summary>
    Unseen,

    /// <summary>Nobody has talked with the pupil or a guardian for long.</summary>
    Silent,
}

/// <summary>A pupil on a step, as a line that somebody can act on.</summary>
public sealed record WorkLine(
    VisiblePupil Pupil,
    Standing Standing,
    IReadOnlyList<Evidence> Conditions,
    LadderStep Step,
    StepQuestion Question,
    bool IsOpen,
    DateOnly Due,
    ContactSilence? Silence)
{
    /// <summary>What to do, as a verb; <c>{0}</c> is the pupil's name.</summary>
    public LocalText Act => Core.Detection.WorkList.MyDay.ActOf(Question);

    /// <summary>Whether the line lacks this today.</summary>
    public bool Is(LineState state, DateOnly today) => state switch
    {
        LineState.Overdue => IsOpen && Due < today,
        LineState.Unseen => Due >= today && Core.Detection.WorkList.MyDay.NobodyHasLooked(Question),
        LineState.Silent => Silence is not null,
    };

    /// <summary>The strongest true condition of the held step, else of what is true now; null when nothing is true any longer.</summary>
    public Evidence? Reason => Conditions.FirstOrDefault(evidence => evidence.Step == Step.Ordinal) ?? Conditions.FirstOrDefault(evidence => evidence.Step > 0);
}

/// <summary>Reads the pupils within reach who stand on a step, with deadlines and answers. One query per kind of row, whatever their number.</summary>
internal sealed class WorkLines(AppDbContext db, VisiblePupils visible, UnitCalendars calendars)
{
    /// <summary>Lines of all visible pupils, or of one.</summary>
    public async Task<List<WorkLine>> ReadAsync(DateOnly today, int? pupilId = null, CancellationToken cancellation = default)
    {
        var rows = await (
            from pupil in visible.Query()
            join standing in db.Standings.AsNoTracking() on new { pupil.Id, pupil.UnitId } equals new { Id = standing.PupilId, standing.UnitId }
            where standing.HeldStep > 0 && (pupilId == null || pupil.Id == pupilId)
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
        return rows.ConvertAll(row =>
        {
            var ladder = ladders.For(row.pupil.UnitId, row.pupil.OrganiserId, today);
            var step = ladder.StepOf(row.standing.HeldStep)!;
            var question = new StepQuestion(row.pupil.Id, step, row.standing.ReachedOn ?? row.standing.AsOf, days[row.pupil.UnitId], [.. byPupil[row.pupil.Id]]);
            return new WorkLine(
                row.pupil,
                row.standing,
                DetectionDocuments.ReadConditions(row.standing.Conditions),
                step,
                question,
                Core.Detection.WorkList.MyDay.IsOpen(question, today),
                Core.Detection.WorkList.MyDay.DueOn(question),
                Core.Detection.WorkList.MyDay.SilenceOf(question, ladder.Contact, today));
        });
    }
}
