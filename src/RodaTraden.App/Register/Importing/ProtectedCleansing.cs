using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Register.Importing;

/// <summary>
/// A marking may arrive after data exists. What lists, searches and figures are made of is then removed at once, in the same transaction.
/// Source: domain.md 2.6.
/// </summary>
internal static class ProtectedCleansing
{
    public static async Task RunAsync(AppDbContext db, IReadOnlyCollection<int> protectedPupils, CancellationToken cancellation)
    {
        foreach (var pupils in protectedPupils.Chunk(500))
        {
            await db.Standings.Where(standing => pupils.Contains(standing.PupilId)).ExecuteDeleteAsync(cancellation);
            await db.Signals.Where(signal => pupils.Contains(signal.PupilId)).ExecuteDeleteAsync(cancellation);
        }
    }
}
