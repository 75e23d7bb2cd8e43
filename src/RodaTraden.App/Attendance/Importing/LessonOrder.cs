using System.Runtime.InteropServices;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>
/// Puts the rows of a part in order of pupil, day and time, and refuses those that contradict each other. Needs nothing that is stored, so it is done before
/// anybody has to wait for a write.
/// </summary>
internal static class LessonOrder
{
    /// <summary>Orders every part of a spool.</summary>
    public static void Sort(LessonSpool spool, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var (rows, room) = (new List<LessonRow>(), new List<LessonRow>());
        var parts = spool.Parts;
        for (var i = 0; i < parts.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            spool.Read(parts[i], rows);
            var wasInOrder = IsInOrder(CollectionsMarshal.AsSpan(rows));
            if (!wasInOrder && PutPupilsInOrder(rows, room))
            {
                (rows, room) = (room, rows);
            }
            else if (!wasInOrder)
            {
                rows.Sort(InOrder);
            }

            var refused = Contradicting(CollectionsMarshal.AsSpan(rows), report);
            if (refused.Count > 0)
            {
                rows.RemoveAll(row => refused.Contains(row.Line));
            }

            if (!wasInOrder || refused.Count > 0)
            {
                spool.Keep(parts[i], rows);
            }

            progress.Report(new(report.FileName, RunStage.Comparing, i + 1, parts.Count));
        }
    }

    /// <summary>The rows of each pupil that lie together.</summary>
    public static List<(int PupilId, int First, int End)> Pupils(ReadOnlySpan<LessonRow> rows)
    {
        var pupils = new List<(int PupilId, int First, int End)>();
        for (var first = 0; first < rows.Length;)
        {
            var end = first + 1;
            while (end < rows.Length && rows[end].PupilId == rows[first].PupilId)
            {
                end++;
            }

            pupils.Add((rows[first].PupilId, first, end));
            first = end;
        }

        return pupils;
    }

    private static bool IsInOrder(ReadOnlySpan<LessonRow> rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (InOrder(rows[i - 1], rows[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Senders mostly write a pupil's rows together and in order of time, and only the pupils stand in another order than our numbers: then whole pupils are moved.
    /// </summary>
    /// <returns>False when a pupil's rows are not in order themselves: nothing has been done.</returns>
    private static bool PutPupilsInOrder(List<LessonRow> rows, List<LessonRow> into)
    {
        var all = CollectionsMarshal.AsSpan(rows);
        var pupils = Pupils(all);
        foreach (var (_, first, end) in pupils)
        {
            if (!IsInOrder(all[first..end]))
            {
                return false;
            }
        }

        pupils.Sort();
        for (var at = 1; at < pupils.Count; at++)
        {
            if (pupils[at].PupilId == pupils[at - 1].PupilId && InOrder(all[pupils[at - 1].End - 1], all[pupils[at].First]) > 0)
            {
                return false;
            }
        }

        into.Clear();
        foreach (var (_, first, end) in pupils)
        {
            into.AddRange(all[first..end]);
        }

        return true;
    }

    private static int InOrder(LessonRow one, LessonRow other)
    {
        var by = one.Place.CompareTo(other.Place);
        return by != 0 ? by : one.Line.CompareTo(other.Line);
    }

    private static HashSet<int> Contradicting(ReadOnlySpan<LessonRow> all, FileReport report)
    {
        var refused = new HashSet<int>();
        for (var first = 0; first < all.Length;)
        {
            var end = first + 1;
            var latest = all[first].Lesson.End;
            var anyOverlap = false;
            for (; end < all.Length && all[end].PupilId == all[first].PupilId && all[end].Day == all[first].Day; end++)
            {
                anyOverlap |= all[end].Lesson.Start < latest;
                latest = Math.Max(latest, all[end].Lesson.End);
            }

            // In order of time: without any overlap of neighbours there is nothing to compare.
            if (anyOverlap)
            {
                Refuse(GiveWay(all[first..end], report, refused), report, refused);
            }

            first = end;
        }

        return refused;
    }

    /// <summary>
    /// Rows that reached the pupil by the key of a merged record give way to those by the key that stayed, unless only they were reported.
    /// </summary>
    private static List<LessonRow> GiveWay(ReadOnlySpan<LessonRow> day, FileReport report, HashSet<int> dropped)
    {
        var rows = day.ToArray().ToList();
        foreach (var yielding in rows.FindAll(row => row.Yields))
        {
            var against = rows.FindAll(row => !row.Yields && row.Lesson.Overlaps(yielding.Lesson) && !row.Lesson.SaysTheSameAs(yielding.Lesson));
            var better = yielding.Lesson.Reported && against.Count > 0 && against.TrueForAll(row => !row.Lesson.Reported);
            foreach (var row in better ? against : against.Count > 0 ? [yielding] : [])
            {
                rows.Remove(row);
                dropped.Add(row.Line);
                report.Unchanged++;
            }
        }

        return rows;
    }

    private static void Refuse(List<LessonRow> day, FileReport report, HashSet<int> refused)
    {
        var against = DayLessons.Contradictions([.. day.Select(row => row.Lesson)]);
        for (var i = 0; i < day.Count; i++)
        {
            if (against[i])
            {
                var from = TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(day[i].Lesson.Start));
                if (report.ProtectedPupils.Contains(day[i].PupilId))
                {
                    report.Hide(day[i].Line);
                }

                report.Refuse(day[i].Line, "start", from.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), RowRefusalReason.Contradiction);
                refused.Add(day[i].Line);
            }
        }
    }
}
