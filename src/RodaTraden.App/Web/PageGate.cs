using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;

namespace RodaTraden.App.Web;

/// <summary>
/// How many pages are made at once. More than the processors and the database have use for only wait for one another, and when the machine has been busy for a
/// minute all come too late for anybody: then some are told at once to come again, and the rest are as quick as ever.
/// </summary>
internal sealed class PageGate : IDisposable
{
    private readonly ConcurrencyLimiter limiter;

    public PageGate(PageGateOptions options) => limiter = new(new()
    {
        PermitLimit = options.AtOnce,
        QueueLimit = options.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>A place, when there is one; else a refusal.</summary>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellation) => limiter.AcquireAsync(1, cancellation);

    public void Dispose() => limiter.Dispose();
}

/// <param name="AtOnce">Pages that are made at once.</param>
/// <param name="Waiting">Pages that may wait for their turn.</param>
internal sealed record PageGateOptions(int AtOnce, int Waiting)
{
    /// <summary>As measured on two cores: 16 at once use a processor and a database beside it whole, and a hundred waiting have their turn within some seconds.</summary>
    public static PageGateOptions OfThisMachine { get; } = new(8 * Math.Max(2, Environment.ProcessorCount), 50 * Math.Max(2, Environment.ProcessorCount));
}

internal static class PageGateSetup
{
    private const int SecondsUntilAgain = 10;

    /// <summary>Before anything is asked of the database. What somebody has written, files of the program and the questions of a proxy never wait.</summary>
    public static void UsePageGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.GetEndpoint() is null || context.Request.Path == "/alive" || context.Request.Path == "/ready" || IsTurnedAway(context))
        {
            await next(context);
            return;
        }

        using var place = await context.RequestServices.GetRequiredService<PageGate>().EnterAsync(context.RequestAborted);
        if (!place.IsAcquired)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = SecondsUntilAgain.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return;
        }

        await next(context);
    });

    /// <summary>The page that tells somebody to come again: it asks nothing of the database, and is made whatever waits.</summary>
    public static bool IsTurnedAway(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalStatusCode == StatusCodes.Status503ServiceUnavailable;
}
