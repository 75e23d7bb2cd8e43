namespace RodaTraden.Core.Access.Auditing;

/// <summary>
/// Goes through the entries of one chain in order of their places, and tells what has been done to them. What fits is forgotten at once: memory grows with
/// the faults, not with the chain.
/// </summary>
/// <param name="chain">Which chain.</param>
/// <param name="told">What the chain says of itself.</param>
/// <param name="signedHeads">Heads that were signed along the way, if any.</param>
public sealed class ChainCheck(ChainName chain, ChainHead told, IEnumerable<ChainHead> signedHeads)
{
    private readonly Queue<ChainHead> heads = new(signedHeads.OrderBy(head => head.Length));
    private readonly List<ChainFault> faults = [];
    private readonly SuspectEntries suspects = new();
    private byte[] last = ChainHash.Start(chain);
    private long place;
    private long signedUpTo;
    private readonly List<ChainFault> signedDiffers = [];

    /// <summary>Takes the next entry.</summary>
    /// <param name="at">Its place.</param>
    /// <param name="hash">Its link, as stored.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="rowId">The row's number.</param>
    public void Next(long at, byte[] hash, ReadOnlySpan<byte> content, long rowId)
    {
        if (at <= place || at > told.Length)
        {
            // A place that is taken, or past the end that the chain tells.
            faults.Add(new(ChainFaultKind.Inserted, at, at, rowId));
            return;
        }

        var follows = at == place + 1;
        if (!follows)
        {
            faults.Add(new(ChainFaultKind.Removed, place + 1, at - 1));
        }

        if (!ChainHash.Next(last, content).AsSpan().SequenceEqual(hash))
        {
            suspects.Add(new(at, follows ? last : null, hash, content.ToArray(), rowId));
        }

        (place, last) = (at, hash);
        HoldAgainstSigned(at, hash);
    }

    /// <summary>Everything that is wrong, in order of place. Empty for a chain that is as it was written.</summary>
    public IReadOnlyList<ChainFault> End()
    {
        var missing = told.Length - place;

        // Rows fewer than told, and yet the right one last: the rest were numbered anew.
        var renumbered = missing > 0 && last.AsSpan().SequenceEqual(told.Hash);
        if (missing > 0 && !renumbered)
        {
            faults.Add(new(ChainFaultKind.Removed, place + 1, told.Length));
        }

        faults.AddRange(suspects.Explain(renumbered ? missing : 0));
        if (heads.LastOrDefault() is { } past && past.Length > told.Length)
        {
            faults.Add(new(ChainFaultKind.Removed, told.Length + 1, past.Length));
        }

        if (faults.Count == 0 && !last.AsSpan().SequenceEqual(told.Hash))
        {
            faults.Add(new(ChainFaultKind.HeadDiffers, told.Length, told.Length));
        }

        // What is found above already explains why later links are others.
        faults.AddRange(signedDiffers.Where(stretch => !faults.Exists(fault => fault.From <= stretch.To && fault.To >= stretch.From)).ToList());

        return [.. faults.OrderBy(fault => fault.From)];
    }

    private void HoldAgainstSigned(long at, byte[] hash)
    {
        while (heads.TryPeek(out var head) && head.Length <= at)
        {
            heads.Dequeue();
            if (head.Length == at && head.Hash.AsSpan().SequenceEqual(hash))
            {
                signedUpTo = at;
            }
            else if (head.Length == at)
            {
                // One fault for each stretch between heads that fit: what is known of one explains nothing of the next.
                if (signedDiffers is not [.., { } latest] || latest.From != signedUpTo + 1)
                {
                    signedDiffers.Add(new(ChainFaultKind.SignedHeadDiffers, signedUpTo + 1, at));
                }
            }
        }
    }
}
