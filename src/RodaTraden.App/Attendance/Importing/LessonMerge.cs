using System.Runtime.InteropServices;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Intake.Running;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>
/// Puts the rows of one file into the stored months: refuses those that contradict each other, lets the rest replace what they overlap, and
/// keeps what was there so that the file can be taken back.
/// </summary>
internal sealed class LessonMerge(AttendanceStore store, ReplacedMonths replacedMonths)
{
    private const int PupilsAtATime = 2000;

    public async Task MergeAsync(List<LessonRow> rows, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        rows.Sort(InOrder);
        RefuseContradictions(rows, report);
        await store.LockAsync(cancellation);
        var done = 0;
        while (done < rows.Count)
        {
            var end = EndOfChunk(rows, done);
            await MergeChunkAsync(rows, done, end, report, cancellation);
            done = end;
            progress.Report(new(report.FileName, RunStage.Writing, done, rows.Count));
        }
    }

    private static int InOrder(LessonRow one, LessonRow other)
    {
        var by = AttendanceStore.MonthOf(one.Date).CompareTo(AttendanceStore.MonthOf(other.Date));
        by = by != 0 ? by : one.PupilId.CompareTo(other.PupilId);
        by = by != 0 ? by : one.Day.CompareTo(other.Day);
        by = by != 0 ? by : one.Lesson.Start.CompareTo(other.Lesson.Start);
        return by != 0 ? by : one.Line.CompareTo(other.Line);
    }

    private static void RefuseContradictions(List<LessonRow> rows, FileReport report)
    {
        var refused = new HashSet<int>();
        var all = CollectionsMarshal.AsSpan(rows);
        for (var first = 0; first < all.Length;)
        {
            var end = first + 1;
            while (end < all.Length && all[end].PupilId == all[first].PupilId && all[end].Day == all[first].Day)
            {
                end++;
            }

            // In order of time: without any overlap of neighbours there is nothing to compare.
            var day = all[first..end];
            if (AnyOverlap(day))
            {
                Refuse(GiveWay(day, report, refused), report, refused);
            }

            first = end;
        }

        if (refused.Count > 0)
        {
            rows.RemoveAll(row => refused.Contains(row.Line));
        }
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

    private static bool AnyOverlap(ReadOnlySpan<LessonRow> day)
    {
        var latest = 0;
        foreach (ref readonly var row in day)
        {
            if (row.Lesson.Start < latest)
            {
                return true;
            }

            latest = Math.Max(latest, row.Lesson.End);
        }

        return false;
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

    /// <summary>A chunk is one month of at most so many pupils.</summary>
    private static int EndOfChunk(List<LessonRow> rows, int first)
    {
        var month = AttendanceStore.MonthOf(rows[first].Date);
        var pupils = 1;
        var at = first + 1;
        for (; at < rows.Count && AttendanceStore.MonthOf(rows[at].Date) == month; at++)
        {
            pupils += rows[at].PupilId != rows[at - 1].PupilId ? 1 : 0;
            if (pupils > PupilsAtATime)
            {
                break;
            }
        }

        return at;
    }

    private async Task MergeChunkAsync(List<LessonRow> rows, int first, int end, FileReport report, CancellationToken cancellation)
    {
        var month = AttendanceStore.MonthOf(rows[first].Date);
        var pupils = new HashSet<int>();
        for (var i = first; i < end; i++)
        {
            pupils.Add(rows[i].PupilId);
        }

        var stored = (await store.ReadAsync(month, month, pupils, cancellation)).ToDictionary(of => of.PupilId);
        var changed = new List<MonthToWrite>();
        var before = new List<ImportedMonth>();
        for (var at = first; at < end;)
        {
            var until = at;
            while (until < end && rows[until].PupilId == rows[at].PupilId)
            {
                until++;
            }

            var days = stored.TryGetValue(rows[at].PupilId, out var old) ? old.Unpack() : [];
            if (MergeMonth(days, rows, at, until, report) is { Count: > 0 } replaced)
            {
                report.TouchedPupils.Add(rows[at].PupilId);
                changed.Add(new(month, rows[at].PupilId, days));
                before.Add(ReplacedMonths.Before(month, rows[at].PupilId, replaced, days));
            }

            at = until;
        }

        await store.WriteAsync(changed, cancellation);
        replacedMonths.Keep(before);
    }

    /// <summary>Puts a pupil's rows into a month.</summary>
    /// <returns>The touched days as they were.</returns>
    private static List<StoredDay> MergeMonth(List<StoredDay> days, List<LessonRow> rows, int first, int end, FileReport report)
    {
        var replaced = new List<StoredDay>();
        var byDay = days.ToDictionary(day => day.Date.DayNumber);
        for (var i = first; i < end; i++)
        {
            var row = rows[i];
            if (!byDay.TryGetValue(row.Day, out var day))
            {
                byDay[row.Day] = day = new(row.Date, []);
                days.Add(day);
            }

            var was = replaced.Count > 0 && replaced[^1].Date == day.Date ? null : new StoredDay(day.Date, [.. day.Lessons]);
            var before = day.Lessons.Find(lesson => lesson.Overlaps(row.Lesson));
            var outcome = DayLessons.Put(day.Lessons, row.Lesson);
            switch (outcome)
            {
                case DayLessons.Outcome.New:
                    report.New++;
                    break;
                case DayLessons.Outcome.Changed:
                    report.Changed++;
                    LessonChanges.Note(row, before, report);
                    break;
                case DayLessons.Outcome.Unchanged:
                    report.Unchanged++;
                    break;
                case DayLessons.Outcome.KeptByHand:
                    report.Unchanged++;
                    report.KeptByHand++;
                    break;
            }

            if (was is not null && (outcome is DayLessons.Outcome.New or DayLessons.Outcome.Changed))
            {
                replaced.Add(was);
            }
        }

        return replaced;
    }
}
