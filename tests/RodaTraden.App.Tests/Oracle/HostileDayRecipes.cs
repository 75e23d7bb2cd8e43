namespace RodaTraden.App.Tests.Oracle;

/// <summary>Recipes that count days and occasions: in a row, occasions, part days, short sickness, no data, held step.</summary>
internal static class HostileDayRecipes
{
    public static List<HostileRecipe> All()
    {
        var recipes = new List<HostileRecipe>();
        foreach (var n in (int[])[4, 5, 6])
        {
            Add(recipes, $"{n} in a row", (course, target) => InARow(course, target, n, holes: 0, tail: 0));
            Add(recipes, $"{n} in a row with holes", (course, target) => InARow(course, target, n, holes: 2, tail: 0));
            Add(recipes, $"{n} in a row, then unobserved", (course, target) => InARow(course, target, n, holes: 1, tail: 3));
            Add(recipes, $"{n} part days", (course, target) => PartDays(course, target, n + 1));
            Add(recipes, $"{n} unit days and then some without data", (course, target) => NoData(course, target, n + 5));
            Add(recipes, $"{n - 1} short sicknesses", (course, target) => Sickness(course, target, n - 1, Flaw.None));
        }

        Add(recipes, "7 in a row but for one minute", OneMinuteThere);
        foreach (var n in (int[])[2, 3, 4])
        {
            Add(recipes, $"{n} occasions", (course, target) => Occasions(course, target, n, isJoint: false, isCut: false));
            Add(recipes, $"{n} occasions, one across an unobserved day", (course, target) => Occasions(course, target, n, isJoint: true, isCut: false));
            Add(recipes, $"{n} occasions, one cut by the window", (course, target) => Occasions(course, target, n, isJoint: false, isCut: true));
        }

        foreach (var flaw in (Flaw[])[Flaw.FourDays, Flaw.OneInvalidMinute, Flaw.UnobservedInside, Flaw.CutByTheWindow])
        {
            Add(recipes, $"4 short sicknesses, {flaw}", (course, target) => Sickness(course, target, 4, flaw));
        }

        foreach (var days in (int[])[17, 18, 19, 20, 21, 22, 25, 29, 33, 38, 40, 41, 44, 48])
        {
            Add(recipes, $"recovered {days} days ago", (course, target) => Recovery(course, target, days));
        }

        return recipes;
    }

    private enum Flaw
    {
        None,
        FourDays,
        OneInvalidMinute,
        UnobservedInside,
        CutByTheWindow,
    }

    private static void Add(List<HostileRecipe> recipes, string name, Action<HostileCourse, DateOnly> lay) =>
        recipes.Add(new HostileRecipe(name, false, lay));

    private static void InARow(HostileCourse course, DateOnly target, int n, int holes, int tail)
    {
        var dates = course.Last(target, n + holes + tail + 12);
        course.Reset(dates);
        dates.Reverse();
        foreach (var date in dates.GetRange(0, tail))
        {
            course.Unobserve(date);
        }

        var run = dates.GetRange(tail, n + holes);
        var judged = course.AnyJudged();
        for (var i = 0; i < run.Count; i++)
        {
            if (holes > 0 && i > 0 && i <= holes)
            {
                course.Unobserve(run[i]);
                continue;
            }

            if (course.Prng.Chance(40))
            {
                course[run[i]][0].Leave = course.Prng.Between(1, 60);
            }

            if (course.Prng.Chance(30))
            {
                course[run[i]][1].Reported = false;
            }

            course.Away(run[i], judged);
        }
    }

    private static void OneMinuteThere(HostileCourse course, DateOnly target)
    {
        InARow(course, target, 7, 0, 0);
        var fourth = course.Last(target, 4)[0];
        foreach (var lesson in course[fourth])
        {
            if (lesson.Absent > 0)
            {
                lesson.Valid = lesson.Absent - 1;
                lesson.Invalid = lesson.Unjudged = 0;
                return;
            }
        }
    }

    private static void Occasions(HostileCourse course, DateOnly target, int n, bool isJoint, bool isCut)
    {
        var dates = course.Last(target, 22);
        course.Reset(dates);
        var window = dates.GetRange(dates.Count - 20, 20);
        if (isCut)
        {
            Slight(course, dates[0]);
            Slight(course, dates[1]);
            Slight(course, window[0]);
        }

        var first = isCut ? 1 : 0;
        for (var i = first; i < n; i++)
        {
            var at = 3 + (4 * (i - first));
            Slight(course, window[at]);
            if (isJoint && i == first)
            {
                course.Unobserve(window[at + 1]);
                Slight(course, window[at + 2]);
            }
            else if (course.Prng.Chance(50))
            {
                Slight(course, window[at + 1]);
            }
        }
    }

    private static void Slight(HostileCourse course, DateOnly date) =>
        course.Lay([date], course.Prng.Between(1, 4), Laying.FromTheEnd, course.AnyJudged());

    private static void PartDays(HostileCourse course, DateOnly target, int n)
    {
        var window = course.Last(target, 20);
        course.Reset(window);
        for (var i = 0; i < n; i++)
        {
            var date = window[2 + i];
            if (course.Prng.Chance(30))
            {
                course[date][0].Leave = 30;
            }

            var observed = course.Observed([date]);
            var minutes = i == 0 ? observed - 1 : i == 1 ? 1 : course.Prng.Between(1, 30);
            course.Lay([date], minutes, course.AnyLaying(), course.AnyJudged());
        }

        course.Away(window[2 + n], course.AnyJudged());
    }

    private static void NoData(HostileCourse course, DateOnly target, int n)
    {
        var unitDays = new List<DateOnly>();
        foreach (var date in HostileCalendar.Days(course.Unit))
        {
            if (date <= target)
            {
                unitDays.Add(date);
            }
        }

        foreach (var date in unitDays.GetRange(unitDays.Count - n, n))
        {
            course.Days.Remove(date);
        }

        // The day just before the gap is a school day of the pupil, so that the gap is exactly n long.
        course.Reset(unitDays[^(n + 1)], 60, 80);
        if (course.Prng.Chance(50))
        {
            course.Unreport(unitDays[^(n + 1)]);
        }
    }

    private static void Sickness(HostileCourse course, DateOnly target, int n, Flaw flaw)
    {
        var dates = course.Last(target, 64);
        course.Reset(dates);
        var window = dates.GetRange(Math.Max(0, dates.Count - 60), Math.Min(60, dates.Count));
        var before = dates.Count - window.Count;
        for (var i = 0; i < n; i++)
        {
            var at = 5 + (9 * i);
            var length = i == 1 ? 3 : course.Prng.Between(1, 3);
            for (var day = 0; day < length; day++)
            {
                Sick(course, window[at + day]);
            }

            if (i != 1)
            {
                continue;
            }

            if (flaw == Flaw.FourDays)
            {
                Sick(course, window[at + 3]);
            }
            else if (flaw == Flaw.OneInvalidMinute)
            {
                OneInvalidMinute(course, window[at + 1]);
            }
            else if (flaw == Flaw.UnobservedInside)
            {
                course.Reset([window[at + 1]]);
                course.Unobserve(window[at + 1]);
                Sick(course, window[at + 3]);
            }
        }

        if (flaw != Flaw.CutByTheWindow || before < 3)
        {
            return;
        }

        // Five days of sickness, of which two lie in the window; one of the other four becomes invalid.
        foreach (var date in dates.GetRange(before - 3, 5))
        {
            Sick(course, date);
        }

        OneInvalidMinute(course, window[5]);
    }

    private static void OneInvalidMinute(HostileCourse course, DateOnly date)
    {
        course.Reset([date]);
        course.Lay([date], 40, Laying.Scattered, Judged.OnlyValid);
        course.Lay([date], 1, Laying.Scattered, Judged.OnlyInvalid);
    }

    private static void Sick(HostileCourse course, DateOnly date)
    {
        course.Reset([date]);
        if (course.Prng.Chance(60))
        {
            course.Away(date, Judged.OnlyValid);
        }
        else
        {
            course.Lay([date], course.Prng.Between(1, 120), Laying.FromTheEnd, Judged.OnlyValid);
        }
    }

    /// <summary>A bad month, then spotless for so many school days: the raw step falls at once, the held step slowly.</summary>
    private static void Recovery(HostileCourse course, DateOnly target, int days)
    {
        var dates = course.Last(target, days + 20);
        course.Reset(dates);
        var bad = dates.GetRange(0, dates.Count - days);
        course.Lay(bad, course.Observed(bad) / 100 * course.Prng.Between(16, 90), course.AnyLaying(), course.AnyJudged());
    }
}
