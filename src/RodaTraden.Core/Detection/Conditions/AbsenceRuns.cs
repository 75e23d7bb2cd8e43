using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection.Conditions;

/// <summary>
/// The maximal runs of observed school days with absence in a window, one after another. Unobserved days do not break a run; an observed day without
/// absence does. Source: measures.md section 4, <c>Occasions</c>.
/// </summary>
internal ref struct AbsenceRuns(PupilYear year, DayRange window)
{
    private int at = window.First;

    /// <summary>From the first day with absence to the day that broke the run.</summary>
    public DayRange Current { get; private set; }

    public bool MoveNext()
    {
        var first = year.Absent.First(new(at, window.End));
        at = year.Whole.First(new(first, window.End));
        Current = new(first, at);
        return first < window.End;
    }
}
