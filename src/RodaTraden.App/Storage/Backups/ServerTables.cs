using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace RodaTraden.App.Storage.Backups;

/// <summary>Fills the tables of a PostgreSQL database, in the transaction that the caller has begun.</summary>
internal static class ServerTables
{
    /// <summary>The database refuses to empty these, and there is nothing in them where one may restore.</summary>
    private static readonly string[] OnlyAddedTo = ["audit_entries", "read_entries"];

    public static async Task FillAsync(AppDbContext db, SqliteConnection source, long rows, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        var target = (NpgsqlConnection)db.Database.GetDbConnection();
        var tables = CopiedTable.All(db.Model);
        var names = string.Join(", ", tables.Select(table => $"\"{table.Name}\""));
        await ExecuteAsync(target, $"TRUNCATE {string.Join(", ", tables.Where(table => !OnlyAddedTo.Contains(table.Name)).Select(table => $"\"{table.Name}\""))}", cancellation);
        var progress = new RowProgress(told, StorageStage.Copying, rows);
        foreach (var table in tables)
        {
            await TableRows.WriteAsync(target, table, TableRows.ReadAsync(source, table, cancellation), progress, cancellation);
        }

        foreach (var (table, column) in await CountedAsync(target, cancellation))
        {
            await ExecuteAsync(target, $"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), (SELECT coalesce(max(\"{column}\"), 0) + 1 FROM \"{table}\"), false)", cancellation);
        }

        await ExecuteAsync(target, $"ANALYZE {names}", cancellation);
    }

    /// <summary>Columns that the server numbers by itself: copied rows do not move its counters on.</summary>
    private static async Task<List<(string Table, string Column)>> CountedAsync(NpgsqlConnection target, CancellationToken cancellation)
    {
        await using var command = target.CreateCommand();
        command.CommandText = "SELECT table_name, column_name FROM information_schema.columns WHERE is_identity = 'YES' AND table_schema = current_schema()";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var columns = new List<(string, string)>();
        while (await reader.ReadAsync(cancellation))
        {
            columns.Add((reader.GetString(0), reader.GetString(1)));
        }

        return columns;
    }

    private static async Task ExecuteAsync(NpgsqlConnection target, string sql, CancellationToken cancellation)
    {
        await using var command = target.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
