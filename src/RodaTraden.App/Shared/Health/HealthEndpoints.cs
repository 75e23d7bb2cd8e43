using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Shared.Health;

/// <summary>For machines: is the process alive, and can it do its work.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/alive", () => Results.Text("alive")).AllowAnonymous();
        routes.MapGet("/ready", async (AppDbContext db, CancellationToken cancellation) =>
        {
            var ready = await db.Database.CanConnectAsync(cancellation) && !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
            return ready ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
    }
}
