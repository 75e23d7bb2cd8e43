using RodaTraden.Core.Access.Auditing;

namespace RodaTraden.App.Access.Auditing;

/// <summary>How far the entries of one kind, organiser and month have come. What it counts and sums is in <see cref="ChainCheck"/>.</summary>
internal sealed class AuditChain
{
    /// <summary>In place of an organiser: entries of the kind from before there were chains, up to the row whose number <see cref="Length"/> is.</summary>
    public const int BeforeChains = -1;

    /// <summary>How many entries of a kind are from before there were chains, where there are none.</summary>
    public static AuditChain NoneBefore(ChainKind kind) => new() { Kind = kind, OrganiserId = BeforeChains, Month = DateOnly.MinValue, Length = 0, Head = [] };

    public int Id { get; init; }

    public required ChainKind Kind { get; init; }

    /// <summary>0 for entries about no organiser's pupils or schools.</summary>
    public required int OrganiserId { get; init; }

    /// <summary>The first day of the month, in Swedish time.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The number of entries.</summary>
    public required long Length { get; set; }

    /// <summary>The link of the last.</summary>
    public required byte[] Head { get; set; }

    /// <summary>The disposal that took all of its entries; null while they are there.</summary>
    public int? DisposalId { get; set; }

    public ChainName Name => new(Kind, OrganiserId, Month);
}

/// <summary>An entry with its place in a chain. Entries from before there were chains have none.</summary>
internal abstract class ChainedEntry
{
    public long Id { get; init; }

    public required DateTime At { get; init; }

    public int? ChainId { get; set; }

    /// <summary>From 1, without gaps.</summary>
    public long? Place { get; set; }

    /// <summary>What ties it to the entry before.</summary>
    public byte[]? Hash { get; set; }

    /// <summary>The bytes that the link is reckoned over: all that the entry says, in an order that never changes.</summary>
    public abstract ChainContent WriteTo(ChainContent content);
}
