using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>lessons.csv: every lesson of every pupil, reported or not. Parsed and put in order beforehand; only the writing is done inside the transaction.</summary>
internal sealed class LessonsReader(AppDbContext db, LessonKeys keys, LessonMerge merge, ToldDays told, StorageOptions storage, TimeProvider time) : IFileReader, IDisposable
{
    private const int ProgressEvery = 100_000;
    private Prepared? prepared;

    public FileKind Kind => FileKind.Lessons;

    public async Task PrepareAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var (pupils, units) = await keys.LoadAsync(cancellation);
        var subjects = await SubjectNames.LoadAsync(db, cancellation);
        var parser = new LessonRowParser(table, report, pupils, units, subjects, time.SwedishToday());
        Dispose();
        var rows = new Prepared(new LessonSpool(storage.SpoolDirectory), subjects);
        try
        {
            Parse(table, parser, rows, report, progress, cancellation);
            report.UnknownColumns = parser.UnknownColumns;
            LessonOrder.Sort(rows.Spool, report, progress, cancellation);
        }
        catch
        {
            // The rows of a file that broke are nobody's: the next file must not find them here.
            rows.Spool.Dispose();
            throw;
        }

        prepared = rows;
    }

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        if (prepared is null)
        {
            await PrepareAsync(table, report, progress, cancellation);
        }

        var (spool, subjects, units) = (prepared!.Spool, prepared.Subjects, prepared.Units);
        await subjects.SaveNewAsync(db, cancellation);
        await merge.MergeAsync(spool, subjects, report, progress, cancellation);

        // Days that were known only by the calendar give way to the timetable.
        await told.LayForFileAsync(await told.PupilsOfToldUnitsAsync(units, cancellation), report, cancellation);
        Dispose();
    }

    public void Dispose()
    {
        prepared?.Spool.Dispose();
        prepared = null;
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
