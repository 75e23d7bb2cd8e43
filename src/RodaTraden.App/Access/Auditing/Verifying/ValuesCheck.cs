using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access.Auditing;

namespace RodaTraden.App.Access.Auditing.Verifying;

/// <summary>The values beside acts, held against the hashes that stand in the acts' own chains.</summary>
internal static class ValuesCheck
{
    public static async Task<IReadOnlyList<FaultInChain>> RunAsync(AppDbContext snapshot, IReadOnlyList<AuditChain> chains, CancellationToken cancellation)
    {
        var names = chains.ToDictionary(chain => chain.Id, chain => chain.Name.Code);
        var faults = new List<FaultInChain>();
        var beside =
            from entry in snapshot.AuditEntries.AsNoTracking()
            join values in snapshot.ChangedValues.AsNoTracking() on entry.Id equals values.EntryId into of
            from values in of.DefaultIfEmpty()
            where entry.ValuesHash != null || values != null
            orderby entry.Id
            select new { entry, values };
        await foreach (var one in beside.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            ChainFaultKind? kind = one.values is null ? ChainFaultKind.ValuesRemoved
                : one.entry.ValuesHash is not { } hash ? ChainFaultKind.ValuesInserted
                : hash.AsSpan().SequenceEqual(ChangedRow.HashOf(one.values)) ? null
                : ChainFaultKind.ValuesChanged;
            if (kind is { } wrong)
            {
                var place = one.entry.Place ?? 0;
                faults.Add(new(names.GetValueOrDefault(one.entry.ChainId ?? 0, "acts"), new(wrong, place, place, one.entry.Id)));
            }
        }

        return faults;
    }
}
