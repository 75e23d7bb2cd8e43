namespace RodaTraden.App.Tests.Oracle;

/// <summary>A way to put a pupil on, just under or just over a limit on a date.</summary>
internal sealed record HostileRecipe(string Name, bool NeedsMonth, Action<HostileCourse, DateOnly> Lay);

/// <summary>Recipes for shares, judging, trend, invalid minutes and registration.</summary>
internal static class HostileRecipes
{
    public static List<HostileRecipe> All()
    {
        var recipes = new List<HostileRecipe>();
        foreach (var delta in (int[])[-1, 0, 1])
        {
            foreach (var limit in (int[])[5, 10, 15, 30])
            {
                Add(recipes, $"share {limit} {delta:+0;-0;0}", false, (course, target) => Share(course, target, limit, delta));
                Add(recipes, $"share {limit} {delta:+0;-0;0} again", false, (course, target) => Share(course, target, limit, delta));
            }

            Add(recipes, $"term 50 {delta:+0;-0;0}", false, (course, target) => Term(course, target, delta));
            Add(recipes, $"month 80 {delta:+0;-0;0}", true, (course, target) => Month(course, target, delta));
            Add(recipes, $"month 80 {delta:+0;-0;0} again", true, (course, target) => Month(course, target, delta));
            Add(recipes, $"invalid 240 {delta:+0;-0;0}", true, (course, target) => Invalid(course, target, 240 + delta));
            foreach (var before in (int[])[0, 5, 10])
            {
                Add(recipes, $"trend {before} {delta:+0;-0;0}", false, (course, target) => Trend(course, target, before, delta));
            }

            Add(recipes, $"registration 80 {delta:+0;-0;0}", false, (course, target) => Registration(course, target, delta));
        }

        Add(recipes, "600 observed minutes", false, (course, target) => ObservedMinutes(course, target, 600));
        Add(recipes, "599 observed minutes", false, (course, target) => ObservedMinutes(course, target, 599));
        Add(recipes, "601 observed minutes", false, (course, target) => ObservedMinutes(course, target, 601));
        Add(recipes, "10 observed days", false, (course, target) => ObservedDays(course, target, 10));
        Add(recipes, "9 observed days", false, (course, target) => ObservedDays(course, target, 9));
        Add(recipes, "a third observed", false, (course, target) => AThird(course, target, 0));
        Add(recipes, "just under a third observed", false, (course, target) => AThird(course, target, -1));
        Add(recipes, "invalid 240 on one day", true, InvalidOnOneDay);
        Add(recipes, "invalid 239 and 1", true, InvalidOnTwoDays);
        Add(recipes, "trend with 9 observed days before", false, TrendNotJudgedBefore);
        Add(recipes, "registration 80 but for a longer lesson", false, RegistrationOfALongerLesson);
        return recipes;
    }

    private static void Add(List<HostileRecipe> recipes, string name, bool needsMonth, Action<HostileCourse, DateOnly> lay) =>
        recipes.Add(new HostileRecipe(name, needsMonth, lay));

    private static void Share(HostileCourse course, DateOnly target, int limit, int delta)
    {
        var dates = course.Last(target, 20);
        course.Reset(dates);
        course.Veil(dates);
        course.Lay(dates, (course.Observed(dates) / 20 * limit / 5) + delta, course.AnyLaying(), course.AnyJudged());
    }

    private static void Term(HostileCourse course, DateOnly target, int delta)
    {
        var dates = course.Since(target.Month >= 7 ? new DateOnly(target.Year, 7, 1) : new DateOnly(target.Year, 1, 1), target);
        course.Reset(dates);
        course.Veil(dates);
        course.Lay(dates, (course.Observed(dates) / 2) + delta, course.AnyLaying(), course.AnyJudged());
    }

    private static void Month(HostileCourse course, DateOnly target, int delta)
    {
        var dates = MonthOf(course, target);
        course.Reset(dates);
        course.Veil(dates);
        course.Lay(dates, (course.Observed(dates) / 5 * 4) + delta, course.AnyLaying(), course.AnyJudged());
    }

    private static void Invalid(HostileCourse course, DateOnly target, int minutes)
    {
        var dates = MonthOf(course, target);
        course.Reset(dates);
        course.Veil(dates);
        var few = course.Prng.Between(2, dates.Count - 3);
        course.Lay(dates.GetRange(0, Math.Max(3, few)), minutes, Laying.InSlices, Judged.OnlyInvalid);
        course.Lay(dates.GetRange(dates.Count - 2, 2), 90, Laying.Scattered, Judged.OnlyValid);
    }

    private static void InvalidOnOneDay(HostileCourse course, DateOnly target)
    {
        var dates = MonthOf(course, target);
        course.Reset(dates);
        var date = course.Prng.Pick(dates);
        course.Reset(date, 80, 80, 80, 60);
        course.Lay([date], course.Prng.Between(240, 300), Laying.Scattered, Judged.OnlyInvalid);
    }

    private static void InvalidOnTwoDays(HostileCourse course, DateOnly target)
    {
        var dates = MonthOf(course, target);
        course.Reset(dates);
        course.Reset(dates[1], 80, 80, 80);
        course.Lay([dates[1]], 239, Laying.FromTheEnd, Judged.OnlyInvalid);
        course.Lay([dates[^1]], 1, Laying.FromTheEnd, Judged.OnlyInvalid);
    }

    private static void Trend(HostileCourse course, DateOnly target, int before, int delta)
    {
        var both = course.Last(target, 40);
        course.Reset(both);
        course.Veil(both);
        var earlier = both.GetRange(0, both.Count - 20);
        var later = both.GetRange(both.Count - 20, 20);
        course.Lay(earlier, course.Observed(earlier) / 20 * before / 5, course.AnyLaying(), course.AnyJudged());
        course.Lay(later, (course.Observed(later) / 20 * (before + 10) / 5) + delta, course.AnyLaying(), course.AnyJudged());
    }

    private static void TrendNotJudgedBefore(HostileCourse course, DateOnly target)
    {
        Trend(course, target, 0, 1);
        var earlier = course.Last(target, 40);
        foreach (var date in earlier.GetRange(0, earlier.Count - 20 - 9))
        {
            course.Unreport(date);
        }
    }

    private static void Registration(HostileCourse course, DateOnly target, int delta)
    {
        var dates = RegistrationDays(course, target, course.Prng.Between(6, 9));

        // 2000 offered, 400 of them unreported; then one reported lesson a minute longer or shorter.
        course[dates[0]][3].End += delta;
    }

    private static void RegistrationOfALongerLesson(HostileCourse course, DateOnly target)
    {
        var dates = RegistrationDays(course, target, 5);
        course[dates[5]][3].End += 1;
    }

    /// <summary>Ten days of 200 minutes, of which two days' worth is not reported; the last lesson always is.</summary>
    private static List<DateOnly> RegistrationDays(HostileCourse course, DateOnly target, int unreportedDay)
    {
        var dates = course.Last(target, 10);
        course.Reset(dates, 60, 60, 40, 40);
        course.Unreport(dates[unreportedDay]);
        foreach (var date in dates.GetRange(1, 2))
        {
            course[date][0].Reported = false;
            course[date][2].Reported = false;
        }

        course[dates[3]][1].Leave = 60;
        return dates;
    }

    private static void ObservedMinutes(HostileCourse course, DateOnly target, int minutes)
    {
        var dates = course.Last(target, 20);
        course.Reset(dates, 60, 80);
        course.Prng.Shuffle(dates);
        for (var i = 0; i < dates.Count; i++)
        {
            if (i < 10)
            {
                course[dates[i]][1].Reported = false;
            }
            else
            {
                course.Unobserve(dates[i]);
            }
        }

        var lesson = course[dates[0]][0];
        lesson.Leave = Math.Max(0, 600 - minutes);
        lesson.End += Math.Max(0, minutes - 600);
        course.Lay(dates, 200, Laying.Scattered, course.AnyJudged());
    }

    private static void ObservedDays(HostileCourse course, DateOnly target, int observed)
    {
        var dates = course.Last(target, 20);
        course.Reset(dates);
        course.Prng.Shuffle(dates);
        foreach (var date in dates.GetRange(observed, dates.Count - observed))
        {
            course.Unobserve(date);
        }

        course.Lay(dates, course.Observed(dates) / 20 * course.Prng.Between(3, 10), Laying.Scattered, course.AnyJudged());
    }

    /// <summary>A third of the term's school days observed, and away for most of what was seen.</summary>
    private static void AThird(HostileCourse course, DateOnly target, int delta)
    {
        var start = target.Month >= 7 ? new DateOnly(target.Year, 7, 1) : new DateOnly(target.Year, 1, 1);
        var dates = course.Since(start, target);
        while (dates.Count % 3 != 0)
        {
            course.Days.Remove(dates[0]);
            dates.RemoveAt(0);
        }

        course.Reset(dates);
        course.Prng.Shuffle(dates);
        var seen = Math.Max(0, (dates.Count / 3) + delta);
        foreach (var date in dates.GetRange(seen, dates.Count - seen))
        {
            course.Unobserve(date);
        }

        var observed = dates.GetRange(0, seen);
        course.Lay(observed, course.Observed(observed) * 3 / 4, Laying.Scattered, course.AnyJudged());
    }

    private static List<DateOnly> MonthOf(HostileCourse course, DateOnly target) =>
        course.Since(new DateOnly(target.Year, target.Month, 1), target);
}
