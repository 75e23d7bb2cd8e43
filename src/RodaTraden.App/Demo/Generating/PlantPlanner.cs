namespace RodaTraden.App.Demo.Generating;

/// <summary>Chooses which pupils get a laid course, before anything else happens to them. Grades and sexes take turns.</summary>
internal static class PlantPlanner
{
    private const int FewestDaysInMonth = 3;
    private const int PerInhabitants = 20_000;
    private const int MostTimes = 5;

    /// <summary>Which levels, how many, and how many school days of the year the course needs behind it.</summary>
    private static readonly (CourseKind Kind, int First, int Last, int Count, int Days)[] Courses =
    [
        (CourseKind.RepeatedShortIllness, 1, 5, 4, 58),
        (CourseKind.WeekdayPattern, 4, 9, 4, 48),
        (CourseKind.OneSubjectAvoided, 7, 9, 4, 50),
        (CourseKind.LatenessGrowing, 7, 11, 4, 57),
        (CourseKind.SlowSlide, 4, 9, 4, 45),
        (CourseKind.SuddenStop, 6, 9, 3, 43),
        (CourseKind.BackAfterAway, 5, 9, 3, 58),
        (CourseKind.TravelAbroad, 1, 8, 3, 30),
        (CourseKind.HonestLongIllness, 2, 9, 3, 41),
        (CourseKind.ChangesSchoolInMidSlide, 4, 8, 3, 45),
        (CourseKind.ExactlyFivePercent, 2, 9, 2, 24),
        (CourseKind.ExactlyTenPercent, 2, 9, 2, 24),
        (CourseKind.ExactlyFifteenPercent, 4, 9, 2, 24),
        (CourseKind.ExactlyThirtyPercent, 7, 9, 1, 24),
        (CourseKind.JustUnderTenPercent, 2, 9, 2, 24),
        (CourseKind.JustUnderFifteenPercent, 4, 9, 2, 24),
        (CourseKind.FourAwayDaysInARow, 1, 9, 2, 14),
        (CourseKind.FiveAwayDaysInARow, 1, 9, 2, 14),
        (CourseKind.InvalidMinutesExactly240, 8, 11, 2, 14),
        (CourseKind.InvalidMinutesJustUnder240, 8, 11, 2, 14),
        (CourseKind.ThreeShortIllnesses, 1, 6, 2, 59),
        (CourseKind.FourShortIllnesses, 1, 6, 2, 59),
        (CourseKind.FivePartDays, 5, 9, 2, 24),
        (CourseKind.SixPartDays, 5, 9, 2, 24),
    ];

    public static void Plan(World world)
    {
        var rng = Rng.For(world.Options.Seed, RandomStream.Planting);
        var waiting = world.Pupils.ToList();
        var latest = world.Years[^1];
        rng.Shuffle(waiting);
        foreach (var (kind, first, last, count, days) in Courses)
        {
            if (YearWithRoom(world, kind, days) is not { } year)
            {
                continue;
            }

            var times = Math.Clamp((int)Math.Round(count * (double)world.Options.Inhabitants / PerInhabitants), 1, count * MostTimes);
            for (var i = 0; i < times; i++)
            {
                var wanted = first + ((i + (int)kind) % (last - first + 1));
                var sex = (i + ((int)kind / 2)) % 2 == 0 ? Sex.Girl : Sex.Boy;
                var place = waiting.FindIndex(p => p.Sex == sex && CanBeChosen(p, year, latest) && p.LevelIn(year, latest) == wanted);
                if (place >= 0)
                {
                    waiting[place].Plant = new Plant(kind, year, i);
                    waiting.RemoveAt(place);
                }
            }
        }
    }

    /// <summary>What does not fit early in the autumn lies in the year before instead, if there is one.</summary>
    private static SchoolYear? YearWithRoom(World world, CourseKind kind, int days)
    {
        var byMonth = kind is CourseKind.InvalidMinutesExactly240 or CourseKind.InvalidMinutesJustUnder240;
        return world.Years.Reverse().FirstOrDefault(year =>
        {
            var recorded = RecordedDays(world, year);
            return recorded.Count >= days && (!byMonth || recorded.Count(d => d.Month == recorded[^1].Month) >= FewestDaysInMonth);
        });
    }

    private static List<DateOnly> RecordedDays(World world, SchoolYear year)
    {
        return [.. world.Calendar(world.Organisers[0], year).SchoolDays.Where(d => d <= year.LastDay)];
    }

    private static bool CanBeChosen(Pupil pupil, SchoolYear year, SchoolYear latest)
    {
        return pupil is { Marking: Marking.None, WithoutLessons: false, Cohort: <= Levels.Last }
            && (!pupil.FromNeighbour || pupil.LevelIn(year, latest) >= Levels.FirstUpper);
    }
}
