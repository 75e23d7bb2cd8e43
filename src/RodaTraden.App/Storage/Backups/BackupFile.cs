using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RodaTraden.App.Storage.Backups;

/// <summary>A backup as a file: a whole SQLite database that one process writes and nobody shares, readable by its owner alone.</summary>
internal static class BackupFile
{
    /// <summary>Makes an empty file in place of what a killed run may have left.</summary>
    public static void Make(string file)
    {
        Remove(file);
        OwnersFile.Make(file).Dispose();
    }

    public static void Remove(string file)
    {
        foreach (var rest in new[] { "", "-journal", "-wal", "-shm" })
        {
            File.Delete(file + rest);
        }
    }

    /// <summary>Opens a database to read it.</summary>
    public static Task<SqliteConnection> ReadAsync(string file, CancellationToken cancellation) => OpenAsync(file, SqliteOpenMode.ReadOnly, cancellation);

    /// <summary>Opens a file that is thrown away if anything goes wrong: it needs no journal.</summary>
    public static async Task<SqliteConnection> WriteAsync(string file, CancellationToken cancellation)
    {
        var connection = await OpenAsync(file, SqliteOpenMode.ReadWrite, cancellation);
        await ExecuteAsync(connection, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;", cancellation);
        return connection;
    }

    /// <summary>The embedded database's model on an open file.</summary>
    public static SqliteAppDbContext Model(SqliteConnection connection) => new(new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite(connection).Options);

    /// <summary>Waits until the disk has all of a closed file.</summary>
    public static void Flush(string file)
    {
        using var handle = File.OpenHandle(file, access: FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    public static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<List<T>> ReadAsync<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, CancellationToken cancellation)
    {
        await using var command = Command(connection, sql, []);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters.AddWithValue($"${at + 1}", values[at]);
        }

        return command;
    }

    private static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancellation)
    {
        // Foreign keys are off: rows that point to each other come in any order, and are checked as a whole.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, ForeignKeys = false }.ToString());
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
