using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage.Backups;

namespace RodaTraden.App.Storage.Verifying;

/// <summary>Whether the database itself is whole: every row of every table is read, and the embedded one is asked about its pages and foreign keys.</summary>
internal static class DatabaseCheck
{
    private const int MostTold = 20;

    /// <returns>What is wrong, in the database's own words; empty when nothing is.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(AppDbContext snapshot, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        await snapshot.Database.OpenConnectionAsync(cancellation);
        var connection = snapshot.Database.GetDbConnection();
        var wrong = new List<string>();
        if (connection is SqliteConnection embedded)
        {
            wrong.AddRange((await BackupFile.ReadAsync(embedded, $"PRAGMA integrity_check({MostTold})", row => row.GetString(0), cancellation)).Where(line => line != "ok"));
            wrong.AddRange(await BackupFile.ReadAsync(embedded, "PRAGMA foreign_key_check", row => $"{row.GetString(0)} {(row.IsDBNull(1) ? 0 : row.GetInt64(1))}: {row.GetString(2)}", cancellation));
        }

        var tables = CopiedTable.All(snapshot.Model);
        var progress = new RowProgress(told, StorageStage.ReadingDatabase, await TableRows.CountAsync(connection, tables, cancellation));
        foreach (var table in tables)
        {
            try
            {
                await foreach (var row in TableRows.ReadAsync(connection, table, cancellation))
                {
                    progress.Next();
                }
            }
            catch (FormatException fault)
            {
                wrong.Add(fault.Message);
            }
        }

        return [.. wrong.Take(MostTold)];
    }
}
