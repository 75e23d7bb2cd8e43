using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.Core.Access;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.App.Detection.DayList;

/// <summary>What stands in somebody's day: only what that person can act on, and apart from it what waits for others.</summary>
internal sealed class MyDayQuery(WorkLines lines, VisiblePupils visible, CurrentUser user, ReadLog readLog, TimeProvider time)
{
    public async Task<DayView> ReadAsync(CancellationToken cancellation = default)
    {
        var today = time.SwedishToday();
        var all = await lines.ReadAsync(today, cancellation: cancellation);
        var open = all.Where(line => line.IsOpen).ToList();
        var mine = open.Where(line => line.Step.Responsible.Asks(user.ActiveRole)).ToLookup(line => MyDay.HeadingOf(line.Due, today));
        var view = new DayView(
            today,
            await visible.Query(InformationCategory.LadderState).AnyAsync(cancellation),
            InOrder(mine[DayHeading.Overdue]),
            InOrder(mine[DayHeading.Today]),
            InOrder(mine[DayHeading.ThisWeek]),
            InOrder(mine[DayHeading.Later]),
            [.. all.Where(IsMineToReach).OrderByDescending(line => line.Silence!.SchoolDays).ThenBy(line => line.Pupil.FullName, StringComparer.Ordinal)],
            InOrder(open.Where(line => !line.Step.Responsible.Asks(user.ActiveRole) && WaitsForOthers(line, today))));
        await readLog.NoteAsync(view.Shown.Select(line => line.Pupil.Id), InformationCategory.LadderState, "min-dag", cancellation);
        return view;
    }

    /// <summary>Keeping in touch is the mentor's; where a pupil has none, that of whom the step asks.</summary>
    private bool IsMineToReach(WorkLine line) => line.Silence is not null
        && (user.ActiveRole == Role.Mentor || (line.Pupil.MentorName is null && line.Step.Responsible.Asks(user.ActiveRole)));

    /// <summary>A mentor sees what others do for the own pupils; who has a whole school sees only what is late.</summary>
    private bool WaitsForOthers(WorkLine line, DateOnly today) => user.ActiveRole == Role.Mentor || line.Due < today;

    /// <summary>First what gets worse by waiting, not who is away the most.</summary>
    private static List<WorkLine> InOrder(IEnumerable<WorkLine> some) =>
        [.. some.OrderByDescending(line => line.Step.Ordinal).ThenBy(line => line.Due).ThenBy(line => line.Pupil.FullName, StringComparer.Ordinal)];
}

/// <summary>A day under its headings.</summary>
internal sealed record DayView(
    DateOnly Today,
    bool HasPupils,
    IReadOnlyList<WorkLine> Overdue,
    IReadOnlyList<WorkLine> DueToday,
    IReadOnlyList<WorkLine> ThisWeek,
    IReadOnlyList<WorkLine> Later,
    IReadOnlyList<WorkLine> Silent,
    IReadOnlyList<WorkLine> WaitingForOthers)
{
    /// <summary>A list of hundreds helps nobody.</summary>
    public const int MostInAHeading = 60;

    /// <summary>What one can act on now; the number in the lead sentence.</summary>
    public int Count => Overdue.Count + DueToday.Count + ThisWeek.Count + Silent.Count;

    /// <summary>The lines that the page shows: a long heading is cut, and the rest stands under Elever.</summary>
    public IEnumerable<WorkLine> Shown => [.. Overdue.Take(MostInAHeading), .. DueToday.Take(MostInAHeading), .. ThisWeek.Take(MostInAHeading), .. Later, .. Silent.Take(MostInAHeading), .. WaitingForOthers.Take(MostInAHeading)];
}
