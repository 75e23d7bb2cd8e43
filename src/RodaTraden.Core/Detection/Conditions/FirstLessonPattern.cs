using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection.Conditions;

/// <summary>Days on which the first reported lesson is wholly absent and a later reported lesson has present minutes.</summary>
internal static class FirstLessonPattern
{
    public static bool Holds(in Moment moment, Condition condition) =>
        Shares.Compares(Count(moment, condition), condition.Comparison, condition.Limit);

    public static void Explain(in Moment moment, Condition condition, int step, List<Evidence> into)
    {
        var count = Count(moment, condition);
        if (Shares.Compares(count, condition.Comparison, condition.Limit))
        {
            var range = condition.Window.At(moment);
            into.Add(Explained.In(moment, range, condition, step, count, range.Count, 10 * count));
        }
    }

    private static int Count(in Moment moment, Condition condition)
    {
        var range = condition.Window.At(moment);
        var count = 0;
        for (var day = range.First; day < range.End; day++)
        {
            // A day without absence cannot be one: most days are skipped without looking at a lesson.
            count += moment.Year.Days[day].IsPart && FirstMissedLaterAttended(moment.Year.LessonsOf(day)) ? 1 : 0;
        }

        return count;
    }

    private static bool FirstMissedLaterAttended(ReadOnlySpan<Lesson> lessons)
    {
        var missed = false;
        foreach (ref readonly var lesson in lessons)
        {
            if (!lesson.Reported)
            {
                continue;
            }

            if (missed && lesson.Present > 0)
            {
                return true;
            }

            if (!missed && lesson.Absent != lesson.Offered)
            {
                return false;
            }

            missed = true;
        }

        return false;
    }
}
