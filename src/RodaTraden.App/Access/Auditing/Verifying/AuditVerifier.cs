using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing.Heads;
using RodaTraden.App.Storage;
using RodaTraden.App.Storage.Verifying;
using RodaTraden.Core.Access.Auditing;

namespace RodaTraden.App.Access.Auditing.Verifying;

/// <summary>Reads every act and look under one snapshot, and tells what has been done to them since they were written.</summary>
internal static class AuditVerifier
{
    public static async Task<AuditVerdict> RunAsync(AppDbContext snapshot, SignedHeads heads, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        var all = await snapshot.AuditChains.AsNoTracking().OrderBy(chain => chain.Id).ToListAsync(cancellation);
        var disposed = all.FindAll(chain => chain.DisposalId is not null);
        var chains = all.FindAll(chain => chain.OrganiserId != AuditChain.BeforeChains && chain.DisposalId is null);
        var faults = new List<FaultInChain>();
        var progress = new RowProgress(told, StorageStage.ReadingLogs, chains.Sum(chain => chain.Length));
        foreach (var chain in chains)
        {
            faults.AddRange((chain.Kind == ChainKind.Acts
                ? await CheckAsync(snapshot.AuditEntries, chain, heads, progress, cancellation)
                : await CheckAsync(snapshot.ReadEntries, chain, heads, progress, cancellation)).Select(fault => new FaultInChain(chain.Name.Code, fault)));
        }

        foreach (var chain in disposed)
        {
            faults.AddRange((await DisposedChain.CheckAsync(snapshot, chain, [.. heads.ByChain[chain.Name.Code]], cancellation)).Select(fault => new FaultInChain(chain.Name.Code, fault)));
        }

        // Heads of a chain that is not there at all.
        var before = Enum.GetValues<ChainKind>().Select(kind => all.Find(chain => chain.Kind == kind && chain.OrganiserId == AuditChain.BeforeChains) ?? AuditChain.NoneBefore(kind)).ToList();
        foreach (var gone in heads.ByChain.Where(of => !all.Concat(before).Any(chain => chain.Name.Code == of.Key)))
        {
            faults.Add(new(gone.Key, new(ChainFaultKind.Removed, 1, gone.Max(head => head.Length))));
        }

        // How many entries are from before there were chains never changes: more of them were put in.
        faults.AddRange(
            from chain in before
            from head in heads.ByChain[chain.Name.Code]
            where head.Length < chain.Length
            select new FaultInChain(chain.Name.Code, new(ChainFaultKind.Inserted, head.Length + 1, chain.Length)));
        var (acts, actsBefore) = await OutsideAsync(snapshot.AuditEntries, ChainKind.Acts, all, cancellation);
        var (looks, looksBefore) = await OutsideAsync(snapshot.ReadEntries, ChainKind.Looks, all, cancellation);
        faults.AddRange(await ValuesCheck.RunAsync(snapshot, all, cancellation));
        return new(chains.Count, disposed.Count, progress.Done + actsBefore + looksBefore, actsBefore + looksBefore, heads.Lines.Count, heads.Latest, heads.Wrong, [.. faults, .. acts, .. looks]);
    }

    private static async Task<IReadOnlyList<ChainFault>> CheckAsync<TEntry>(
        IQueryable<TEntry> entries, AuditChain chain, SignedHeads heads, RowProgress progress, CancellationToken cancellation)
        where TEntry : ChainedEntry
    {
        var check = new ChainCheck(chain.Name, new(chain.Length, chain.Head), heads.ByChain[chain.Name.Code]);
        var content = new ChainContent();
        await foreach (var entry in entries.AsNoTracking().Where(entry => entry.ChainId == chain.Id && entry.Place != null && entry.Hash != null).OrderBy(entry => entry.Place).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            check.Next(entry.Place!.Value, entry.Hash!, entry.WriteTo(content).Bytes, entry.Id);
            progress.Next();
        }

        return check.End();
    }

    /// <summary>Rows that stand in no chain, and how many of them are older than the chains.</summary>
    private static async Task<(List<FaultInChain> Faults, long Before)> OutsideAsync<TEntry>(
        IQueryable<TEntry> entries, ChainKind kind, List<AuditChain> all, CancellationToken cancellation)
        where TEntry : ChainedEntry
    {
        var before = all.Find(chain => chain.Kind == kind && chain.OrganiserId == AuditChain.BeforeChains)?.Length ?? 0;
        var ofKind = all.Where(chain => chain.Kind == kind && chain.OrganiserId != AuditChain.BeforeChains).Select(chain => (int?)chain.Id).ToList();
        var outside = entries.AsNoTracking().Where(entry => entry.ChainId == null || entry.Place == null || entry.Hash == null || !ofKind.Contains(entry.ChainId));
        var made = await outside.Where(entry => entry.ChainId != null || entry.Id > before).Select(entry => entry.Id).ToListAsync(cancellation);
        return (made.ConvertAll(id => new FaultInChain(kind == ChainKind.Acts ? "acts" : "looks", new(ChainFaultKind.Inserted, 0, 0, id))), await outside.LongCountAsync(cancellation) - made.Count);
    }
}
