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

            if (stored.SaysTheSameAs(incoming))
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

    /// <summary>The lessons of a day that two records of one pupil tell together: where their times overlap, the first record's word stands.</summary>
    public static List<Lesson> Together(IReadOnlyList<Lesson> first, IReadOnlyList<Lesson> other)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(other);
        return [.. first.Concat(other.Where(lesson => !first.Any(stored => stored.Overlaps(lesson)))).OrderBy(lesson => lesson.Start)];
    }

    /// <summary>
    /// Finds the rows of one file that cannot all be true of the same pupil and day: overlapping time with other content.
    /// Rows that merely repeat each other are not contradictions.
    /// </summary>
    /// <returns>For every row, whether it stands against another.</returns>
    public static bool[] Contradictions(ReadOnlySpan<Lesson> rows)
    {
        var against = new bool[rows.Length];
        for (var one = 0; one < rows.Length; one++)
        {
            for (var other = one + 1; other < rows.Length; other++)
            {
                if (rows[one].Overlaps(rows[other]) && !rows[one].SaysTheSameAs(rows[other]))
                {
                    against[one] = true;
                    against[other] = true;
                }
            }
        }

        return against;
    }
}
