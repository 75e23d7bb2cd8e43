using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using RodaTraden.App.Access;

namespace RodaTraden.App.Web;

/// <summary>How often the dear things may be done. A whole municipality may come in from one address, and all of it at a quarter to eight: that must be let through.</summary>
/// <param name="SignInsPerAddress">Tries to sign in, from one network address in five minutes.</param>
/// <param name="SignInsAtOnce">Passwords that are reckoned at once: each takes a processor a quarter of a second.</param>
/// <param name="SignInsWaiting">Those that may wait for it.</param>
/// <param name="SearchesPerMinute">Searches by one account.</param>
/// <param name="FilesInTenMinutes">Files taken out by one account.</param>
internal sealed record RateLimitOptions(int SignInsPerAddress, int SignInsAtOnce, int SignInsWaiting, int SearchesPerMinute, int FilesInTenMinutes)
{
    public static RateLimitOptions Default { get; } = new(3000, Math.Max(2, Environment.ProcessorCount), 40, 60, 10);
}

/// <summary>Counts, in this process, what each address and account does.</summary>
internal sealed class RateLimits(RateLimitOptions options) : IDisposable
{
    /// <summary>A passkey's answer is the longest of what is sent to sign in.</summary>
    private const long LargestSignIn = 256 * 1024;

    private readonly PartitionedRateLimiter<string> addresses = Windows(options.SignInsPerAddress, TimeSpan.FromMinutes(5));
    private readonly PartitionedRateLimiter<string> searches = Windows(options.SearchesPerMinute, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> files = Windows(options.FilesInTenMinutes, TimeSpan.FromMinutes(10));
    private readonly PartitionedRateLimiter<string> slowed = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetConcurrencyLimiter(key, _ => new() { PermitLimit = 1, QueueLimit = 0 }));
    private readonly ConcurrencyLimiter passwords = new(new() { PermitLimit = options.SignInsAtOnce, QueueLimit = options.SignInsWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    /// <summary>A place for a request; a refusal when it comes too often. Null for what is not counted.</summary>
    public async ValueTask<RateLimitLease?> EnterAsync(HttpContext context)
    {
        // Whoever is slowed down gets one page at a time: pages that wait must not fill the places of everybody else.
        var user = context.RequestServices.GetRequiredService<CurrentUser>();
        if (user is { IsSlowed: true, AccountId: { } waiting })
        {
            return slowed.AttemptAcquire(waiting.ToString(CultureInfo.InvariantCulture));
        }

        if (!HttpMethods.IsPost(context.Request.Method))
        {
            return null;
        }

        var path = context.Request.Path;
        if (path.StartsWithSegments("/logga-in") || path == "/kom-igang")
        {
            var address = addresses.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
            if (!address.IsAcquired)
            {
                return address;
            }

            // The whole form first: who sends it slowly must not keep others from signing in.
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = LargestSignIn;
            }

            if (!FormTokens.AreRefused(context) && context.Request.HasFormContentType)
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
            }

            return await passwords.AcquireAsync(1, context.RequestAborted);
        }

        return user.AccountId?.ToString(CultureInfo.InvariantCulture) is not { } account ? null
            : path == "/elever/fil" ? files.AttemptAcquire(account)
            : path == "/elever" ? searches.AttemptAcquire(account)
            : null;
    }

    public void Dispose()
    {
        addresses.Dispose();
        searches.Dispose();
        files.Dispose();
        slowed.Dispose();
        passwords.Dispose();
    }

    private static PartitionedRateLimiter<string> Windows(int permits, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = permits, Window = window, SegmentsPerWindow = 5, QueueLimit = 0 }));
}

internal static class RateLimitSetup
{
    private const int SecondsUntilAgain = 60;

    /// <summary>After it is known who asks, before anything is reckoned.</summary>
    public static void UseRateLimits(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        using var place = await context.RequestServices.GetRequiredService<RateLimits>().EnterAsync(context);
        if (place is { IsAcquired: false })
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = SecondsUntilAgain.ToString(CultureInfo.InvariantCulture);
            return;
        }

        await next(context);
    });
}
