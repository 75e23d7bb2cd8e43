using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Retention.Disposing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access.Auditing;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Access.Auditing.Verifying;

/// <summary>A chain whose entries are gone by a disposal: whether there was one that could take it, and whether the chain is still what was signed.</summary>
internal static class DisposedChain
{
    public static async Task<IReadOnlyList<ChainFault>> CheckAsync(AppDbContext snapshot, AuditChain chain, IReadOnlyList<ChainHead> heads, CancellationToken cancellation)
    {
        var faults = new List<ChainFault>();
        if (!await IsTakenByAsync(snapshot, chain, cancellation))
        {
            faults.Add(new(ChainFaultKind.Removed, 1, chain.Length));
        }

        var left = chain.Kind == ChainKind.Acts
            ? await snapshot.AuditEntries.LongCountAsync(entry => entry.ChainId == chain.Id, cancellation)
            : await snapshot.ReadEntries.LongCountAsync(entry => entry.ChainId == chain.Id, cancellation);
        if (left > 0)
        {
            faults.Add(new(ChainFaultKind.Inserted, 1, left));
        }

        if (heads.LastOrDefault(head => head.Length > chain.Length) is { } longer)
        {
            faults.Add(new(ChainFaultKind.Removed, chain.Length + 1, longer.Length));
        }

        if (heads.Any(head => head.Length == chain.Length && !head.Hash.AsSpan().SequenceEqual(chain.Head)))
        {
            faults.Add(new(ChainFaultKind.SignedHeadDiffers, 1, chain.Length));
        }

        return faults;
    }

    /// <summary>A disposal of the right kind, of the right organiser, that reached so far; and when it is done, the act that says so.</summary>
    private static async Task<bool> IsTakenByAsync(AppDbContext snapshot, AuditChain chain, CancellationToken cancellation)
    {
        var (records, organiser, end) = (chain.Kind == ChainKind.Acts ? RecordClass.ActLog : RecordClass.ReadLog, chain.OrganiserId == 0 ? (int?)null : chain.OrganiserId, chain.Month.AddMonths(1).AddDays(-1));
        if (await snapshot.Disposals.AsNoTracking().SingleOrDefaultAsync(one => one.Id == chain.DisposalId, cancellation) is not { State: DisposalState.Running or DisposalState.Done } disposal
            || disposal.Class != records || disposal.OrganiserId != organiser || disposal.Until < end)
        {
            return false;
        }

        if (disposal.DoneAt is not { } done)
        {
            return true;
        }

        // The act may have been disposed of in its turn, many years later.
        var month = DateOnly.FromDateTime(SwedishTime.Local(done)) is var day ? new DateOnly(day.Year, day.Month, 1) : default;
        var reference = Disposer.Reference(disposal.Id);
        return await snapshot.AuditEntries.AnyAsync(entry => entry.Act == AuditAct.Disposing && entry.Reference == reference && entry.ChainId != null, cancellation)
            || await snapshot.AuditChains.AnyAsync(of => of.Kind == ChainKind.Acts && of.OrganiserId == 0 && of.Month == month && of.DisposalId != null, cancellation);
    }
}
