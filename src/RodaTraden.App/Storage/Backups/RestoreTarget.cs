using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RodaTraden.App.Storage.Backups;

/// <summary>Tells whether there is room for a backup: nothing that somebody would miss, and nobody at work.</summary>
internal static class RestoreTarget
{
    private static readonly string[] Missed = ["accounts", "pupils", "audit_entries"];

    /// <summary>No accounts, pupils or audit entries; perhaps no tables either.</summary>
    public static async Task<bool> IsEmptyAsync(AppDbContext db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            return await IsEmptyAsync(db.Database.GetDbConnection(), cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Why the embedded database cannot be replaced; null when it can.</summary>
    public static async Task<BackupRefusal?> RefusalAsync(StorageOptions options, CancellationToken cancellation)
    {
        if (MigrationCopy.HoldsData(options))
        {
            return BackupRefusal.TargetNotEmpty;
        }

        if (!File.Exists(options.SqliteFile))
        {
            return null;
        }

        var place = new SqliteConnectionStringBuilder { DataSource = options.SqliteFile, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 2 };
        await using var connection = new SqliteConnection(place.ToString());
        try
        {
            await connection.OpenAsync(cancellation);
            if (!await IsEmptyAsync(connection, cancellation))
            {
                return BackupRefusal.TargetNotEmpty;
            }

            // Only the last connection may leave WAL: if this one cannot, a program has the database open.
            var mode = await BackupFile.ReadAsync(connection, "PRAGMA journal_mode=DELETE", row => row.GetString(0), cancellation);
            return mode is ["delete"] ? null : BackupRefusal.TargetInUse;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is 5 or 6)
        {
            return BackupRefusal.TargetInUse;
        }
    }

    private static async Task<bool> IsEmptyAsync(DbConnection connection, CancellationToken cancellation)
    {
        foreach (var table in Missed)
        {
            var there = connection is SqliteConnection ? $"SELECT count(*) FROM sqlite_master WHERE name = '{table}'" : $"SELECT count(to_regclass('{table}'))";
            if (await AskAsync(connection, there, cancellation) > 0 && await AskAsync(connection, $"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT 1) AS one", cancellation) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<long> AskAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }
}
