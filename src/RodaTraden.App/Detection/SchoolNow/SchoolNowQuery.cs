using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.App.Detection.SchoolNow;

/// <summary>The units of the one who asks, now: pupils per step, overdue, not looked at, classes with missing registration.</summary>
internal sealed class SchoolNowQuery(AppDbContext db, WorkLines lines, VisiblePupils visible, CurrentUser user, ReadLog readLog, TimeProvider time)
{
    public async Task<SchoolNowView> ReadAsync(CancellationToken cancellation = default)
    {
        var today = time.SwedishToday();
        var onLadder = await lines.ReadAsync(today, cancellation: cancellation);
        var classes = await (
            from pupil in visible.Query(InformationCategory.LadderState)
            join standing in db.Standings.AsNoTracking() on new { pupil.Id, pupil.UnitId } equals new { Id = standing.PupilId, standing.UnitId } into of
            from standing in of.DefaultIfEmpty()
            group standing by new { pupil.UnitName, pupil.Class } into of
            select new ClassRow(of.Key.UnitName, of.Key.Class, of.Count(), of.Sum(standing => (int?)standing!.Reported10) ?? 0, of.Sum(standing => (int?)standing!.Offered10) ?? 0))
            .ToListAsync(cancellation);
        var organiserId = await db.Units.Where(unit => user.UnitIds.Contains(unit.Id)).Select(unit => unit.OrganiserId).FirstOrDefaultAsync(cancellation);
        var ladder = (await LaddersInForce.LoadAsync(db, cancellation)).For(user.UnitIds.Count == 1 ? user.UnitIds[0] : null, organiserId, today);
        var limit = ladder.BesideLadder.FirstOrDefault(condition => condition.Kind == ConditionKind.LowRegistration)?.Limit ?? 800;
        var overdue = onLadder.Where(line => line.Is(LineState.Overdue, today)).OrderByDescending(line => line.Step.Ordinal).ThenBy(line => line.Due).ToList();
        var unseen = onLadder.Where(line => line.Is(LineState.Unseen, today)).OrderByDescending(line => line.Step.Ordinal).ThenBy(line => line.Due).ToList();
        var silent = onLadder.Where(line => line.Is(LineState.Silent, today)).OrderByDescending(line => line.Silence!.SchoolDays).ThenBy(line => line.Pupil.FullName, StringComparer.Ordinal).ToList();
        await readLog.NoteAsync(overdue.Take(SchoolNowView.MostInAHeading).Concat(unseen.Take(SchoolNowView.MostInAHeading)).Concat(silent.Take(SchoolNowView.MostInAHeading)).Select(line => line.Pupil.Id), InformationCategory.LadderState, "skolan-nu", cancellation);
        return new(
            today,
            classes.Sum(of => of.Pupils),
            [.. ladder.Steps.Select(step => StepRow(step, onLadder, today))],
            overdue,
            unseen,
            silent,
            [.. classes.Where(of => Shares.Compares(of.Reported, of.Offered, Comparison.Under, limit)).OrderBy(of => (double)of.Reported / of.Offered)],
            classes.Sum(of => of.Reported),
            classes.Sum(of => of.Offered),
            limit);
    }

    private static StepRow StepRow(LadderStep step, List<WorkLine> lines, DateOnly today)
    {
        var here = lines.Where(line => line.Standing.HeldStep == step.Ordinal).ToList();
        return new(
            step,
            here.Count,
            here.Count(line => line.Is(LineState.Overdue, today)),
            here.Count(line => MyDay.NobodyHasLooked(line.Question)));
    }
}

internal sealed record SchoolNowView(
    DateOnly Today,
    int Pupils,
    IReadOnlyList<StepRow> Steps,
    IReadOnlyList<WorkLine> Overdue,
    IReadOnlyList<WorkLine> Unseen,
    IReadOnlyList<WorkLine> Silent,
    IReadOnlyList<ClassRow> Classes,
    int Reported,
    int Offered,
    int RegistrationLimit)
{
    /// <summary>How many lines the page shows under a heading; the rest stands in Min dag.</summary>
    public const int MostInAHeading = 8;
}

internal sealed record StepRow(LadderStep Step, int Pupils, int Late, int Unseen);

internal sealed record ClassRow(string Unit, string Class, int Pupils, int Reported, int Offered);
