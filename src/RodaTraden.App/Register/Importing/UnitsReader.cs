using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Importing;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>units.csv: school units and their organisers.</summary>
internal sealed class UnitsReader(AppDbContext db, ToldDays told) : IFileReader
{
    public FileKind Kind => FileKind.Units;

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var rows = new RegisterRows(table, report);
        var read = new FileRows<string, UnitRow>(report, "unit");
        while (rows.Next())
        {
            var row = new UnitRow(
                rows.Required("unit"),
                rows.Required("name"),
                rows.Text("organiser"),
                rows.Word<OrganiserKind?>(
                    "organiser_kind",
                    ("", null),
                    ("municipal", OrganiserKind.Municipal),
                    ("kommunal", OrganiserKind.Municipal),
                    ("independent", OrganiserKind.Independent),
                    ("fristående", OrganiserKind.Independent),
                    ("enskild", OrganiserKind.Independent),
                    ("region", OrganiserKind.Region),
                    ("state", OrganiserKind.State),
                    ("statlig", OrganiserKind.State)),
                rows.Text("municipality"),
                rows.Text("forms"));
            if (row.Municipality.Length > 0 && (row.Municipality.Length != 4 || !row.Municipality.All(char.IsAsciiDigit)))
            {
                rows.Refuse("municipality", row.Municipality, RowRefusalReason.NotAMunicipalityCode);
            }

            if (rows.IsInOrder)
            {
                read.Add(row.Unit, rows.Line, row);
            }
        }

        var organisers = await db.Organisers.ToDictionaryAsync(organiser => organiser.Name, cancellation);
        var units = await db.Units.ToDictionaryAsync(unit => unit.Key, cancellation);
        var agreed = read.Agreed().ToList();
        var all = agreed.ToList();
        agreed.RemoveAll(unit => RefusedForItsOrganiser(unit.Key, unit.Row, read, all, report));
        foreach (var (_, row, _) in agreed.Where(unit => unit.Row.Organiser.Length > 0).OrderBy(unit => unit.Row.Kind is null))
        {
            if (!organisers.TryGetValue(row.Organiser, out var organiser))
            {
                organisers[row.Organiser] = organiser = new() { Name = row.Organiser, Kind = row.Kind ?? OrganiserKind.Municipal, Version = Guid.CreateVersion7() };
                db.Add(organiser);
            }
            else if (row.Kind is { } kind && organiser.Kind != kind)
            {
                organiser.Kind = kind;
                organiser.Version = Guid.CreateVersion7();
            }
        }

        await db.SaveChangesAsync(cancellation);
        var underOther = new List<SchoolUnit>();
        foreach (var (key, row, lines) in agreed)
        {
            var organiserId = row.Organiser.Length > 0 ? organisers[row.Organiser].Id : (int?)null;
            var isNew = !units.TryGetValue(key, out var unit);
            if (unit is null)
            {
                unit = new() { Key = key, Name = row.Name, Version = Guid.CreateVersion7() };
                db.Add(unit);
            }

            if (!isNew && organiserId is not null && unit.OrganiserId != organiserId)
            {
                underOther.Add(unit);
            }

            unit.Name = row.Name;
            unit.OrganiserId = organiserId ?? unit.OrganiserId;
            unit.MunicipalityCode = row.Municipality.Length > 0 ? row.Municipality : unit.MunicipalityCode;
            unit.Forms = row.Forms.Length > 0 ? row.Forms : unit.Forms;
            RowCount.Of(db.Entry(unit), isNew, lines, report, () => unit.Version = Guid.CreateVersion7());
        }

        // A unit under another organiser has another calendar, and may have another ladder.
        var pupils = await told.PupilsOfAsync([.. underOther.Select(unit => unit.Id)], cancellation);
        foreach (var pupil in pupils)
        {
            report.Touch(pupil);
        }

        await told.LayForFileAsync(pupils, report, cancellation);
    }

    /// <summary>Two kinds of one organiser in one file cannot both be true: all rows that name it so are refused.</summary>
    private static bool RefusedForItsOrganiser(string key, UnitRow row, FileRows<string, UnitRow> read, List<(string Key, UnitRow Row, FileLines Lines)> agreed, FileReport report)
    {
        var kinds = agreed.Where(unit => unit.Row.Organiser == row.Organiser && row.Organiser.Length > 0).Select(unit => unit.Row.Kind).OfType<OrganiserKind>().Distinct().Count();
        if (kinds < 2)
        {
            return false;
        }

        foreach (var line in read.LinesOf(key))
        {
            report.Refuse(line, "organiser_kind", row.Organiser, RowRefusalReason.Contradiction);
        }

        return true;
    }

    private sealed record UnitRow(string Unit, string Name, string Organiser, OrganiserKind? Kind, string Municipality, string Forms);
}
