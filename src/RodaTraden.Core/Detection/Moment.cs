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

    private Moment(PupilYear year, DateOnly asOf, int end) => (Year, AsOf, End) = (year, asOf, end);

    /// <summary>Stands on a school day by its place among the pupil's school days.</summary>
    internal static Moment OnSchoolDay(PupilYear year, int day) => new(year, year.DateOf(day), day + 1);

    /// <summary>The pupil's year.</summary>
    public PupilYear Year { get; }

    /// <summary>D, the as-of date.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Number of the pupil's school days on or before D.</summary>
    public int End { get; }
}
