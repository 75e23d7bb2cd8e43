namespace RodaTraden.App.Tests.Oracle;

/// <summary>Recipes for the weekday, the first lesson and the subject.</summary>
internal static class HostilePatternRecipes
{
    public static List<HostileRecipe> All()
    {
        var recipes = new List<HostileRecipe>();
        foreach (var extra in (int[])[-1, 0, 1])
        {
            Add(recipes, $"weekday, others half of it {extra:+0;-0;0}", (course, target) => WeekdayAmongOthers(course, target, extra));
            Add(recipes, $"subject, others 15 % {extra:+0;-0;0}", (course, target) => Subject(course, target, 8, 0, extra));
            Add(recipes, $"subject 40 % {extra:+0;-0;0}", (course, target) => Subject(course, target, 8, extra, 0));
            Add(recipes, $"first lesson on {5 + extra} days", (course, target) => FirstLesson(course, target, 5 + extra));
            Add(recipes, $"first lesson on {5 + extra} days again", (course, target) => FirstLesson(course, target, 5 + extra));
        }

        Add(recipes, "weekday, 3 half-away", (course, target) => Weekday(course, target, 8, 3, 0));
        Add(recipes, "weekday, 4 half-away, one by a minute less", (course, target) => Weekday(course, target, 8, 4, 1));
        Add(recipes, "weekday, 4 of 5", (course, target) => Weekday(course, target, 5, 4, 0));
        Add(recipes, "weekday, 4 of 4", (course, target) => Weekday(course, target, 4, 4, 0));
        Add(recipes, "weekday, half of many", (course, target) => WeekdayOfMany(course, target, 0));
        Add(recipes, "weekday, one under half of many", (course, target) => WeekdayOfMany(course, target, -1));
        Add(recipes, "weekday, no other observed", WeekdayAlone);
        Add(recipes, "only Saturdays", Saturdays);
        Add(recipes, "subject in 7 lessons", (course, target) => Subject(course, target, 7, 20, 0));
        Add(recipes, "subject in 9 lessons", (course, target) => Subject(course, target, 9, 0, -5));
        Add(recipes, "subject, nothing else reported", SubjectAlone);
        Add(recipes, "no subject", (course, target) => NamedSubject(course, target, ["", ""]));
        Add(recipes, "subject in two cases", (course, target) => NamedSubject(course, target, ["Slöjd", "slöjd"]));
        Add(recipes, "subject with spaces", (course, target) => NamedSubject(course, target, ["Slöjd", "  Slöjd "]));
        Add(recipes, "two subjects", TwoSubjects);
        return recipes;
    }

    private static void Add(List<HostileRecipe> recipes, string name, Action<HostileCourse, DateOnly> lay) =>
        recipes.Add(new HostileRecipe(name, false, lay));

    private static List<DateOnly> Of(List<DateOnly> dates, DayOfWeek weekday, bool isIt = true)
    {
        var found = new List<DateOnly>();
        foreach (var date in dates)
        {
            if (date.DayOfWeek == weekday == isIt)
            {
                found.Add(date);
            }
        }

        return found;
    }

    private static DayOfWeek AnyWeekday(HostileCourse course) => (DayOfWeek)course.Prng.Between(1, 5);

    /// <summary>Half of the observed minutes exactly, or some minutes fewer.</summary>
    private static void HalfAway(HostileCourse course, DateOnly date, int fewer)
    {
        course.Reset(date, course.Unit == "U3" ? [300] : [60, 80, 60]);
        if (course.Prng.Chance(30))
        {
            course[date][0].Leave = 40;
        }

        course.Lay([date], (course.Observed([date]) / 2) - fewer, course.AnyLaying(), course.AnyJudged());
    }

    private static void Weekday(HostileCourse course, DateOnly target, int observed, int half, int fewer)
    {
        var dates = course.Last(target, 40);
        course.Reset(dates);
        var days = Of(dates, AnyWeekday(course));
        course.Prng.Shuffle(days);
        for (var i = 0; i < days.Count; i++)
        {
            if (i >= observed)
            {
                course.Unobserve(days[i]);
            }
            else if (i < half)
            {
                HalfAway(course, days[i], i == 0 ? fewer : 0);
            }
        }
    }

    /// <summary>As many other half-away days as may be, or one fewer or more.</summary>
    private static void WeekdayAmongOthers(HostileCourse course, DateOnly target, int extra)
    {
        var dates = course.Last(target, 40);
        course.Reset(dates);
        var weekday = AnyWeekday(course);
        var days = Of(dates, weekday);
        var others = Of(dates, weekday, isIt: false);
        while (others.Count % 4 != 0)
        {
            course.Unobserve(others[0]);
            others.RemoveAt(0);
        }

        while (days.Count > 8)
        {
            course.Unobserve(days[0]);
            days.RemoveAt(0);
        }

        course.Prng.Shuffle(days);
        course.Prng.Shuffle(others);
        var half = Math.Min(days.Count, 4);
        foreach (var date in days.GetRange(0, half))
        {
            HalfAway(course, date, 0);
        }

        var most = half * others.Count / (2 * days.Count);
        foreach (var date in others.GetRange(0, most + extra))
        {
            HalfAway(course, date, 0);
        }
    }

    /// <summary>A week without its Tuesdays holds more of every other weekday in forty days.</summary>
    private static void WeekdayOfMany(HostileCourse course, DateOnly target, int delta)
    {
        foreach (var date in Of(course.Last(target, 60), DayOfWeek.Tuesday))
        {
            course.Days.Remove(date);
        }

        var dates = course.Last(target, 40);
        course.Reset(dates);
        var days = Of(dates, DayOfWeek.Thursday);
        course.Prng.Shuffle(days);
        if (days.Count % 2 == 1)
        {
            course.Unobserve(days[^1]);
            days.RemoveAt(days.Count - 1);
        }

        foreach (var date in days.GetRange(0, (days.Count / 2) + delta))
        {
            HalfAway(course, date, 0);
        }
    }

    private static void WeekdayAlone(HostileCourse course, DateOnly target)
    {
        Weekday(course, target, 6, 4, 0);
        var dates = course.Last(target, 40);
        var weekday = DayOfWeek.Sunday;
        foreach (var date in dates)
        {
            if (course[date].Exists(lesson => lesson.Absent > 0))
            {
                weekday = date.DayOfWeek;
            }
        }

        foreach (var date in Of(dates, weekday, isIt: false))
        {
            course.Unobserve(date);
        }
    }

    /// <summary>A Saturday school: Saturdays are school days and others' days, but never a weekday pattern.</summary>
    private static void Saturdays(HostileCourse course, DateOnly target)
    {
        var dates = course.Last(target, 40);
        course.Reset(dates);
        foreach (var date in dates)
        {
            if (date.DayOfWeek == DayOfWeek.Thursday)
            {
                course.Days.Remove(date);
                HalfAway(course, date.AddDays(2) <= target ? date.AddDays(2) : date, 0);
            }
        }
    }

    private static void FirstLesson(HostileCourse course, DateOnly target, int n)
    {
        var dates = course.Last(target, 20);
        course.Reset(dates, 60, 60, 40);
        course.Prng.Shuffle(dates);
        for (var i = 0; i < n; i++)
        {
            var lessons = course[dates[i]];
            var first = lessons[0];
            if (i == 0)
            {
                first.Reported = false;
                first = lessons[1];
            }

            course.Be(first, first.Room, course.AnyJudged());
            if (i == 1)
            {
                course.Be(lessons[1], 60, Judged.OnlyValid);
                course.Be(lessons[2], 39, Judged.OnlyInvalid);
            }
            else if (i == 2)
            {
                lessons[1].Other = 60;
                lessons[2].Reported = false;
            }
        }

        // And days that are not: a minute there, leave in it, nobody later, nothing later reported.
        course.Be(course[dates[^1]][0], 59, Judged.Mixed);
        course[dates[^2]][0].Leave = 20;
        course.Be(course[dates[^2]][0], 40, Judged.OnlyValid);
        course.Away(dates[^3], Judged.Mixed);
        course.Be(course[dates[^4]][0], 60, Judged.OnlyInvalid);
        course[dates[^4]][1].Reported = false;
        course[dates[^4]][2].Reported = false;
    }

    private static void Subject(HostileCourse course, DateOnly target, int lessons, int inIt, int inOthers)
    {
        var dates = Plain(course, target, lessons, ["Språk – val"], out var own);
        var observed = 0;
        if (lessons == 8)
        {
            own[0].Leave = 20;
            own[1].Leave = 20;
        }

        foreach (var lesson in own)
        {
            observed += lesson.Observed;
        }

        Over(course, own, (observed / 5 * 2) + inIt);
        var others = new List<HostileLesson>();
        var othersObserved = 0;
        foreach (var date in dates)
        {
            foreach (var lesson in course[date])
            {
                if (!own.Contains(lesson))
                {
                    others.Add(lesson);
                    othersObserved += lesson.Observed;
                }
            }
        }

        course.Prng.Shuffle(others);
        Over(course, others, (othersObserved / 20 * 3) + inOthers);
    }

    private static void SubjectAlone(HostileCourse course, DateOnly target)
    {
        var dates = Plain(course, target, 12, ["Språk – val"], out var own);
        Over(course, own, 500);
        foreach (var date in dates)
        {
            foreach (var lesson in course[date])
            {
                lesson.Reported = own.Contains(lesson);
            }
        }
    }

    private static void NamedSubject(HostileCourse course, DateOnly target, string[] names)
    {
        Plain(course, target, 8, names, out var own);
        Over(course, own, 240);
    }

    private static void TwoSubjects(HostileCourse course, DateOnly target)
    {
        Plain(course, target, 20, ["Bild", "Ängslöjd"], out var own);
        foreach (var lesson in own)
        {
            course.Be(lesson, 30, course.AnyJudged());
        }
    }

    /// <summary>Spotless days, of which some have the named subjects as their second lesson.</summary>
    private static List<DateOnly> Plain(
        HostileCourse course, DateOnly target, int lessons, string[] names, out List<HostileLesson> own)
    {
        var dates = course.Last(target, 40);
        course.Reset(dates, 60, 60, 40);
        var some = new List<DateOnly>(dates);
        course.Prng.Shuffle(some);
        own = [];
        for (var i = 0; i < lessons; i++)
        {
            own.Add(course[some[i]][1]);
            own[i].Subject = names[i % names.Length];
        }

        return dates;
    }

    private static void Over(HostileCourse course, List<HostileLesson> lessons, int minutes)
    {
        var left = minutes;
        foreach (var lesson in lessons)
        {
            var take = Math.Min(left, lesson.Room);
            course.Be(lesson, take, course.AnyJudged());
            left -= take;
        }
    }
}
