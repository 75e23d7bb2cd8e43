using System.Runtime.InteropServices;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Intake.Running;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>
/// Puts the ordered rows of one file into the stored months, part by part: each row replaces what it overlaps, and what was there is kept so that the file
/// can be taken back. A month that nobody has is packed as it comes.
/// </summary>
internal sealed class LessonMerge(AttendanceStore store, ReplacedMonths replacedMonths)
{
    private readonly MonthPacker packer = new();

    public async Task MergeAsync(LessonSpool spool, SubjectNames subjects, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        await store.LockAsync(cancellation);
        var rows = new List<LessonRow>();
        long done = 0;
        foreach (var part in spool.Parts)
        {
            spool.Read(part, rows);
            if (rows.Count > 0)
            {
                subjects.Number(CollectionsMarshal.AsSpan(rows));
                await MergeAsync(part.Month, rows, report, cancellation);
            }

            done += rows.Count;
            progress.Report(new(report.FileName, RunStage.Writing, done, spool.Count));
        }
    }

    private async Task MergeAsync(int month, List<LessonRow> rows, FileReport report, CancellationToken cancellation)
    {
        var pupils = Pupils(CollectionsMarshal.AsSpan(rows));
        var stored = (await store.ReadAsync(month, month, [.. pupils.Select(of => of.PupilId)], cancellation)).ToDictionary(of => of.PupilId);
        var firstDay = new DateOnly(month / 100, month % 100, 1);
        var made = new List<AttendanceMonth>();
        var changed = new List<AttendanceMonth>();
        var before = new List<ImportedMonth>();
        foreach (var (pupilId, first, end) in pupils)
        {
            if (!stored.TryGetValue(pupilId, out var old))
            {
                report.TouchAttendance(pupilId, firstDay);
                made.Add(Pack(month, CollectionsMarshal.AsSpan(rows)[first..end], before, report));
                continue;
            }

            var days = old.Unpack();
            if (MergeMonth(days, rows, first, end, report) is { Count: > 0 } replaced)
            {
                report.TouchAttendance(pupilId, firstDay);
                changed.Add(AttendanceBlocks.Pack(month, pupilId, days));
                before.Add(ReplacedMonths.Before(month, pupilId, replaced, days));
            }
        }

        await store.AddAsync(made, cancellation);
        await store.ReplaceAsync(changed, cancellation);
        await replacedMonths.AddAsync(before, cancellation);
    }

    private static List<(int PupilId, int First, int End)> Pupils(ReadOnlySpan<LessonRow> rows)
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

    /// <summary>Packs a month that nobody has had. Rows that remain after contradictions are refused overlap only when they repeat each other.</summary>
    private AttendanceMonth Pack(int month, ReadOnlySpan<LessonRow> rows, List<ImportedMonth> before, FileReport report)
    {
        var lessons = new Lesson[rows.Length];
        Span<byte> marks = stackalloc byte[31 * DayMarks.Length];
        var marked = 0;
        for (var at = 0; at < rows.Length;)
        {
            var (day, count) = (rows[at].Day, 0);
            for (; at < rows.Length && rows[at].Day == day; at++)
            {
                if (count > 0 && rows[at].Lesson.Start < lessons[count - 1].End)
                {
                    report.Unchanged++;
                    continue;
                }

                lessons[count++] = rows[at].Lesson;
                report.New++;
            }

            var date = DateOnly.FromDayNumber(day);
            packer.Add(date, lessons.AsSpan(0, count));
            DayMarks.Write(marks[marked..], date.Day, DayMarks.HashOf(lessons.AsSpan(0, count)));
            marked += DayMarks.Length;
        }

        before.Add(ReplacedMonths.Nothing(month, rows[0].PupilId, marks[..marked].ToArray()));
        return packer.Take(month, rows[0].PupilId);
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
