using Microsoft.EntityFrameworkCore;

namespace RodaTraden.App.Storage;

/// <summary>
/// Locks that PostgreSQL holds until the transaction ends, so that whoever reads in order to write does so one at a time. The write transactions of SQLite are
/// one at a time as it is.
/// </summary>
internal static class AdvisoryLocks
{
    /// <summary>Months of attendance, and the log of whose have changed.</summary>
    public const int Attendance = 7101;

    /// <summary>Standings and signals.</summary>
    public const int Evaluating = 7102;

    public static async Task WaitAsync(AppDbContext db, int which, CancellationToken cancellation)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({which})", cancellation);
        }
    }
}
