using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RodaTraden.App.Storage.Backups;

/// <summary>Tells whether a file is a whole backup that this program can restore.</summary>
internal static class BackupCheck
{
    private const int NotADatabase = 26;

    public static async Task<(BackupManifest? Manifest, BackupOutcome? Refused)> ReadAsync(string file, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await BackupFile.ReadAsync(file, cancellation);
            if (await BackupManifest.ReadAsync(connection, cancellation) is not { } manifest)
            {
                return (null, BackupOutcome.Refused(BackupRefusal.NotABackup));
            }

            await using var db = BackupFile.Model(connection);
            if (manifest.Format > BackupManifest.NewestFormat || !db.Database.GetMigrations().Contains(manifest.Migration))
            {
                return (null, BackupOutcome.Refused(BackupRefusal.NewerVersion, manifest.Program));
            }

            manifest = await manifest.WithTablesAsync(connection, cancellation);
            var wrong = await WrongAsync(connection, manifest, told, cancellation);
            return wrong is null ? (manifest, null) : (null, BackupOutcome.Refused(BackupRefusal.Damaged, wrong));
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == NotADatabase)
        {
            return (null, BackupOutcome.Refused(BackupRefusal.NotABackup));
        }
        catch (Exception fault) when (fault is SqliteException or FormatException or OverflowException or InvalidCastException or ArgumentException or InvalidOperationException)
        {
            // What is no longer a number, a day or a page of a database is said of a damaged file, not of the program.
            return (null, BackupOutcome.Refused(BackupRefusal.Damaged));
        }
    }

    /// <summary>The first table that does not hold what it should; null when all do.</summary>
    public static async Task<string?> DiffersAsync(DbConnection connection, IReadOnlyList<BackedUpTable> tables, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        var progress = new RowProgress(told, StorageStage.Checking, tables.Sum(table => table.Rows));
        foreach (var (table, rows, sum) in tables)
        {
            var found = await TableRows.SumAsync(connection, table, progress, cancellation);
            if (found.Rows != rows || found.Sum != sum)
            {
                return table.Name;
            }
        }

        return null;
    }

    /// <summary>What tables hold now.</summary>
    public static async Task<List<BackedUpTable>> SumsAsync(SqliteConnection connection, IReadOnlyList<CopiedTable> tables, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        var progress = new RowProgress(told, StorageStage.Checking, await TableRows.CountAsync(connection, tables, cancellation));
        var sums = new List<BackedUpTable>();
        foreach (var table in tables)
        {
            var sum = await TableRows.SumAsync(connection, table, progress, cancellation);
            sums.Add(new(table, sum.Rows, sum.Sum));
        }

        return sums;
    }

    private static async Task<string?> WrongAsync(SqliteConnection connection, BackupManifest manifest, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        if (BackupManifest.Beside.Any(table => manifest.Tables.All(one => one.Table.Name != table.Name)))
        {
            return "backup_tables";
        }

        var integrity = await BackupFile.ReadAsync(connection, "PRAGMA integrity_check(1)", row => row.GetString(0), cancellation);
        return integrity is ["ok"] ? await DiffersAsync(connection, manifest.Tables, told, cancellation) : "integrity_check";
    }
}
