using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Mappings;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Register.Importing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>
/// Reports that give sums of a period and no lessons (Vklass, LearnPoint and the like): period figures of their own, never invented days. A later report of
/// the same pupil, period, subject and sender replaces the earlier one.
/// </summary>
internal sealed class PeriodFiguresReader(AppDbContext db, TimeProvider time) : IFileReader
{
    private const int MostMinutes = 200_000;

    public FileKind Kind => FileKind.PeriodFigures;

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        var pupils = await PupilKeys.LoadAsync(db, today, cancellation);
        var rows = new RegisterRows(table, report);
        var read = new FileRows<FigureKey, FigureRow>(report, "from", key => $"{key.From:yyyy-MM-dd} – {key.To:yyyy-MM-dd} {key.Subject}".TrimEnd());
        while (rows.Next())
        {
            var key = new FigureKey(pupils.Of(rows, "pupil"), Day(rows, "from", today), Day(rows, "to", today), rows.Text("subject"));
            var row = Figures(rows);
            if (rows.IsInOrder && key.From > key.To)
            {
                rows.Refuse("to", $"{key.To:yyyy-MM-dd}", RowRefusalReason.ToBeforeFrom);
            }
            else if (rows.IsInOrder && SchoolYear.Of(key.From) != SchoolYear.Of(key.To))
            {
                rows.Refuse("to", $"{key.To:yyyy-MM-dd}", RowRefusalReason.PeriodCrossesSchoolYears);
            }
            else if (rows.IsInOrder && row.Valid + row.Invalid > (row.Reported ?? row.Offered))
            {
                rows.Refuse("offered", rows.Text("offered"), RowRefusalReason.FiguresDoNotFit);
            }

            if (rows.IsInOrder)
            {
                read.Add(key, rows.Line, row, pupils.Yields(key.PupilId, rows, "pupil"));
            }
        }

        var source = report.Sender;
        var stored = (await db.PeriodFigures.Where(figure => figure.Source == source).ToListAsync(cancellation)).ToDictionary(figure => new FigureKey(figure.PupilId, figure.From, figure.To, figure.Subject));
        foreach (var (key, row, lines) in read.Agreed())
        {
            var isNew = !stored.TryGetValue(key, out var figure);
            if (figure is null)
            {
                figure = new() { PupilId = key.PupilId, Source = source, From = key.From, To = key.To, Subject = key.Subject, Offered = row.Offered, Valid = row.Valid, Invalid = row.Invalid };
                db.Add(figure);
            }

            (figure.Lessons, figure.Offered, figure.Reported, figure.Valid, figure.Invalid) = (row.Lessons, row.Offered, row.Reported, row.Valid, row.Invalid);
            RowCount.Of(db.Entry(figure), isNew, lines, report, () => { });
        }
    }

    private static DateOnly Day(RegisterRows rows, string column, DateOnly today)
    {
        rows.Required(column);
        var day = rows.Date(column) ?? default;
        if (day > today && column == "from")
        {
            rows.Refuse(column, rows.Text(column), RowRefusalReason.DateInFuture);
        }

        return day;
    }

    private static FigureRow Figures(RegisterRows rows)
    {
        rows.Required("offered");
        var offered = rows.Number("offered", 0, MostMinutes) ?? 0;
        var unreported = rows.Number("unreported", 0, MostMinutes);
        var told = rows.Text("reported_share") is { Length: > 0 } text && text != "-";
        var share = told ? MappedValues.Number(rows.Text("reported_share")) : null;
        var reported = unreported is { } missing
            ? Math.Max(0, offered - missing)
            : share is { } percent and >= 0 and <= 100 ? (int?)Math.Round(offered * percent / 100, MidpointRounding.AwayFromZero) : null;
        if (told && share is not (>= 0 and <= 100))
        {
            rows.Refuse("reported_share", rows.Text("reported_share"), RowRefusalReason.FiguresDoNotFit);
            return new(null, 0, null, 0, 0);
        }

        return new(rows.Number("lessons", 0, MostMinutes), offered, reported, rows.Number("valid", 0, MostMinutes) ?? 0, rows.Number("invalid", 0, MostMinutes) ?? 0);
    }

    private readonly record struct FigureKey(int PupilId, DateOnly From, DateOnly To, string Subject);

    private sealed record FigureRow(int? Lessons, int Offered, int? Reported, int Valid, int Invalid);
}
