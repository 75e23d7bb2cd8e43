using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>Reads the rows of a <see cref="Roll"/>, past the object mapper: a city's are two hundred thousand, and everybody who starts waits for them.</summary>
internal static class RollRows
{
    /// <summary>Adds pupils who are not merged into others, and their times at units within a school year, in order.</summary>
    /// <param name="db">The database.</param>
    /// <param name="year">The school year.</param>
    /// <param name="some">Only these pupils; all when none are named.</param>
    /// <param name="pupils">Gets the pupils.</param>
    /// <param name="stays">Gets the times of each; none for whoever is nowhere that year.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task ReadAsync(AppDbContext db, SchoolYear year, int[]? some, Dictionary<int, PupilCard> pupils, Dictionary<int, Stay[]> stays, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await ReadPupilsAsync(db, some, pupils, cancellation);
            await ReadStaysAsync(db, year, some, pupils, stays, cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public static Task<Dictionary<int, SchoolUnit>> UnitsAsync(AppDbContext db, CancellationToken cancellation) =>
        db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Id, cancellation);

    private static async Task ReadPupilsAsync(AppDbContext db, int[]? some, Dictionary<int, PupilCard> pupils, CancellationToken cancellation)
    {
        await using var command = db.PlainCommand($"SELECT id, key, CASE WHEN marking = '{ProtectedMarking.None}' THEN 0 ELSE 1 END FROM pupils WHERE merged_into_id IS NULL");
        if (some is not null)
        {
            command.Only(db, "id", some);
        }

        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var id = rows.GetInt32(0);
            pupils[id] = new(id, rows.GetString(1), rows.GetInt32(2) != 0);
        }
    }

    private static async Task ReadStaysAsync(AppDbContext db, SchoolYear year, int[]? some, Dictionary<int, PupilCard> pupils, Dictionary<int, Stay[]> stays, CancellationToken cancellation)
    {
        await using var command = db.PlainCommand("""
            SELECT pupil_id, unit_id, "from", "to" FROM enrolments
            WHERE ("from" IS NULL OR "from" <= @last) AND ("to" IS NULL OR "to" >= @first)
            """);
        command.Add("@first", year.First);
        command.Add("@last", year.Last);
        if (some is not null)
        {
            command.Only(db, "pupil_id", some);
        }

        var many = new HashSet<int>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var pupil = rows.GetInt32(0);
            if (!pupils.ContainsKey(pupil))
            {
                continue;
            }

            var stay = new Stay(rows.GetInt32(1), Day(rows, 2), Day(rows, 3));
            if (!stays.TryAdd(pupil, [stay]))
            {
                stays[pupil] = [.. stays[pupil], stay];
                many.Add(pupil);
            }
        }

        foreach (var pupil in many)
        {
            stays[pupil] = [.. stays[pupil].OrderBy(stay => stay.From)];
        }
    }

    private static DateOnly? Day(DbDataReader rows, int at) => rows.IsDBNull(at) ? null : rows.GetFieldValue<DateOnly>(at);
}
