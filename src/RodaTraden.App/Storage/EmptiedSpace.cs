using Microsoft.EntityFrameworkCore;

namespace RodaTraden.App.Storage;

/// <summary>
/// What has been removed is overwritten in the embedded database as it goes (secure_delete); here the log that it was written through is emptied too. PostgreSQL
/// cleans by itself, and its log is the operator's.
/// </summary>
internal static class EmptiedSpace
{
    public static async Task OverwriteAsync(AppDbContext db, CancellationToken cancellation)
    {
        if (!db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
        }
    }
}
