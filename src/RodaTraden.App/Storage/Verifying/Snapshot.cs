using System.Data;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage.Backups;

namespace RodaTraden.App.Storage.Verifying;

/// <summary>The database as it is at one moment, to read and not to write; others go on meanwhile.</summary>
internal static class Snapshot
{
    public static async Task<T> ReadAsync<T>(AppDbContext db, StorageOptions options, Func<AppDbContext, Task<T>> read, CancellationToken cancellation)
    {
        if (options.IsPostgres)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            await db.Database.ExecuteSqlAsync($"SET TRANSACTION READ ONLY", cancellation);
            return await read(db);
        }

        await using var connection = await BackupFile.ReadAsync(options.SqliteFile, cancellation);
        await BackupFile.ExecuteAsync(connection, "BEGIN", cancellation);
        await using var model = BackupFile.Model(connection);
        return await read(model);
    }
}
