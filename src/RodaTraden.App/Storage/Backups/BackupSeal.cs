using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RodaTraden.App.Storage.Backups;

/// <summary>Makes a backup of a copied database: the data folder's files are added, and what every table holds is written down.</summary>
internal static class BackupSeal
{
    /// <param name="tables">The program's tables, with their sums.</param>
    /// <param name="options">The installation that was copied.</param>
    public static async Task WriteAsync(
        SqliteConnection copy, IReadOnlyList<BackedUpTable> tables, StorageOptions options, DateTimeOffset madeAt, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        await using var model = BackupFile.Model(copy);
        var migration = (await model.Database.GetAppliedMigrationsAsync(cancellation)).Last();
        var program = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);
        var manifest = new BackupManifest(Guid.CreateVersion7(madeAt), BackupManifest.NewestFormat, program, migration, options.IsPostgres ? "Postgres" : "Sqlite", madeAt.UtcDateTime, []);
        await BackupManifest.CreateTablesAsync(copy, cancellation);
        await using (var transaction = await copy.BeginTransactionAsync(cancellation))
        {
            await DataFolder.CopyToAsync(copy, options, cancellation);
            await manifest.WriteAsync(copy, [.. tables.Select(table => table.Table), .. BackupManifest.Beside], cancellation);
            foreach (var (table, rows, sum) in tables.Concat(await BackupCheck.SumsAsync(copy, BackupManifest.Beside, told, cancellation)))
            {
                await BackupFile.ExecuteAsync(copy, "INSERT INTO backup_tables VALUES ($1, $2, $3)", cancellation, table.Name, rows, sum);
            }

            await transaction.CommitAsync(cancellation);
        }

        // One file, with nothing beside it, that can be read where nothing can be written.
        await BackupFile.ExecuteAsync(copy, "PRAGMA journal_mode=DELETE", cancellation);
    }
}
