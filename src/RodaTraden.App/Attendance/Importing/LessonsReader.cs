using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Register.Importing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>lessons.csv: every lesson of every pupil, reported or not.</summary>
internal sealed class LessonsReader(AppDbContext db, LessonMerge merge, ToldDays told, TimeProvider time) : IFileReader
{
    private const int ProgressEvery = 100_000;

    public FileKind Kind => FileKind.Lessons;

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var pupils = await PupilKeys.LoadAsync(db, time.SwedishToday(), cancellation);
        var units = await db.Units.ToDictionaryAsync(unit => unit.Key, unit => unit.Id, cancellation);
        var subjects = await SubjectNames.LoadAsync(db, cancellation);
        var parser = new LessonRowParser(table, report, pupils, units, subjects, time.SwedishToday());
        var length = new FileInfo(report.Path).Length;
        var rows = new List<LessonRow>();
        while (table.Read())
        {
            report.Rows++;
            if (parser.TryParse(out var row))
            {
                rows.Add(row);
            }

            if (report.Rows % ProgressEvery == 0)
            {
                progress.Report(new(report.FileName, RunStage.Reading, table.BytesRead, length));
                cancellation.ThrowIfCancellationRequested();
            }
        }

        report.UnknownColumns = parser.UnknownColumns;
        await subjects.SaveNewAsync(db, rows, cancellation);
        await merge.MergeAsync(rows, report, progress, cancellation);

        // Days that were known only by the calendar give way to the timetable.
        await told.LayForFileAsync(await told.PupilsOfToldUnitsAsync([.. rows.Select(row => row.Lesson.UnitId).Distinct()], cancellation), report, cancellation);
    }
}
