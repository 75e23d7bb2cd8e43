using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection;

/// <summary>A pupil's year seen on one day: what comes after the day does not exist yet.</summary>
public readonly struct Moment
{
    /// <summary>Stands on a day of a pupil's year.</summary>
    /// <param name="year">The year that holds the day.</param>
    /// <param name="asOf">The day.</param>
    public Moment(PupilYear year, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(year);
        Year = year;
        AsOf = asOf;
        End = year.DaysUntil(asOf);
    }

    /// <summary>The pupil's year.</summary>
    public PupilYear Year { get; }

    /// <summary>D, the as-of date.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Number of the pupil's school days on or before D.</summary>
    public int End { get; }
}
