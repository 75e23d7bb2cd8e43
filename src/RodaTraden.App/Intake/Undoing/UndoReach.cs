using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Importing;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Intake.Undoing;

/// <summary>Whose days hang on what a file changed: days that are made of calendars, enrolments and told absences are made again when these are taken back.</summary>
internal static class UndoReach
{
    /// <summary>The pupils of everything a file made, changed or removed that days are made of.</summary>
    public static async Task<HashSet<int>> PupilsAsync(AppDbContext db, ToldDays told, int fileId, CancellationToken cancellation)
    {
        var (pupils, units, organisers) = (new HashSet<int>(), new HashSet<int>(), new HashSet<int>());
        var changes = await db.ImportedChanges.AsNoTracking().Where(change => change.FileId == fileId && RegisterChanges.OfDays.Contains(change.Entity)).ToListAsync(cancellation);
        foreach (var change in changes)
        {
            if (change.Entity == nameof(SchoolUnit))
            {
                units.Add(change.EntityId);
            }

            foreach (var values in new[] { change.Before, change.After }.OfType<string>().Where(values => !values.StartsWith(RegisterChanges.ForgottenMark, StringComparison.Ordinal)))
            {
                using var row = JsonDocument.Parse(values);
                AddNumber(row, "PupilId", pupils);
                AddNumber(row, "UnitId", units);
                AddNumber(row, "OrganiserId", organisers);
            }
        }

        units.UnionWith(await db.Units.Where(unit => unit.OrganiserId != null && organisers.Contains(unit.OrganiserId.Value)).Select(unit => unit.Id).ToListAsync(cancellation));
        pupils.UnionWith(await told.PupilsOfAsync(units, cancellation));
        return pupils;
    }

    private static void AddNumber(JsonDocument row, string name, HashSet<int> numbers)
    {
        if (row.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number)
        {
            numbers.Add(value.GetInt32());
        }
    }
}
