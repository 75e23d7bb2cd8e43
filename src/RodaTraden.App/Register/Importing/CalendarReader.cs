using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Importing;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>calendar.csv: school days and other days, by unit or by organiser. Absences that have waited for them find their days.</summary>
internal sealed class CalendarReader(AppDbContext db, ToldDays told) : IFileReader
{
    public FileKind Kind => FileKind.Calendar;

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var units = await UnitKeys.LoadAsync(db, table, cancellation);
        var organisers = await db.Organisers.ToDictionaryAsync(organiser => organiser.Name, organiser => organiser.Id, cancellation);
        var rows = new RegisterRows(table, report);
        var read = new FileRows<Key, KindRow>(report, "date", key => key.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
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

        await db.SaveChangesAsync(cancellation);
        var owners = read.Keys.ToList();
        var organisersOfFile = owners.Select(key => key.OrganiserId).OfType<int>().Distinct().ToList();
        var touched = await db.Units.Where(unit => unit.OrganiserId != null && organisersOfFile.Contains(unit.OrganiserId.Value)).Select(unit => unit.Id).ToListAsync(cancellation);
        await told.LayForFileAsync(await told.PupilsOfAsync([.. touched, .. owners.Select(key => key.UnitId).OfType<int>().Distinct()], cancellation), report, cancellation, years: owners.Select(key => SchoolYear.Of(key.Date)).ToHashSet());
    }

    private static Key Owner(RegisterRows rows, UnitKeys units, Dictionary<string, int> organisers)
    {
        if (rows.Text("unit").Length > 0)
        {
            return new(units.Of(rows, "unit"), null, default);
        }

        var organiser = rows.Required("organiser");
        return rows.IsInOrder ? new(null, rows.Known("organiser", organiser, organisers, RowRefusalReason.UnknownUnit, 0), default) : default;
    }

    private readonly record struct Key(int? UnitId, int? OrganiserId, DateOnly Date);

    private sealed record KindRow(CalendarDayKind Kind);
}
