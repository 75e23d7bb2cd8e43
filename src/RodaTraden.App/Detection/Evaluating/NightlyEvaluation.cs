using RodaTraden.App.Intake.Running;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// Evaluates everybody early each morning, because windows and deadlines move with the day even when no file comes. At start, a night that was missed is made good,
/// and those are evaluated that a killed import left.
/// Waits for imports, and they for it.
/// </summary>
internal sealed class NightlyEvaluation(IServiceScopeFactory scopes, ImportLock importLock, TimeProvider time, ILogger<NightlyEvaluation> logger) : BackgroundService
{
    private const int Hour = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await RunAsync((evaluator, today) => evaluator.CatchUpAsync(today, new Progress<RunProgress>(), stoppingToken), stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = time.SwedishNow();
            var next = now.Date.AddHours(Hour);
            next = next <= now ? next.AddDays(1) : next;
            await Task.Delay(next - now, time, stoppingToken);
            await RunAsync((evaluator, today) => evaluator.EvaluateAsync(today, null, new Progress<RunProgress>(), stoppingToken), stoppingToken);
        }
    }

    private async Task RunAsync(Func<Evaluator, DateOnly, Task> evaluate, CancellationToken cancellation)
    {
        try
        {
            await using var mine = await importLock.WaitAsync(cancellation);
            using var scope = scopes.CreateScope();
            await evaluate(scope.ServiceProvider.GetRequiredService<Evaluator>(), time.SwedishToday());
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Tomorrow is a new try; the health page tells that the latest evaluation is old.
            logger.LogError("The evaluation failed: {Fault}", fault.GetType().Name);
        }
    }
}
