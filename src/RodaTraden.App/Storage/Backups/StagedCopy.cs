using Microsoft.EntityFrameworkCore;

namespace RodaTraden.App.Storage.Backups;

/// <summary>
/// A backup on its way in: a copy in the data folder, without what only a backup has, brought to this version. It becomes the embedded database by a new
/// name, or is read into PostgreSQL and removed. One that a killed restore left is written over by the next.
/// </summary>
internal static class StagedCopy
{
    public static string PathOf(StorageOptions options) => options.SqliteFile + ".restoring";

    /// <returns>What each table is to hold.</returns>
    public static async Task<IReadOnlyList<BackedUpTable>> MakeAsync(string file, BackupManifest manifest, StorageOptions options, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        var stage = PathOf(options);
        BackupFile.Make(stage);
        await using (var from = File.OpenRead(file))
        {
            await using var to = new FileStream(stage, FileMode.Open, FileAccess.Write);
            await from.CopyToAsync(to, cancellation);
        }

        await using var connection = await BackupFile.WriteAsync(stage, cancellation);
        // Keys leave no trace in the database's free pages. A migration's lock that was copied belongs to nobody.
        var drops = BackupManifest.OwnTables.Append("__EFMigrationsLock").Select(table => $"DROP TABLE IF EXISTS \"{table}\";");
        await BackupFile.ExecuteAsync(connection, "PRAGMA secure_delete=ON;" + string.Concat(drops), cancellation);
        await using var model = BackupFile.Model(connection);
        if (!(await model.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            return manifest.ProgramTables;
        }

        // Migrations change what tables hold: from here on the migrated copy is what the target is held to.
        await model.Database.MigrateAsync(cancellation);
        return await BackupCheck.SumsAsync(connection, CopiedTable.All(model.Model), told, cancellation);
    }
}
