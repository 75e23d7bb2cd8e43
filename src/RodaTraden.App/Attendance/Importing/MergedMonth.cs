using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Intake.Running;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>A pupil's month with the rows of a file in it: how it is now, what it replaces, and what there is to tell of it. Made by any thread, and told of in turn.</summary>
internal sealed class MergedMonth
{
    private readonly List<(LessonRow Row, Lesson Before)> changes = [];
    private readonly int pupilId;
    private int added;
    private int unchanged;
    private int keptByHand;

    private MergedMonth(int pupilId) => this.pupilId = pupilId;

    /// <summary>Whether the pupil had nothing in the month.</summary>
    public bool IsNew { get; private init; }

    /// <summary>The month; null when the file changes nothing in it.</summary>
    public AttendanceMonth? Now { get; private set; }

    /// <summary>What it replaces; null when the file changes nothing.</summary>
    public ImportedMonth? Before { get; private set; }

    /// <summary>Packs a month that nobody has had. Rows that remain after contradictions are refused overlap only when they repeat each other.</summary>
    public static MergedMonth OfNothing(int month, ReadOnlySpan<LessonRow> rows, MonthPacker packer)
    {
        var merged = new MergedMonth(rows[0].PupilId) { IsNew = true };
        var lessons = new Lesson[rows.Length];
        Span<uint> marks = stackalloc uint[31];
        var (marked, markCount) = (0u, 0);
        for (var at = 0; at < rows.Length;)
        {
            var (day, count) = (rows[at].Day, 0);
            for (; at < rows.Length && rows[at].Day == day; at++)
            {
                if (count > 0 && rows[at].Lesson.Start < lessons[count - 1].End)
                {
                    merged.unchanged++;
                    continue;
                }

                lessons[count++] = rows[at].Lesson;
                merged.added++;
            }

            var date = DateOnly.FromDayNumber(day);
            packer.Add(date, lessons.AsSpan(0, count));
            marked |= 1u << date.Day;
            marks[markCount++] = (uint)DayMarks.HashOf(lessons.AsSpan(0, count));
        }

        merged.Before = ReplacedMonths.Nothing(month, merged.pupilId, DayMarks.Write(marked, marks[..markCount]));
        merged.Now = packer.Take(month, merged.pupilId);
        return merged;
    }

    /// <summary>Puts a pupil's rows into the month as it was.</summary>
    public static MergedMonth Of(StoredMonth old, ReadOnlySpan<LessonRow> rows)
    {
        var merged = new MergedMonth(old.PupilId);
        var days = old.Unpack();
        if (merged.Put(days, rows) is { Count: > 0 } replaced)
        {
            merged.Now = AttendanceBlocks.Pack(old.Month, old.PupilId, days);
            merged.Before = ReplacedMonths.Before(old.Month, old.PupilId, replaced, days);
        }

        return merged;
    }

    /// <summary>Adds what there is to tell to the report of the file.</summary>
    /// <param name="report">The report.</param>
    /// <param name="firstDay">The first day of the month.</param>
    public void TellIn(FileReport report, DateOnly firstDay)
    {
        report.New += added;
        report.Changed += changes.Count;
        report.Unchanged += unchanged + keptByHand;
        report.KeptByHand += keptByHand;
        foreach (var (row, before) in changes)
        {
            LessonChanges.Note(row, before, report);
        }

        if (Now is not null)
        {
            report.TouchAttendance(pupilId, firstDay);
        }
    }

    /// <returns>The touched days as they were.</returns>
    private List<StoredDay> Put(List<StoredDay> days, ReadOnlySpan<LessonRow> rows)
    {
        var replaced = new List<StoredDay>();
        var byDay = days.ToDictionary(day => day.Date.DayNumber);
        foreach (ref readonly var row in rows)
        {
            if (!byDay.TryGetValue(row.Day, out var day))
            {
                byDay[row.Day] = day = new(row.Date, []);
                days.Add(day);
            }

            var was = replaced.Count > 0 && replaced[^1].Date == day.Date ? null : new StoredDay(day.Date, [.. day.Lessons]);
            var lesson = row.Lesson;
            var before = day.Lessons.Find(there => there.Overlaps(lesson));
            var outcome = DayLessons.Put(day.Lessons, lesson);
            switch (outcome)
            {
                case DayLessons.Outcome.New:
                    added++;
                    break;
                case DayLessons.Outcome.Changed:
                    changes.Add((row, before));
                    break;
                case DayLessons.Outcome.Unchanged:
                    unchanged++;
                    break;
                case DayLessons.Outcome.KeptByHand:
                    keptByHand++;
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
