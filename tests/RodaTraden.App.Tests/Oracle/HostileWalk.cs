namespace RodaTraden.App.Tests.Oracle;

/// <summary>An ordinary, random course through the year: spells of sickness, late arrivals, leave, unregistered lessons, gaps.</summary>
internal static class HostileWalk
{
    private static readonly int[][] Timetables = [[60, 80, 60], [80, 60], [40, 60, 60, 40], [100, 60]];

    /// <summary>Temper 0 is spotless; 5 is hardly ever there.</summary>
    public static void Walk(HostileCourse course, DateOnly from, DateOnly to, int temper, bool hasGaps)
    {
        var prng = course.Prng;
        var awayChance = (int[])[0, 1, 4, 10, 25, 60];
        var unreported = prng.Chance(20) ? 25 : prng.Chance(50) ? 4 : 0;
        var gapUntil = DateOnly.MinValue;
        var spell = 0;
        var leaveSpell = 0;
        var judged = course.AnyJudged();
        var timetable = course.Unit == "U3" ? [300] : prng.Pick(Timetables);
        foreach (var date in HostileCalendar.Days(course.Unit))
        {
            if (date < from || date > to)
            {
                continue;
            }

            if (hasGaps && date.Day < 8 && prng.Chance(2))
            {
                gapUntil = date.AddDays(prng.Between(7, 40));
            }

            if (date < gapUntil)
            {
                continue;
            }

            course.Reset(date, timetable);
            if (spell == 0 && prng.Chance(awayChance[temper]))
            {
                spell = prng.Between(1, 4);
                judged = course.AnyJudged();
            }

            if (leaveSpell == 0 && prng.Chance(1))
            {
                leaveSpell = prng.Between(1, 5);
            }

            Live(course, date, temper, unreported, spell > 0, leaveSpell > 0, judged);
            spell = Math.Max(0, spell - 1);
            leaveSpell = Math.Max(0, leaveSpell - 1);
        }
    }

    private static void Live(
        HostileCourse course, DateOnly date, int temper, int unreported, bool isAway, bool isOnLeave, Judged judged)
    {
        var prng = course.Prng;
        if (isOnLeave)
        {
            course.OnLeave(date);
            return;
        }

        foreach (var lesson in course[date])
        {
            if (prng.Chance(unreported))
            {
                lesson.Reported = false;
                continue;
            }

            if (temper > 0 && prng.Chance(2))
            {
                lesson.Leave = prng.Between(1, lesson.End - lesson.Start);
            }

            if (temper > 0 && prng.Chance(2))
            {
                lesson.Other = prng.Between(0, lesson.Room);
            }

            if (isAway)
            {
                course.Be(lesson, prng.Chance(90) ? lesson.Room : prng.Between(0, lesson.Room), judged);
            }
            else if (temper > 1 && prng.Chance(3 * temper))
            {
                course.Be(lesson, prng.Between(0, Math.Min(lesson.Room, 25)), course.AnyJudged());
            }
        }

        if (prng.Chance(1))
        {
            foreach (var lesson in course[date])
            {
                lesson.Unit = "U2";
            }
        }
    }
}
