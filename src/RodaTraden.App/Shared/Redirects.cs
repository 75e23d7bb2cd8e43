using Microsoft.AspNetCore.Components;

namespace RodaTraden.App.Shared;

/// <summary>All redirects after a saved form, with the receipt that the next page shows once.</summary>
internal sealed class Redirects(NavigationManager navigation, IHttpContextAccessor accessor)
{
    public const string ReceiptCookie = "rt-kvitto";

    /// <summary>Goes to a page of ours, and lets it tell what was saved: a key of the language files, never words about a person.</summary>
    public void To(string address, string receiptKey, DateTime localTime)
    {
        Tell(receiptKey, localTime);
        To(address);
    }

    /// <summary>Lets the next page tell what was saved.</summary>
    public void Tell(string receiptKey, DateTime localTime) =>
        accessor.HttpContext!.Response.Cookies.Append(ReceiptCookie, $"{receiptKey}|{localTime:HH:mm}", new()
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Strict,
            Secure = accessor.HttpContext.Request.IsHttps,
            MaxAge = TimeSpan.FromMinutes(5),
        });

    public void To(string address)
    {
        navigation.NavigateTo(IsOwn(address) ? address : throw new ArgumentException("Only addresses of our own.", nameof(address)));
    }

    /// <summary>An address that somebody else wrote, when it is one of ours; else the start page.</summary>
    public static string OwnOrStart(string? address) => address is not null && IsOwn(address) ? address : "/";

    /// <summary>An address with the one to go on to after it, if there is one.</summary>
    public static string With(string address, string? returnUrl) => returnUrl is null ? address : address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "ReturnUrl=" + Uri.EscapeDataString(returnUrl);

    private static bool IsOwn(string address) => address is "/" or ['/', not '/' and not '\\', ..];
}
