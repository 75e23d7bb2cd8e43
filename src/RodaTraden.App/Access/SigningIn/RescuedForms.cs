using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Access.SigningIn;

/// <summary>
/// An ended session never costs text. A form that is sent when nobody is signed in any longer is kept for half an hour, encrypted, for the account that was here
/// last in this browser, and given back on the same page after signing in. Nothing is saved until that person presses Save. Source: ux.md H.
/// </summary>
internal sealed class RescuedForms(AppDbContext db, IDataProtectionProvider protection, CurrentUser user, TimeProvider time)
{
    public const string LatestCookie = "rt-senast";
    public const string Query = "utkast";
    private const int LongestForm = 256 * 1024;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly IDataProtector latest = protection.CreateProtector("latest-account");
    private readonly IDataProtector content = protection.CreateProtector("rescued-form");

    /// <summary>Remembers, in this browser, who was here. Says nothing to anybody else: it is encrypted, and lets nobody in.</summary>
    public void RememberWho(HttpContext context, int accountId) => context.Response.Cookies.Append(
        LatestCookie,
        latest.Protect(accountId.ToString(CultureInfo.InvariantCulture)),
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromHours(12) });

    /// <summary>Keeps a form that came too late; null when it is none that can be kept.</summary>
    public async Task<Guid?> KeepAsync(HttpContext context, CancellationToken cancellation)
    {
        if (WhoWasHere(context) is not { } accountId || context.Request.ContentLength is null or > LongestForm || !await db.Users.AnyAsync(account => account.Id == accountId && !account.IsClosed, cancellation))
        {
            return null;
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var fields = form.Where(field => !field.Key.StartsWith('_')).ToDictionary(field => field.Key, field => field.Value.ToString());
        var now = time.UtcNow();
        await db.RescuedForms.Where(old => old.At < now - Life).ExecuteDeleteAsync(cancellation);
        var kept = new RescuedForm { Id = Guid.NewGuid(), AccountId = accountId, Path = context.Request.Path.Value!, At = now, Content = content.Protect(JsonSerializer.SerializeToUtf8Bytes(fields)) };
        db.Add(kept);
        await db.SaveChangesAsync(cancellation);
        return kept.Id;
    }

    /// <summary>The fields of a kept form, for the one who wrote it and on its own page; null for anybody else, anywhere else, and later.</summary>
    public async Task<KeptForm?> FindAsync(HttpContext context, CancellationToken cancellation = default)
    {
        if (user.AccountId is not { } accountId || !Guid.TryParse(context.Request.Query[Query], out var id))
        {
            return null;
        }

        var (path, since) = (context.Request.Path.Value!, time.UtcNow() - Life);
        var kept = await db.RescuedForms.AsNoTracking().SingleOrDefaultAsync(form => form.Id == id && form.AccountId == accountId && form.Path == path && form.At >= since, cancellation);
        try
        {
            return kept is null ? null : new(JsonSerializer.Deserialize<Dictionary<string, string>>(content.Unprotect(kept.Content))!);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private int? WhoWasHere(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[LatestCookie] is { Length: > 0 } cookie && int.TryParse(latest.Unprotect(cookie), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>A page whose form is never kept: it holds passwords.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeverRescuedAttribute : Attribute;

internal static class TextRescue
{
    /// <summary>Between authentication and authorization: a form of nobody's is kept before it is turned away.</summary>
    public static void UseTextRescue(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var isLost = HttpMethods.IsPost(context.Request.Method)
            && context.User.Identity?.IsAuthenticated != true
            && context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
            && context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && endpoint.Metadata.GetMetadata<NeverRescuedAttribute>() is null;
        if (isLost && await context.RequestServices.GetRequiredService<RescuedForms>().KeepAsync(context, context.RequestAborted) is { } id)
        {
            context.Response.Redirect("/logga-in?ReturnUrl=" + Uri.EscapeDataString($"{context.Request.Path}?{RescuedForms.Query}={id}"));
            return;
        }

        await next(context);
    });
}
