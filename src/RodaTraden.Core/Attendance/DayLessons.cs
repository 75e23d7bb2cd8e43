namespace RodaTraden.Core.Attendance;

/// <summary>
/// The lessons of one pupil on one day, and how a new word about a lesson meets what is already there:
/// the later word replaces every lesson whose time it overlaps. Source: contract.md, native files.
/// </summary>
public static class DayLessons
{
    /// <summary>What one row did to a day.</summary>
    public enum Outcome
    {
        /// <summary>Nothing was there at that time.</summary>
        New,

        /// <summary>It replaced one or more lessons.</summary>
        Changed,

        /// <summary>The very same was there.</summary>
        Unchanged,

        /// <summary>A person has written this lesson by hand, and the file says otherwise: the person's word stays and is listed.</summary>
        KeptByHand,
    }

    /// <summary>Puts one lesson into a day, in order of time.</summary>
    /// <param name="day">The day's lessons; changed in place.</param>
    /// <param name="incoming">The later word.</param>
    public static Outcome Put(List<Lesson> day, in Lesson incoming)
    {
        ArgumentNullException.ThrowIfNull(day);
        var replaced = 0;
        foreach (var stored in day)
        {
            if (!stored.Overlaps(incoming))
            {
                continue;
            }

            // A lesson that a sender tells is more than an assumed day, also when they look alike.
            var wasAssumed = stored.Implied && !stored.ByHand && !incoming.Implied;
            if (stored.SaysTheSameAs(incoming) && !wasAssumed)
            {
                return Outcome.Unchanged;
            }

            if (stored.ByHand && !incoming.ByHand)
            {
                return Outcome.KeptByHand;
            }

            replaced++;
        }

        if (replaced > 0)
        {
            var later = incoming;
            day.RemoveAll(stored => stored.Overlaps(later));
        }

        var at = 0;
        while (at < day.Count && day[at].Start < incoming.Start)
        {
            at++;
        }

        day.Insert(at, incoming);
        return replaced > 0 ? Outcome.Changed : Outcome.New;
    }

    /// <summary>
    /// The lessons of a day that two records of one pupil tell together. Where their times overlap, a person's word stands before a file's, what was reported
    /// before what nobody reported, and a timetable before an assumed day; between equals the first record's.
    /// </summary>
    public static List<Lesson> Together(IReadOnlyList<Lesson> first, IReadOnlyList<Lesson> other)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(other);
        var together = new List<Lesson>();
        foreach (var lesson in first.Concat(other).OrderByDescending(Weight))
        {
            if (!together.Exists(stored => stored.Overlaps(lesson)))
            {
                together.Add(lesson);
            }
        }

        return [.. together.OrderBy(lesson => lesson.Start)];
    }

    private static int Weight(Lesson lesson) => lesson.ByHand ? 3 : lesson.Implied ? 0 : lesson.Reported ? 2 : 1;

    /// <summary>
    /// Finds the rows of one file that cannot all be true of the same pupil and day: overlapping time with other content.
    /// Rows that merely repeat each other are not contradictions.
    /// </summary>
    /// <returns>For every row, whether it stands against another.</returns>
    public static bool[] Contradictions(ReadOnlySpan<Lesson> rows)
    {
        // A file may repeat one row any number of times: each content is compared once.
        var contents = new Dictionary<Lesson, bool>(rows.Length);
        foreach (var row in rows)
        {
            contents[row] = false;
        }

        var different = contents.Keys.ToArray();
        for (var one = 0; one < different.Length; one++)
        {
            for (var other = one + 1; other < different.Length; other++)
            {
                if (different[one].Overlaps(different[other]) && !different[one].SaysTheSameAs(different[other]))
                {
                    contents[different[one]] = contents[different[other]] = true;
                }
            }
        }

        var against = new bool[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            against[i] = contents[rows[i]];
        }

        return against;
    }
}
