using Microsoft.AspNetCore.Antiforgery;
using RodaTraden.App.Access;
using RodaTraden.App.Shared;
using RodaTraden.App.Shared.Time;

namespace RodaTraden.App.Register.Merging;

/// <summary>What is no page: from two chosen records to their comparison, and taking a merge back.</summary>
internal static class MergingEndpoints
{
    public static void MapMerging(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dubbletter/jamfor", (int[] p) => Results.LocalRedirect(p.Distinct().ToArray() is [var one, var other] ? $"/dubbletter/{one}/{other}" : "/dubbletter")).RequireAuthorization(Policies.KeepRecords);
        routes.MapPost("/dubbletter/{id:int}/angra", async (int id, Merging merging, Redirects redirects, TimeProvider time, CancellationToken cancellation) =>
        {
            var (_, refusal) = await merging.UndoAsync(id, cancellation);
            redirects.Tell(refusal is null ? "Receipt.MergeUndone" : "Receipt.MergeNotUndone." + refusal, time.SwedishNow());
            return Results.LocalRedirect("/dubbletter");
        }).RequireAuthorization(Policies.KeepRecords).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }
}
