using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access.Auditing;

namespace RodaTraden.App.Access.Auditing.Heads;

/// <summary>
/// Signs how far each chain has come, in files outside the database. Whoever rewrites a whole chain, or cuts its end off, can make it fit in itself but not with
/// these. They are worth as much as their copies elsewhere.
/// </summary>
internal sealed class HeadSigning(IServiceScopeFactory scopes, StorageOptions storage, TimeProvider time)
{
    private readonly Dictionary<string, long> signed = [];

    /// <summary>Adds a line with the chains that have grown since this process last signed; none when nothing has.</summary>
    public async Task SignAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<AppDbContext>().AuditChains.AsNoTracking().ToListAsync(cancellation);

        // That there are none from before the chains is signed as well.
        var chains = all.Concat(Enum.GetValues<ChainKind>().Where(kind => !all.Exists(chain => chain.Kind == kind && chain.OrganiserId == AuditChain.BeforeChains)).Select(AuditChain.NoneBefore))
            .Where(chain => signed.GetValueOrDefault(chain.Name.Code, -1) < chain.Length)
            .Select(chain => new HeadOfChain(chain.Name.Code, chain.Length, Convert.ToHexStringLower(chain.Head)))
            .OrderBy(head => head.Chain, StringComparer.Ordinal)
            .ToList();
        if (chains.Count == 0)
        {
            return;
        }

        using var key = HeadKey.Open(storage.KeysDirectory, storage.HeadsDirectory);
        var before = HeadFiles.Last(storage.HeadsDirectory);
        var at = time.UtcNow();
        HeadFiles.Append(storage.HeadsDirectory, at, new HeadLine(at, before is null ? HeadLine.None : HeadLine.SumOf(before), key.Fingerprint, chains).SignedBy(key));
        chains.ForEach(head => signed[head.Chain] = head.Length);
    }
}

/// <summary>Signs at start, every five minutes, and when the program stops.</summary>
internal sealed class HeadKeeper(HeadSigning signing, TimeProvider time, ILogger<HeadKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(stoppingToken);
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await signing.SignAsync(cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The next try takes what this one missed; verify tells how old the latest head is.
            logger.LogError("The heads of the audit were not signed: {Fault}", fault.GetType().Name);
        }
    }
}
