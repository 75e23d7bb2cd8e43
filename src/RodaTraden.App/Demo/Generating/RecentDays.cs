namespace RodaTraden.App.Demo.Generating;

/// <summary>The latest absence is not yet judged: it counts as invalid until somebody has, and some of it turns valid.</summary>
internal static class RecentDays
{
    private const int Window = 14;

    public static void Apply(int seed, DateOnly asOf, PupilYear year)
    {
        for (var day = year.Recorded - 1; day >= 0; day--)
        {
            var date = year.Days[day].Date;
            var waited = asOf.DayNumber - date.DayNumber;
            if (waited >= Window)
            {
                return;
            }

            var draw = Rng.Fixed(seed, RandomStream.Recent, year.Pupil.Index, date.DayNumber);
            foreach (ref var lesson in year.On(day))
            {
                Apply(ref lesson, draw, waited, year.Pupil.Plant is null);
            }
        }
    }

    private static void Apply(ref Lesson lesson, double draw, int waited, bool excusesStillToCome)
    {
        if (lesson.Invalid > 0)
        {
            lesson.Unjudged = draw < 0.6 * Math.Exp(-waited / 4.0) ? lesson.Invalid : 0;
        }
        else if (lesson.Valid > 0 && excusesStillToCome && draw < 0.15 * (Window - waited) / Window)
        {
            (lesson.Invalid, lesson.Unjudged, lesson.Valid) = (lesson.Valid, lesson.Valid, 0);
            lesson.Notified = false;
            lesson.Reason = Reason.None;
        }
    }
}
