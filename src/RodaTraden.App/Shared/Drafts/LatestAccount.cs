using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace RodaTraden.App.Shared.Drafts;

/// <summary>Remembers, in a browser, whose session was there last. Says nothing to anybody else: it is encrypted, and lets nobody in.</summary>
internal sealed class LatestAccount(IDataProtectionProvider protection)
{
    public const string Cookie = "rt-senast";

    private readonly IDataProtector protector = protection.CreateProtector("latest-account");

    public void Remember(HttpContext context, int accountId) => context.Response.Cookies.Append(
        Cookie,
        protector.Protect(accountId.ToString(CultureInfo.InvariantCulture)),
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromHours(12) });

    public int? Of(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { Length: > 0 } cookie && int.TryParse(protector.Unprotect(cookie), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
