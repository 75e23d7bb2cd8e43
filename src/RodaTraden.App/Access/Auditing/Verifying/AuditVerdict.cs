using RodaTraden.Core.Access.Auditing;

namespace RodaTraden.App.Access.Auditing.Verifying;

/// <summary>What came of holding acts and looks against their chains, and the chains against signed heads.</summary>
/// <param name="Chains">How many chains there are.</param>
/// <param name="Disposed">How many more there were whose entries an approved disposal has taken.</param>
/// <param name="Entries">How many entries were read.</param>
/// <param name="FromBefore">How many of them are from before there were chains, and cannot be checked.</param>
/// <param name="Heads">How many signed heads were held against.</param>
/// <param name="LatestHead">When the latest was signed.</param>
/// <param name="WrongHeads">File and line of heads that no known key signed, or that do not follow the one before.</param>
/// <param name="Faults">What is wrong, chain by chain.</param>
internal sealed record AuditVerdict(
    int Chains, int Disposed, long Entries, long FromBefore, int Heads, DateTime? LatestHead, IReadOnlyList<string> WrongHeads, IReadOnlyList<FaultInChain> Faults)
{
    public bool IsWhole => WrongHeads.Count == 0 && Faults.Count == 0;
}

/// <summary>Something wrong in a chain.</summary>
/// <param name="Chain">Its name; <c>acts</c> or <c>looks</c> alone for rows that stand in none.</param>
/// <param name="Fault">What.</param>
internal sealed record FaultInChain(string Chain, ChainFault Fault);
