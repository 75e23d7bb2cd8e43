using RodaTraden.App.Attendance.Importing;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Register.Importing;

/// <summary>Enrolments told apart from the pupils: which school, from when, in which grade.</summary>
internal sealed class EnrolmentsReader(AppDbContext db, RegisterChanges changes, ToldDays told, TimeProvider time) : IFileReader
{
    public FileKind Kind => FileKind.Enrolments;

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        var pupils = await PupilKeys.LoadAsync(db, today, cancellation);
        var units = await UnitKeys.LoadAsync(db, table, cancellation);
        var rows = new RegisterRows(table, report);
        var read = new FileRows<PlacementKey, PlacementRow>(report, "enrolled_from", key => $"{key.From:yyyy-MM-dd}");
        while (rows.Next())
        {
            var key = new PlacementKey(pupils.Of(rows, "pupil"), units.Of(rows, "unit"), rows.Date("enrolled_from"));
            var row = PlacementRow.Of(rows);
            if (key.From > row.To)
            {
                rows.Refuse("enrolled_to", $"{row.To:yyyy-MM-dd}", RowRefusalReason.ToBeforeFrom);
            }

            if (rows.IsInOrder)
            {
                read.Add(key, rows.Line, row, pupils.Yields(key.PupilId, rows, "pupil"));
            }
        }

        var placements = await Placements.LoadAsync(db, changes, today, cancellation);
        await placements.PutAsync([.. read.Agreed().Select(one => new ToldPlacement(one.Key, one.Row, one.Lines))], report, cancellation);
        await told.LayForFileAsync([.. report.TouchedPupils], report, cancellation);
    }
}
