using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing.Heads;
using RodaTraden.App.Storage;
using RodaTraden.App.Storage.Verifying;
using RodaTraden.Core.Access.Auditing;

namespace RodaTraden.App.Access.Auditing.Verifying;

/// <summary>Reads every act and look under one snapshot, and tells what has been done to them since they were written.</summary>
internal static class AuditVerifier
{
    public static async Task<AuditVerdict> RunAsync(AppDbContext snapshot, SignedHeads heads, IProgress<VerifyProgress> told, CancellationToken cancellation)
    {
        var all = await snapshot.AuditChains.AsNoTracking().OrderBy(chain => chain.Id).ToListAsync(cancellation);
        var chains = all.FindAll(chain => chain.OrganiserId != AuditChain.BeforeChains);
        var faults = new List<FaultInChain>();
        var progress = new VerifiedRows(told, VerifyStage.Audit, chains.Sum(chain => chain.Length));
        foreach (var chain in chains)
        {
            faults.AddRange((chain.Kind == ChainKind.Acts
                ? await CheckAsync(snapshot.AuditEntries, chain, heads, entry => entry.Id, progress, cancellation)
                : await CheckAsync(snapshot.ReadEntries, chain, heads, entry => entry.Id, progress, cancellation)).Select(fault => new FaultInChain(chain.Name.Code, fault)));
        }

        // Heads of a chain that is not there at all.
        foreach (var gone in heads.ByChain.Where(of => !chains.Exists(chain => chain.Name.Code == of.Key)))
        {
            faults.Add(new(gone.Key, new(ChainFaultKind.Removed, 1, gone.Max(head => head.Length))));
        }

        var (acts, actsBefore) = await OutsideAsync(snapshot.AuditEntries, ChainKind.Acts, all, entry => entry.Id, cancellation);
        var (looks, looksBefore) = await OutsideAsync(snapshot.ReadEntries, ChainKind.Looks, all, entry => entry.Id, cancellation);
        return new(chains.Count, progress.Done + actsBefore + looksBefore, actsBefore + looksBefore, heads.Lines.Count, heads.Latest, heads.Wrong, [.. faults, .. acts, .. looks]);
    }

    private static async Task<IReadOnlyList<ChainFault>> CheckAsync<TEntry>(
        IQueryable<TEntry> entries, AuditChain chain, SignedHeads heads, Func<TEntry, long> id, VerifiedRows progress, CancellationToken cancellation)
        where TEntry : ChainedEntry
    {
        var check = new ChainCheck(chain.Name, new(chain.Length, chain.Head), heads.ByChain[chain.Name.Code]);
        var content = new ChainContent();
        await foreach (var entry in entries.AsNoTracking().Where(entry => entry.ChainId == chain.Id && entry.Place != null && entry.Hash != null).OrderBy(entry => entry.Place).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            check.Next(entry.Place!.Value, entry.Hash!, entry.WriteTo(content).Bytes, id(entry));
            progress.Next();
        }

        return check.End();
    }

    /// <summary>Rows that stand in no chain, and how many of them are older than the chains.</summary>
    private static async Task<(List<FaultInChain> Faults, long Before)> OutsideAsync<TEntry>(
        IQueryable<TEntry> entries, ChainKind kind, List<AuditChain> all, Func<TEntry, long> id, CancellationToken cancellation)
        where TEntry : ChainedEntry
    {
        var before = all.Find(chain => chain.Kind == kind && chain.OrganiserId == AuditChain.BeforeChains)?.Length ?? 0;
        var ofKind = all.Where(chain => chain.Kind == kind && chain.OrganiserId != AuditChain.BeforeChains).Select(chain => (int?)chain.Id).ToList();
        var outside = (await entries.AsNoTracking().Where(entry => entry.ChainId == null || entry.Place == null || entry.Hash == null || !ofKind.Contains(entry.ChainId)).ToListAsync(cancellation)).ConvertAll(entry => (Id: id(entry), entry.ChainId));
        var made = outside.FindAll(entry => entry.ChainId is not null || entry.Id > before);
        return (made.ConvertAll(entry => new FaultInChain(kind == ChainKind.Acts ? "acts" : "looks", new(ChainFaultKind.Inserted, 0, 0, entry.Id))), outside.Count - made.Count);
    }
}
