using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Shared.Health;

/// <summary>What an administrator needs to know of the installation. Counts only, no pupils.</summary>
internal sealed record HealthView(
    bool Postgres,
    DateTime? LastImport,
    string? LastFile,
    long LastRefused,
    DateOnly? LastEvaluation,
    long FreeBytes,
    DateTime Now);

internal sealed class HealthQuery(AppDbContext db, StorageOptions storage, TimeProvider time)
{
    public async Task<HealthView> ReadAsync(CancellationToken cancellation = default)
    {
        var last = await db.ImportedFiles.AsNoTracking().OrderByDescending(file => file.Id).FirstOrDefaultAsync(cancellation);
        return new(
            storage.IsPostgres,
            last is null ? null : SwedishTime.Local(last.At),
            last?.FileName,
            last?.Refused ?? 0,
            await db.Standings.MinAsync(standing => (DateOnly?)standing.AsOf, cancellation),
            new DriveInfo(Path.GetFullPath(storage.DataDirectory)).AvailableFreeSpace,
            time.SwedishNow());
    }
}
