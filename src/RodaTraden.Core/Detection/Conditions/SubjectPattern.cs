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
        // Without enough absence for eight lessons' share there is nothing to find; this keeps the common case cheap.
        if (moment.Year.SumsOf(condition.Window.At(moment)).Absent == 0)
        {
            return false;
        }

        foreach (var subject in Subjects(moment, condition))
        {
            if (StandsOut(subject, condition))
            {
                return true;
            }
        }

        return false;
    }

    public static void Explain(in Moment moment, Condition condition, int step, List<Evidence> into)
    {
        foreach (var subject in Subjects(moment, condition))
        {
            if (StandsOut(subject, condition))
            {
                var share = Shares.Tenths(subject.Absent, subject.Observed);
                into.Add(Explained.In(moment, condition.Window.At(moment), condition, step, subject.Absent, subject.Observed, share) with
                {
                    Detail = moment.Year.Subjects[subject.Id],
                });
            }
        }
    }

    private static bool StandsOut(in Tally subject, Condition condition) =>
        subject.Lessons >= LeastLessons
        && Shares.Compares(subject.Absent, subject.Observed, condition.Comparison, condition.Limit)
        && subject.OthersObserved > 0
        && 1000L * subject.OthersAbsent <= (long)OthersMostTenths * subject.OthersObserved;

    private static List<Tally> Subjects(in Moment moment, Condition condition)
    {
        var range = condition.Window.At(moment);
        var tallies = new List<Tally>(16);
        int absent = 0, observed = 0;
        foreach (ref readonly var lesson in moment.Year.LessonsIn(range))
        {
            if (!lesson.Reported)
            {
                continue;
            }

            absent += lesson.Absent;
            observed += lesson.Observed;
            if (lesson.SubjectId == 0)
            {
                continue;
            }

            var id = lesson.SubjectId;
            var at = tallies.FindIndex(tally => tally.Id == id);
            var sofar = at < 0 ? new Tally(id, 0, 0, 0, 0, 0) : tallies[at];
            var now = sofar with { Lessons = sofar.Lessons + 1, Absent = sofar.Absent + lesson.Absent, Observed = sofar.Observed + lesson.Observed };
            if (at < 0)
            {
                tallies.Add(now);
            }
            else
            {
                tallies[at] = now;
            }
        }

        for (var i = 0; i < tallies.Count; i++)
        {
            tallies[i] = tallies[i] with { OthersAbsent = absent - tallies[i].Absent, OthersObserved = observed - tallies[i].Observed };
        }

        return tallies;
    }

    private readonly record struct Tally(int Id, int Lessons, int Absent, int Observed, int OthersAbsent, int OthersObserved);
}
