using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// Evaluates everybody early each morning, because windows and deadlines move with the day even when no file comes. At start, a night that was missed is made good,
/// and those are evaluated that a killed import left; what waits is looked for every ten minutes.
/// Waits for imports, and they for it.
/// </summary>
internal sealed class NightlyEvaluation(IServiceScopeFactory scopes, ImportLock importLock, TimeProvider time, ILogger<NightlyEvaluation> logger) : BackgroundService
{
    private const int Hour = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await RunAsync(anew: false, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = time.SwedishNow();
            var next = now.Date.AddHours(Hour);
            next = next <= now ? next.AddDays(1) : next;
            await Task.Delay(next - now < Pause ? next - now : Pause, time, stoppingToken);
            if (time.SwedishNow() >= next)
            {
                await RunAsync(anew: true, stoppingToken);
            }
            else
            {
                await EvaluateWaitingAsync(stoppingToken);
            }
        }
    }

    /// <summary>Evaluates those whose change was saved by somebody who was stopped before evaluating it, in whatever process.</summary>
    public async Task EvaluateWaitingAsync(CancellationToken cancellation)
    {
        try
        {
            using var scope = scopes.CreateScope();
            if (await scope.ServiceProvider.GetRequiredService<PupilChanges>().AnyWaitsAsync(time.UtcNow() - Pause, cancellation))
            {
                await using var mine = await importLock.WaitAsync(cancellation);
                await scope.ServiceProvider.GetRequiredService<Evaluator>().EvaluatePendingAsync(time.SwedishToday(), new Progress<RunProgress>(), cancellation);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogError("The evaluation of what waits failed: {Fault}", fault.GetType().Name);
        }
    }

    private async Task RunAsync(bool anew, CancellationToken cancellation)
    {
        try
        {
            // Whichever process comes first does the night's work; the others find it done.
            using var scope = scopes.CreateScope();
            await using var mine = await importLock.WaitAsync(cancellation);

            var evaluations = scope.ServiceProvider.GetRequiredService<Evaluations>();
            if (anew)
            {
                // What is held in memory is read from the database once a night, so that nothing missed lives on.
                await evaluations.ForgetAsync(cancellation);
            }

            await scope.ServiceProvider.GetRequiredService<Evaluator>().CatchUpAsync(time.SwedishToday(), new Progress<RunProgress>(), cancellation);
            await evaluations.WarmAsync(cancellation);
            await evaluations.KeepAsync(cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Tomorrow is a new try; the health page tells that the latest evaluation is old.
            logger.LogError("The evaluation failed: {Fault}", fault.GetType().Name);
        }
    }
}
