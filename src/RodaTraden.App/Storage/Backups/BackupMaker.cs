using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Shared.Time;

namespace RodaTraden.App.Storage.Backups;

/// <summary>
/// Makes a backup: one SQLite database, whatever the source is, as the source was at one moment. Others read and write meanwhile, imports too.
/// </summary>
internal sealed class BackupMaker(AppDbContext db, StorageOptions options, TimeProvider time)
{
    public async Task<BackupOutcome> MakeAsync(string file, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        if (Path.Exists(file))
        {
            return BackupOutcome.Refused(BackupRefusal.FileExists);
        }

        if (await RestoreTarget.IsEmptyAsync(db, cancellation))
        {
            return BackupOutcome.Refused(BackupRefusal.NothingToBackUp);
        }

        var part = file + ".part";
        try
        {
            BackupFile.Make(part);
            await WriteAsync(part, told, cancellation);
            var (manifest, refused) = await BackupCheck.ReadAsync(part, told, cancellation);
            if (manifest is null)
            {
                return BackupOutcome.Refused(BackupRefusal.CopyDiffers, refused!.Where);
            }

            BackupFile.Flush(part);
            // Noted before the file has its name: there is no backup that nobody knows of.
            db.Add(new AuditEntry { At = time.UtcNow(), Role = "", Act = AuditAct.BackingUp, Reference = manifest.Reference });
            await db.SaveChangesAsync(cancellation);
            File.Move(part, file);
            return BackupOutcome.Done(manifest, file);
        }
        finally
        {
            BackupFile.Remove(part);
        }
    }

    private async Task WriteAsync(string part, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        if (!options.IsPostgres)
        {
            await CopyPagesAsync(part, told, cancellation);
        }

        await using var copy = await BackupFile.WriteAsync(part, cancellation);
        await using var model = BackupFile.Model(copy);
        var tables = options.IsPostgres ? await CopyRowsAsync(copy, model, told, cancellation) : await BackupCheck.SumsAsync(copy, CopiedTable.All(model.Model), told, cancellation);
        await BackupSeal.WriteAsync(copy, tables, options, time.GetUtcNow(), told, cancellation);
    }

    // Reads under one snapshot, and leaves out pages that hold nothing.
    private async Task CopyPagesAsync(string part, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        told.Report(new(StorageStage.Copying, 0, 1));
        await using var source = await BackupFile.ReadAsync(options.SqliteFile, cancellation);
        await BackupFile.ExecuteAsync(source, "VACUUM INTO $1", cancellation, part);
        told.Report(new(StorageStage.Copying, 1, 1));
    }

    private async Task<List<BackedUpTable>> CopyRowsAsync(SqliteConnection copy, SqliteAppDbContext model, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        await model.Database.MigrateAsync(cancellation);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await db.Database.ExecuteSqlAsync($"SET TRANSACTION READ ONLY", cancellation);
        var source = db.Database.GetDbConnection();
        var tables = CopiedTable.All(db.Model);
        var progress = new RowProgress(told, StorageStage.Copying, await TableRows.CountAsync(source, tables, cancellation));
        await using var transaction = (SqliteTransaction)await copy.BeginTransactionAsync(cancellation);
        var sums = new List<BackedUpTable>();
        foreach (var table in tables)
        {
            // Summed as they leave the source: the check of the file then tells whether they arrived.
            var sum = await TableRows.WriteAsync(copy, table, TableRows.ReadAsync(source, table, cancellation), progress);
            sums.Add(new(table, sum.Rows, sum.Sum));
        }

        await transaction.CommitAsync(cancellation);
        return sums;
    }
}
