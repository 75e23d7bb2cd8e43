using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Retention.Disposing;

/// <summary>Each night, before the evaluation: what has been approved is carried out, and what is due is proposed. At start, a night that was missed is made good.</summary>
internal sealed class NightlyDisposal(IServiceScopeFactory scopes, ImportLock importLock, TimeProvider time, ILogger<NightlyDisposal> logger) : BackgroundService
{
    private const int Hour = 2;

    /// <summary>Carries out and proposes, once.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            using var scope = scopes.CreateScope();
            await using var mine = await importLock.WaitAsync(cancellation);
            var disposer = scope.ServiceProvider.GetRequiredService<Disposer>();
            await disposer.CarryOutAsync(cancellation);
            await disposer.ProposeAsync(cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // What was begun goes on next night where it was.
            logger.LogError("The night's disposal failed: {Fault}", fault.GetType().Name);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await RunAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = time.SwedishNow();
            var next = now.Date.AddHours(Hour);
            await Task.Delay((next <= now ? next.AddDays(1) : next) - now, time, stoppingToken);
            await RunAsync(stoppingToken);
        }
    }
}
