using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection.Conditions;

/// <summary>
/// Some subject has at least 8 reported lessons and an absence share at or above the limit, while the share in all other lessons is at most 15 %.
/// Lessons without a subject count only among the others.
/// </summary>
internal static class SubjectPattern
{
    private const int LeastLessons = 8;
    private const int OthersMostTenths = 150;

    public static bool Holds(in Moment moment, Condition condition)
    {
        var subjects = new Subjects(moment.Year, condition, condition.Window.At(moment));
        return subjects.MayAnyStandOut && subjects.MoveNext();
    }

    public static void Explain(in Moment moment, Condition condition, int step, List<Evidence> into)
    {
        var range = condition.Window.At(moment);
        var subjects = new Subjects(moment.Year, condition, range);
        if (!subjects.MayAnyStandOut)
        {
            return;
        }

        var first = into.Count;
        while (subjects.MoveNext())
        {
            var (id, absent, observed) = subjects.Current;
            into.Add(Explained.In(moment, range, condition, step, absent, observed, Shares.Tenths(absent, observed)) with { Detail = moment.Year.Subjects[id] });
        }

        into.Sort(first, into.Count - first, Comparer<Evidence>.Create((one, other) => string.CompareOrdinal(one.Detail, other.Detail)));
    }

    /// <summary>Goes through the subjects of a window, one after another, and stops at each that stands out.</summary>
    private struct Subjects(PupilYear year, Condition condition, DayRange range)
    {
        private readonly WindowSums all = year.SumsOf(range);
        private int kind;

        public (int Id, int Absent, int Observed) Current { get; private set; }

        /// <summary>False when no subject can stand out, which is told without looking at a lesson.</summary>
        public readonly bool MayAnyStandOut => condition is { Comparison: Comparison.Under } or { Limit: <= 0 } || !IsOutOfReach();

        public bool MoveNext()
        {
            var counts = year.LessonsByKind(range);
            var kinds = year.Kinds;
            while (kind < kinds.Length)
            {
                var subject = kinds[kind].SubjectId;
                int lessons = 0, absent = 0, observed = 0;
                for (; kind < kinds.Length && kinds[kind].SubjectId == subject; kind++)
                {
                    lessons += counts[kind];
                    absent += counts[kind] * kinds[kind].Absent;
                    observed += counts[kind] * kinds[kind].Observed;
                }

                if (subject != 0 && lessons >= LeastLessons && StandsOut(absent, observed))
                {
                    Current = (subject, absent, observed);
                    return true;
                }
            }

            return false;
        }

        /// <summary>Even if the subject with most absence in a day had as much on each of the days, or all that there is, eight of its shortest lessons would not be missed enough.</summary>
        private readonly bool IsOutOfReach() => all.Absent == 0
            || (all.Leave == 0 && 1000 * Math.Min(all.Absent, (long)year.Absent.Count(range) * year.MostOfASubjectInADay) < (long)condition.Limit * LeastLessons * year.ShortestLesson);

        private readonly bool StandsOut(int absent, int observed) =>
            Shares.Compares(absent, observed, condition.Comparison, condition.Limit)
            && all.Observed > observed
            && 1000L * (all.Absent - absent) <= (long)OthersMostTenths * (all.Observed - observed);
    }
}
