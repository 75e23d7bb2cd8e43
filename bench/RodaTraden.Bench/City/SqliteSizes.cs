using System.Globalization;
using Microsoft.Data.Sqlite;

namespace RodaTraden.Bench.City;

/// <summary>What an embedded database takes on disk.</summary>
internal static class SqliteSizes
{
    /// <summary>Moves what lies in the write-ahead log into the file.</summary>
    public static async Task CheckpointAsync(string file)
    {
        await using var connection = await OpenAsync(file);
        await NumberAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>
    /// Bytes by table, indexes included. The library is built without the table that would tell (dbstat): each table is dropped from a copy instead, and the pages that
    /// become free are counted.
    /// </summary>
    public static async Task<Dictionary<string, long>> ByTableAsync(string file)
    {
        var copy = file + ".sizes";
        File.Copy(file, copy, overwrite: true);
        try
        {
            await using var connection = await OpenAsync(copy);
            await NumberAsync(connection, "PRAGMA foreign_keys=OFF");
            await NumberAsync(connection, "PRAGMA secure_delete=OFF");
            var page = await NumberAsync(connection, "PRAGMA page_size");
            var bytes = new Dictionary<string, long>();
            foreach (var table in await TablesAsync(connection))
            {
                var before = await NumberAsync(connection, "PRAGMA freelist_count");
                await NumberAsync(connection, $"DROP TABLE \"{table}\"");
                bytes[table] = page * (await NumberAsync(connection, "PRAGMA freelist_count") - before);
            }

            return bytes;
        }
        finally
        {
            foreach (var left in new[] { copy, copy + "-wal", copy + "-shm" })
            {
                File.Delete(left);
            }
        }
    }

    private static async Task<SqliteConnection> OpenAsync(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<string>> TablesAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'";
        await using var rows = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync())
        {
            tables.Add(rows.GetString(0));
        }

        return tables;
    }

    private static async Task<long> NumberAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
