using Microsoft.AspNetCore.Antiforgery;
using RodaTraden.App.Access;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Shared.Time;

namespace RodaTraden.App.Shared.Drafts;

/// <summary>Where forms are sent to be kept without being saved: by a button, or by the page itself while somebody writes.</summary>
internal static class DraftEndpoints
{
    public const string Address = "/utkast";

    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Address + "/behall", KeepAsync).RequireAuthorization(Policies.SignedIn).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost(Address + "/ta-bort", RemoveAsync).RequireAuthorization(Policies.SignedIn).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static async Task<IResult> KeepAsync(HttpContext context, DraftBook book, CurrentUser user, Redirects redirects, LanguageTexts texts, TimeProvider time, CancellationToken cancellation)
    {
        if (context.Request.ContentLength is null or > DraftBook.LargestForm || await book.KeepAsync(user.AccountId!.Value, "", await context.Request.ReadFormAsync(cancellation), wasSignedOut: false, cancellation) is not var (id, path))
        {
            return Results.BadRequest();
        }

        if (context.Request.Headers.Accept == "text/plain")
        {
            return Results.Text(texts["Drafts.Kept", texts.Clock(time.SwedishNow())]);
        }

        redirects.Tell("Receipt.DraftKept", time.SwedishNow());
        return Results.LocalRedirect($"{path}?{DraftBook.Query}={id}");
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, DraftBook book, Redirects redirects, TimeProvider time, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (Guid.TryParse(form["id"], out var id) && await book.RemoveAsync(id, cancellation))
        {
            redirects.Tell("Receipt.DraftRemoved", time.SwedishNow());
        }

        return Results.LocalRedirect(Address);
    }
}
