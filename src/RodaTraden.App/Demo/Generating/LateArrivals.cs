namespace RodaTraden.App.Demo.Generating;

/// <summary>Some minutes of the day's first lesson, now and then of another. Seldomest on Fridays.</summary>
internal static class LateArrivals
{
    public static int Lay(PupilYear year, AbsenceHabits habits, int most, Rng rng)
    {
        var minutes = 0;
        for (var day = 0; day < year.Days.Length; day++)
        {
            var friday = year.Days[day].Date.DayOfWeek == DayOfWeek.Friday ? 0.85 : 1;
            if (minutes >= most || !rng.Chance(habits.LatePerDay * friday))
            {
                continue;
            }

            var lessons = year.On(day);
            ref var lesson = ref lessons[rng.Chance(0.75) ? 0 : rng.Next(lessons.Length)];
            var late = Math.Min(Math.Min(most - minutes, lesson.Minutes - 5), 2 + rng.Geometric(7));
            minutes += PupilYear.Mark(ref lesson, late, Judging.Late(rng));
        }

        return minutes;
    }
}
