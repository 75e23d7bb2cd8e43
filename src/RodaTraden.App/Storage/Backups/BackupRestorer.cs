using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Shared.Time;

namespace RodaTraden.App.Storage.Backups;

/// <summary>
/// Lays a backup into an empty installation, on either database. Everything is checked before anything is changed, and what was laid in is read again before
/// it counts: a restore that is refused or killed leaves the installation empty.
/// </summary>
internal sealed class BackupRestorer(AppDbContext db, StorageOptions options, ImportLock imports, TimeProvider time, IServiceProvider services)
{
    public async Task<BackupOutcome> RestoreAsync(string file, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            return BackupOutcome.Refused(BackupRefusal.FileMissing);
        }

        var (manifest, refused) = await BackupCheck.ReadAsync(file, told, cancellation);
        if (manifest is null)
        {
            return refused!;
        }

        if (await TargetRefusalAsync(cancellation) is { } refusal)
        {
            return BackupOutcome.Refused(refusal);
        }

        try
        {
            Directory.CreateDirectory(options.DataDirectory);
            if (options.IsPostgres)
            {
                await services.PrepareStorageAsync(cancellation);
            }

            await using var mine = await imports.WaitAsync(cancellation);
            return options.IsPostgres ? await ToServerAsync(file, manifest, told, cancellation) : await ToFileAsync(file, manifest, told, cancellation);
        }
        finally
        {
            BackupFile.Remove(StagedCopy.PathOf(options));
        }
    }

    private async Task<BackupRefusal?> TargetRefusalAsync(CancellationToken cancellation)
    {
        if (!options.IsPostgres)
        {
            return await RestoreTarget.RefusalAsync(options, cancellation);
        }

        return await RestoreTarget.IsEmptyAsync(db, cancellation) ? null : BackupRefusal.TargetNotEmpty;
    }

    private async Task<BackupOutcome> ToFileAsync(string file, BackupManifest manifest, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        var stage = StagedCopy.PathOf(options);
        var expected = await StagedCopy.MakeAsync(file, manifest, options, told, cancellation);
        await using (var connection = await BackupFile.WriteAsync(stage, cancellation))
        {
            if (await BackupCheck.DiffersAsync(connection, expected, told, cancellation) is { } table)
            {
                return BackupOutcome.Refused(BackupRefusal.CopyDiffers, table);
            }

            await using var model = BackupFile.Model(connection);
            model.Add(Audited(manifest));
            await model.SaveChangesAsync(cancellation);
            await BackupFile.ExecuteAsync(connection, "PRAGMA journal_mode=DELETE", cancellation);
        }

        BackupFile.Flush(stage);
        // Asked again: somebody may have begun to use the installation meanwhile.
        if (await TargetRefusalAsync(cancellation) is { } refusal)
        {
            return BackupOutcome.Refused(refusal);
        }

        await using (var source = await BackupFile.ReadAsync(file, cancellation))
        {
            await DataFolder.LayBackAsync(source, options, cancellation);
        }

        BackupFile.Remove(options.SqliteFile);
        MigrationCopy.Forget(options);
        File.Move(stage, options.SqliteFile);
        return BackupOutcome.Done(manifest, file);
    }

    private async Task<BackupOutcome> ToServerAsync(string file, BackupManifest manifest, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        await using var original = await BackupFile.ReadAsync(file, cancellation);
        await using var model = BackupFile.Model(original);
        if (manifest.Migration == model.Database.GetMigrations().Last())
        {
            return await ToServerAsync(original, original, manifest.ProgramTables, manifest, told, cancellation) ?? BackupOutcome.Done(manifest, file);
        }

        var expected = await StagedCopy.MakeAsync(file, manifest, options, told, cancellation);
        await using var staged = await BackupFile.ReadAsync(StagedCopy.PathOf(options), cancellation);
        return await ToServerAsync(original, staged, expected, manifest, told, cancellation) ?? BackupOutcome.Done(manifest, file);
    }

    /// <returns>Why nothing was restored; null when all was.</returns>
    private async Task<BackupOutcome?> ToServerAsync(
        SqliteConnection original, SqliteConnection source, IReadOnlyList<BackedUpTable> expected, BackupManifest manifest, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await RestoreTarget.IsEmptyAsync(db, cancellation))
        {
            return BackupOutcome.Refused(BackupRefusal.TargetNotEmpty);
        }

        await ServerTables.FillAsync(db, source, expected.Sum(table => table.Rows), told, cancellation);
        if (await BackupCheck.DiffersAsync(db.Database.GetDbConnection(), expected, told, cancellation) is { } table)
        {
            return BackupOutcome.Refused(BackupRefusal.CopyDiffers, table);
        }

        db.Add(Audited(manifest));
        await db.SaveChangesAsync(cancellation);
        await DataFolder.LayBackAsync(original, options, cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    private AuditEntry Audited(BackupManifest manifest) => new() { At = time.UtcNow(), Role = "", Act = AuditAct.Restoring, Reference = manifest.Reference };
}
