using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Storage;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Detection.Ladders;

/// <summary>Which ladder applies where: a unit's own, else its organiser's, else the municipality's, else the one that is shipped.</summary>
internal sealed class LaddersInForce
{
    private readonly List<(LadderVersion Row, AttendanceLadder Ladder)> versions;

    private LaddersInForce(List<(LadderVersion Row, AttendanceLadder Ladder)> versions) => this.versions = versions;

    public static async Task<LaddersInForce> LoadAsync(AppDbContext db, CancellationToken cancellation) => new(
        [.. (await db.Ladders.AsNoTracking().ToListAsync(cancellation)).Select(row => (row, DetectionDocuments.ReadLadder(row.Document)))]);

    /// <summary>The same when no version has been added; else anew. Versions are never changed.</summary>
    public async Task<LaddersInForce> UpToDateAsync(AppDbContext db, CancellationToken cancellation) =>
        await db.Ladders.CountAsync(cancellation) == versions.Count ? this : await LoadAsync(db, cancellation);

    /// <summary>The ladder for a unit on a day.</summary>
    public AttendanceLadder For(int? unitId, int? organiserId, DateOnly day) =>
        Newest(row => unitId is not null && row.UnitId == unitId, day)
        ?? Newest(row => organiserId is not null && row.OrganiserId == organiserId, day)
        ?? Newest(row => row.UnitId is null && row.OrganiserId is null, day)
        ?? StandardLadder.Version1;

    private AttendanceLadder? Newest(Func<LadderVersion, bool> owner, DateOnly day) => versions
        .Where(version => owner(version.Row) && version.Row.ValidFrom <= day)
        .OrderByDescending(version => version.Row.ValidFrom)
        .ThenByDescending(version => version.Row.Version)
        .Select(version => version.Ladder)
        .FirstOrDefault();
}
