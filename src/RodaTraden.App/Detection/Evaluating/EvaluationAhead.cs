namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// Evaluates the next units, on a connection of its own, while those before are written: one keeps a processor busy, the other the database. What was evaluated
/// early is to be held against what has been committed since.
/// </summary>
internal sealed class EvaluationAhead : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;
    private readonly Queue<List<int>> waiting;
    private readonly IReadOnlySet<int>? some;
    private readonly CancellationTokenSource leaving;
    private Task<EarlyPart>? begun;

    /// <summary>Begins with the first part.</summary>
    /// <param name="scopes">Where its connection comes from.</param>
    /// <param name="evaluation">The evaluation to go on from.</param>
    /// <param name="parts">Units that are evaluated together, in the order in which they will be asked for.</param>
    /// <param name="some">The pupils; all when none are named.</param>
    /// <param name="cancellation">Ends the work.</param>
    public EvaluationAhead(IServiceScopeFactory scopes, UnitEvaluation evaluation, IEnumerable<List<int>> parts, IReadOnlySet<int>? some, CancellationToken cancellation)
    {
        (scope, waiting, this.some) = (scopes.CreateAsyncScope(), new(parts), some);
        leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Begin(evaluation);
    }

    /// <summary>The next part, when it has been evaluated.</summary>
    public async Task<EarlyPart> NextAsync()
    {
        var ready = await (begun ?? throw new InvalidOperationException("More parts are asked for than were given."));
        Begin(ready.Evaluation);
        return ready;
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        if (begun is not null)
        {
            // Nobody asked for it: whether it could be evaluated no longer matters, only that it is at rest.
            await begun.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        await scope.DisposeAsync();
        leaving.Dispose();
    }

    private void Begin(UnitEvaluation latest) =>
        begun = waiting.TryDequeue(out var units) ? Task.Run(() => EvaluateAsync(latest, units), leaving.Token) : null;

    private async Task<EarlyPart> EvaluateAsync(UnitEvaluation latest, List<int> units)
    {
        var evaluation = await scope.ServiceProvider.GetRequiredService<Evaluations>().UpToDateAsync(latest, leaving.Token);
        return new(evaluation, await scope.ServiceProvider.GetRequiredService<PartEvaluation>().EvaluateAsync(evaluation, units, some, leaving.Token));
    }
}

/// <summary>Pupils evaluated early.</summary>
/// <param name="Evaluation">By which evaluation.</param>
/// <param name="Pupils">Their standings.</param>
internal sealed record EarlyPart(UnitEvaluation Evaluation, List<EvaluatedPupil> Pupils);
