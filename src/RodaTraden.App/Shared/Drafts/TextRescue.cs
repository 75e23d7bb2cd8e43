using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using RodaTraden.App.Access;

namespace RodaTraden.App.Shared.Drafts;

/// <summary>A page whose form is never kept: it holds passwords.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeverRescuedAttribute : Attribute;

/// <summary>
/// An ended session never costs text. A form that is sent when nobody is signed in any longer is kept for the account that was here last in this browser, and given back
/// on the same page after signing in. Nothing is saved until that person presses Save. And what has been saved is no draft any longer.
/// </summary>
internal static class TextRescue
{
    /// <summary>Between authentication and authorization: a form of nobody's is kept before it is turned away.</summary>
    public static void UseTextRescue(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsLost(context) && await KeepAsync(context) is var (id, path))
        {
            context.Response.Redirect("/logga-in?ReturnUrl=" + Uri.EscapeDataString($"{path}?{DraftBook.Query}={id}"));
            return;
        }

        await context.RequestServices.GetRequiredService<DraftBook>().OpenAsync(context, context.RequestAborted);
        await next(context);
        if (HttpMethods.IsPost(context.Request.Method)
            && context.Response.StatusCode is StatusCodes.Status302Found or StatusCodes.Status303SeeOther
            && context.Features.Get<IFormFeature>()?.Form is { } form
            && form["_handler"].ToString() is { Length: > 0 } name
            && context.RequestServices.GetRequiredService<CurrentUser>().AccountId is not null
            && context.Request.Path.Value is { } saved)
        {
            await context.RequestServices.GetRequiredService<DraftBook>().SavedAsync(saved, name, CancellationToken.None);
        }
    });

    private static bool IsLost(HttpContext context) => HttpMethods.IsPost(context.Request.Method)
        && context.User.Identity?.IsAuthenticated != true
        && context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
        && context.Request.ContentLength is <= DraftBook.LargestForm
        && context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        && endpoint.Metadata.GetMetadata<NeverRescuedAttribute>() is null;

    private static async Task<(Guid Id, string Path)?> KeepAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<LatestAccount>().Of(context) is { } accountId
            ? await context.RequestServices.GetRequiredService<DraftBook>()
                .KeepAsync(accountId, context.Request.Path.Value!, await context.Request.ReadFormAsync(context.RequestAborted), wasSignedOut: true, context.RequestAborted)
            : null;
}
