namespace RodaTraden.Core.Attendance;

/// <summary>A run of a pupil's school days by index, the end not included. A count of none is an empty window.</summary>
/// <param name="First">Index of the first day.</param>
/// <param name="End">Index after the last day.</param>
public readonly record struct DayRange(int First, int End)
{
    /// <summary>Number of school days.</summary>
    public int Count => End - First;
}
