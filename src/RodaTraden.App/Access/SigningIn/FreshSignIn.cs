using RodaTraden.App.Shared;
using RodaTraden.App.Shared.Drafts;
using RodaTraden.App.Shared.Time;

namespace RodaTraden.App.Access.SigningIn;

/// <summary>
/// What does the most harm in a browser that was left open: accounts and roles, files of pupils, emergency access, protected pupils, what is disposed of. Whoever signed in
/// a while ago signs in once more, and comes back to the same place. Source: reliability-security.md 7.2.
/// </summary>
/// <param name="back">The page to come back to, for an address that is only sent to.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FreshSignInAttribute(string? back = null) : Attribute
{
    public string? Back { get; } = back;
}

internal static class FreshSignIn
{
    /// <summary>Says on the sign-in page why it is shown.</summary>
    public const string Query = "bekrafta";

    /// <summary>So long after signing in such a page can be opened; a form that was opened then can be sent as long again.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>After it is known who asks.</summary>
    public static void UseFreshSignIn(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var user = context.RequestServices.GetRequiredService<CurrentUser>();
        if (context.GetEndpoint()?.Metadata.GetMetadata<FreshSignInAttribute>() is not { } asks || user.SignedInAt is not { } since || IsFresh(context, since))
        {
            await next(context);
            return;
        }

        var back = asks.Back ?? (HttpMethods.IsPost(context.Request.Method) ? await KeptAsync(context, user.AccountId!.Value) : context.Request.Path + context.Request.QueryString);
        context.Response.Redirect(Redirects.With($"/logga-in?{Query}=1", back));
    });

    private static bool IsFresh(HttpContext context, DateTime since)
    {
        var age = context.RequestServices.GetRequiredService<TimeProvider>().UtcNow() - since;
        return age <= (HttpMethods.IsPost(context.Request.Method) ? Fresh + Fresh : Fresh);
    }

    /// <summary>The page of a form that came too late, with what was written.</summary>
    private static async Task<string> KeptAsync(HttpContext context, int accountId)
    {
        var path = context.Request.Path.Value!;
        return context.Request.ContentLength is <= DraftBook.LargestForm && context.Request.HasFormContentType
            && await context.RequestServices.GetRequiredService<DraftBook>().KeepAsync(accountId, path, await context.Request.ReadFormAsync(context.RequestAborted), wasSignedOut: true, context.RequestAborted) is var (id, kept)
            ? $"{kept}?{DraftBook.Query}={id}"
            : path;
    }
}
