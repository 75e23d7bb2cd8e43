namespace RodaTraden.App.Tests.Oracle;

/// <summary>The three patterns: a weekday, the first lesson, a subject.</summary>
internal static class PlainPatternConditions
{
    private static readonly DayOfWeek[] MondayToFriday =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public static void WeekdayPattern(List<PlainCondition> found, List<PlainDay> schoolDays, DateOnly asOf, int step)
    {
        var days = PlainWindows.Last(schoolDays, asOf, 40);
        foreach (var weekday in MondayToFriday)
        {
            long observed = 0;
            long half = 0;
            long otherObserved = 0;
            long otherHalf = 0;
            foreach (var day in days)
            {
                if (!day.IsObserved)
                {
                    continue;
                }

                if (day.Date.DayOfWeek == weekday)
                {
                    observed++;
                    half += day.IsHalfAway ? 1 : 0;
                }
                else
                {
                    otherObserved++;
                    otherHalf += day.IsHalfAway ? 1 : 0;
                }
            }

            var isEnough = observed >= 5 && half >= 4 && 2 * half >= observed;

            // otherHalf/otherObserved <= half/observed / 2, with everything multiplied out.
            var isOfThisDay = otherObserved == 0 || 2 * otherHalf * observed <= half * otherObserved;
            if (isEnough && isOfThisDay)
            {
                found.Add(PlainCountConditions.Count(
                    "WeekdayPattern", "Last40", days, half, observed, 4, step, NameOf(weekday)));
            }
        }
    }

    public static void FirstLessonPattern(List<PlainCondition> found, List<PlainDay> schoolDays, DateOnly asOf, int step)
    {
        const int limit = 5;
        var days = PlainWindows.Last(schoolDays, asOf, 20);
        var count = 0;
        foreach (var day in days)
        {
            PlainLesson? first = null;
            var isPresentLater = false;
            foreach (var lesson in day.Lessons)
            {
                if (!lesson.Reported)
                {
                    continue;
                }

                if (first is null)
                {
                    first = lesson;
                }
                else if (lesson.Present > 0)
                {
                    isPresentLater = true;
                }
            }

            if (first is not null && first.Valid + first.Invalid == first.Offered && isPresentLater)
            {
                count++;
            }
        }

        if (count >= limit)
        {
            found.Add(PlainCountConditions.Count("FirstLessonPattern", "Last20", days, count, days.Count, limit, step));
        }
    }

    public static void SubjectPattern(List<PlainCondition> found, List<PlainDay> schoolDays, DateOnly asOf, int step)
    {
        const long limit = 40;
        var days = PlainWindows.Last(schoolDays, asOf, 40);
        var subjects = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var day in days)
        {
            foreach (var lesson in day.Lessons)
            {
                if (lesson.Subject.Length > 0)
                {
                    subjects.Add(lesson.Subject);
                }
            }
        }

        foreach (var subject in subjects)
        {
            long lessons = 0;
            long absent = 0;
            long observed = 0;
            long otherAbsent = 0;
            long otherObserved = 0;
            foreach (var day in days)
            {
                foreach (var lesson in day.Lessons)
                {
                    if (!lesson.Reported)
                    {
                        continue;
                    }

                    if (lesson.Subject == subject)
                    {
                        lessons++;
                        absent += lesson.Absent;
                        observed += lesson.Observed;
                    }
                    else
                    {
                        otherAbsent += lesson.Absent;
                        otherObserved += lesson.Observed;
                    }
                }
            }

            var isHighHere = observed > 0 && 100 * absent >= limit * observed;
            var isLowElsewhere = otherObserved > 0 && 100 * otherAbsent <= 15 * otherObserved;
            if (lessons >= 8 && isHighHere && isLowElsewhere)
            {
                found.Add(new PlainCondition
                {
                    Kind = "SubjectPattern",
                    Window = "Last40",
                    From = PlainWindows.First(days),
                    To = PlainWindows.Last(days),
                    Count = absent,
                    Of = observed,
                    Detail = subject,
                    Tenths = PlainCondition.PercentInTenths(absent, observed),
                    Op = ">=",
                    Limit = limit,
                    Step = step,
                });
            }
        }
    }

    private static string NameOf(DayOfWeek weekday) => weekday switch
    {
        DayOfWeek.Monday => "Monday",
        DayOfWeek.Tuesday => "Tuesday",
        DayOfWeek.Wednesday => "Wednesday",
        DayOfWeek.Thursday => "Thursday",
        _ => "Friday",
    };
}
