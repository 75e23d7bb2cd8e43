namespace RodaTraden.Core.Attendance;

/// <summary>A pupil's school days of a year in a few counts, for the sentence above the picture. Source: measures.md section 2.</summary>
/// <param name="Observed">Days with information.</param>
/// <param name="Whole">Observed days without any absence.</param>
/// <param name="Part">Part days.</param>
/// <param name="Away">Away days.</param>
/// <param name="Unknown">School days that nobody registered.</param>
/// <param name="WorstWeekday">The weekday with most half-away days; null when there are none.</param>
/// <param name="WorstHalfAway">Half-away days on that weekday.</param>
/// <param name="WorstObserved">Observed days on that weekday.</param>
public sealed record YearSummary(int Observed, int Whole, int Part, int Away, int Unknown, DayOfWeek? WorstWeekday, int WorstHalfAway, int WorstObserved)
{
    /// <summary>Counts the days on or before a date.</summary>
    public static YearSummary Of(PupilYear year, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(year);
        int observed = 0, whole = 0, part = 0, away = 0, unknown = 0;
        var halfAway = new int[7];
        var seen = new int[7];
        foreach (ref readonly var day in year.In(new(0, year.DaysUntil(asOf))))
        {
            if (!day.IsObserved)
            {
                unknown += day.Reported == 0 ? 1 : 0;
                continue;
            }

            observed++;
            whole += day.Absent == 0 ? 1 : 0;
            part += day.IsPart ? 1 : 0;
            away += day.IsAway ? 1 : 0;
            seen[(int)day.Date.DayOfWeek]++;
            halfAway[(int)day.Date.DayOfWeek] += day.IsHalfAway ? 1 : 0;
        }

        var worst = Array.IndexOf(halfAway, halfAway.Max());
        return halfAway[worst] == 0
            ? new(observed, whole, part, away, unknown, null, 0, 0)
            : new(observed, whole, part, away, unknown, (DayOfWeek)worst, halfAway[worst], seen[worst]);
    }
}
