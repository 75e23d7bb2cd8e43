using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Detection;
using RodaTraden.App.Shared.Time;
using RodaTraden.Core.Access;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Cases.Process;

/// <summary>What stands behind opening a case of a pupil: the signal, and whether there is an open case already.</summary>
internal sealed class OpenCaseQuery(VisiblePupils pupils, VisibleCases visible, WorkLines lines, CaseBook book, ReadLog readLog, TimeProvider time)
{
    /// <summary>School days until the first step, as proposed: a figure of our own.</summary>
    private const int FirstStepWithin = 3;

    /// <summary>The pupil; null when it does not exist for the one who asks.</summary>
    public async Task<OpenCaseView?> ReadAsync(int pupilId, CancellationToken cancellation = default)
    {
        if (await pupils.FindAsync(pupilId, InformationCategory.Case, AccessLevel.Write, cancellation) is not { } pupil)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], [InformationCategory.Case, InformationCategory.LadderState], "arende-nytt", cancellation);
        var today = time.SwedishToday();
        var line = (await lines.ReadAsync(today, pupilId, cancellation)).FirstOrDefault();
        return new(pupil, today, line?.Reason, (await visible.OpenOfAsync(pupilId, cancellation))?.Case.Id, (await book.CalendarAsync(pupil.UnitId, cancellation)).SchoolDaysAfter(today, FirstStepWithin));
    }
}

/// <summary>A pupil of whom a case can be opened.</summary>
/// <param name="Pupil">The pupil.</param>
/// <param name="Today">The day.</param>
/// <param name="Sentence">The strongest condition that is true; null when none is.</param>
/// <param name="OpenCaseId">The open case; null when there is none.</param>
/// <param name="ProposedDay">A day to propose.</param>
internal sealed record OpenCaseView(VisiblePupil Pupil, DateOnly Today, Evidence? Sentence, int? OpenCaseId, DateOnly ProposedDay);
