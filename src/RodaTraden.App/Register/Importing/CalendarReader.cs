using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>calendar.csv: school days and other days, by unit or by organiser.</summary>
internal sealed class CalendarReader(AppDbContext db) : IFileReader
{
    public FileKind Kind => FileKind.Calendar;

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var units = await db.Units.ToDictionaryAsync(unit => unit.Key, unit => unit.Id, cancellation);
        var organisers = await db.Organisers.ToDictionaryAsync(organiser => organiser.Name, organiser => organiser.Id, cancellation);
        var rows = new RegisterRows(table, report);
        var read = new FileRows<Key, KindRow>(report, "date");
        while (rows.Next())
        {
            var key = Owner(rows, units, organisers) with { Date = rows.Date("date") ?? default };
            if (rows.IsInOrder && key.Date == default)
            {
                rows.Refuse("date", "", RowRefusalReason.ValueMissing);
            }

            rows.Required("kind");
            var kind = rows.Word(
                "kind",
                ("school_day", CalendarDayKind.SchoolDay),
                ("skoldag", CalendarDayKind.SchoolDay),
                ("break", CalendarDayKind.Break),
                ("lov", CalendarDayKind.Break),
                ("lovdag", CalendarDayKind.Break),
                ("staff_day", CalendarDayKind.StaffDay),
                ("studiedag", CalendarDayKind.StaffDay),
                ("holiday", CalendarDayKind.Holiday),
                ("helgdag", CalendarDayKind.Holiday),
                ("closed", CalendarDayKind.Closed),
                ("stängt", CalendarDayKind.Closed));
            if (rows.IsInOrder)
            {
                read.Add(key, rows.Line, new(kind));
            }
        }

        var stored = (await db.CalendarDays.ToListAsync(cancellation)).ToDictionary(day => new Key(day.UnitId, day.OrganiserId, day.Date));
        foreach (var (key, row, lines) in read.Agreed())
        {
            var isNew = !stored.TryGetValue(key, out var day);
            if (day is null)
            {
                day = new() { UnitId = key.UnitId, OrganiserId = key.OrganiserId, Date = key.Date, Kind = row.Kind };
                db.Add(day);
            }

            day.Kind = row.Kind;
            RowCount.Of(db.Entry(day), isNew, lines, report, () => { });
        }
    }

    private static Key Owner(RegisterRows rows, Dictionary<string, int> units, Dictionary<string, int> organisers)
    {
        var unit = rows.Text("unit");
        if (unit.Length > 0)
        {
            return new(rows.Known("unit", unit, units, RowRefusalReason.UnknownUnit, 0), null, default);
        }

        var organiser = rows.Required("organiser");
        return rows.IsInOrder ? new(null, rows.Known("organiser", organiser, organisers, RowRefusalReason.UnknownUnit, 0), default) : default;
    }

    private readonly record struct Key(int? UnitId, int? OrganiserId, DateOnly Date);

    private sealed record KindRow(CalendarDayKind Kind);
}
