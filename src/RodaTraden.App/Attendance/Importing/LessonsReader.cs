using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Register.Importing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>lessons.csv: every lesson of every pupil, reported or not. Parsed and put in order beforehand; only the writing is done inside the transaction.</summary>
internal sealed class LessonsReader(AppDbContext db, LessonMerge merge, ToldDays told, StorageOptions storage, TimeProvider time) : IFileReader, IDisposable
{
    private const int ProgressEvery = 100_000;
    private readonly ConcurrentDictionary<FileReport, Prepared> ready = new();
    private (PupilKeys Pupils, Dictionary<string, int> Units, Dictionary<string, int> Subjects)? known;

    public FileKind Kind => FileKind.Lessons;

    public async Task LoadAsync(CancellationToken cancellation) => known = (
        await PupilKeys.LoadAsync(db, time.SwedishToday(), cancellation),
        await db.Units.ToDictionaryAsync(unit => unit.Key, unit => unit.Id, cancellation),
        await SubjectNames.LoadAsync(db, cancellation));

    public void Prepare(FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var (pupils, units, subjects) = known ?? throw new InvalidOperationException("What rows are held against has not been loaded.");
        var rows = new Prepared(new LessonSpool(storage.SpoolDirectory), new SubjectNames(subjects));
        try
        {
            using var table = report.Source!.Open();
            var parser = new LessonRowParser(table, report, pupils, units, rows.Subjects, time.SwedishToday());
            Parse(table, parser, rows, report, progress, cancellation);
            report.UnknownColumns = parser.UnknownColumns;
            LessonOrder.Sort(rows.Spool, report, progress, cancellation);
        }
        catch
        {
            // The rows of a file that broke are nobody's.
            rows.Spool.Dispose();
            throw;
        }

        ready[report] = rows;
    }

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        if (!ready.TryRemove(report, out var prepared))
        {
            throw new InvalidOperationException("A lesson file is prepared before it is read in.");
        }

        using var spool = prepared.Spool;
        await prepared.Subjects.SaveNewAsync(db, cancellation);
        await merge.MergeAsync(spool, prepared.Subjects, report, progress, cancellation);

        // Days that were known only by the calendar give way to the timetable.
        await told.LayForFileAsync(await told.PupilsOfToldUnitsAsync(prepared.Units, cancellation), report, cancellation);
    }

    public void Dispose()
    {
        foreach (var left in ready.Values)
        {
            left.Spool.Dispose();
        }

        ready.Clear();
    }

    private static void Parse(TableFile table, LessonRowParser parser, Prepared into, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var latest = 0;
        var length = new FileInfo(report.Path).Length;
        while (table.Read())
        {
            report.Rows++;
            if (parser.TryParse(out var row))
            {
                into.Spool.Add(row);
                if (row.Lesson.UnitId != latest)
                {
                    into.Units.Add(latest = row.Lesson.UnitId);
                }
            }

            if (report.Rows % ProgressEvery == 0)
            {
                progress.Report(new(report.FileName, RunStage.Reading, table.BytesRead, length));
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    private sealed record Prepared(LessonSpool Spool, SubjectNames Subjects)
    {
        public HashSet<int> Units { get; } = [];
    }
}
