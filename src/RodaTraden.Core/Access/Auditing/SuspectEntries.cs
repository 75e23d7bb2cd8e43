namespace RodaTraden.Core.Access.Auditing;

/// <summary>An entry that does not fit where it stands.</summary>
/// <param name="At">Its place.</param>
/// <param name="Before">The stored link of the place before it; null when that entry is gone.</param>
/// <param name="Hash">Its own link, as stored.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="RowId">The row's number.</param>
internal sealed record SuspectEntry(long At, byte[]? Before, byte[] Hash, byte[] Content, long RowId)
{
    /// <summary>Whether the entry was written just after the one with a link.</summary>
    public bool Follows(byte[]? link) => link is not null && ChainHash.Next(link, Content).AsSpan().SequenceEqual(Hash);
}

/// <summary>
/// Tells of entries that do not fit what was done to each: one that fits at another place was moved, one that others fit around was put in, the rest were changed
/// or stand after what was taken out.
/// </summary>
internal sealed class SuspectEntries
{
    /// <summary>Beyond this nobody looks for where each belongs: so many together were written over, not shuffled.</summary>
    private const int MostToPlace = 500;

    private readonly List<SuspectEntry> entries = [];
    private readonly HashSet<SuspectEntry> placed = [];
    private readonly List<ChainFault> faults = [];

    /// <summary>The link that a place had when it was written, where it is known better than from the row that stands there.</summary>
    private (long At, byte[] Link) known;

    public void Add(SuspectEntry entry) => entries.Add(entry);

    /// <param name="missing">How many entries were taken out with the rest numbered anew; 0 when the numbers tell what is gone.</param>
    public IEnumerable<ChainFault> Explain(long missing)
    {
        foreach (var here in entries)
        {
            var written = known.At == here.At - 1 ? known.Link : null;

            // Without either, the one before it is gone, which is told already: what this one was cannot be known.
            if (!here.Follows(written) && (written ?? here.Before) is not null)
            {
                missing = Explain(here, written, missing);
            }
        }

        return faults;
    }

    private long Explain(SuspectEntry here, byte[]? written, long missing)
    {
        if (Find(other => !placed.Contains(other) && (other.Follows(written) || other.Follows(here.Before))) is { } belongs)
        {
            Place(here, belongs);
        }
        else if (!placed.Contains(here))
        {
            faults.Add(missing > 0 ? new(ChainFaultKind.Removed, here.At, here.At + missing - 1) : new(ChainFaultKind.Changed, here.At, here.At, here.RowId));

            // If only the stored link was changed, the next entry is tied to the one that the content gives.
            known = (here.At, ChainHash.Next((written ?? here.Before)!, here.Content));
            return 0;
        }

        return missing;
    }

    private void Place(SuspectEntry here, SuspectEntry belongs)
    {
        placed.Add(belongs);
        var between = entries.Where(entry => entry.At >= here.At && entry.At < belongs.At).ToList();
        if (between.Count == belongs.At - here.At && !between.Exists(FitsSomewhere))
        {
            faults.AddRange(between.Select(entry => new ChainFault(ChainFaultKind.Inserted, entry.At, entry.At, entry.RowId)));
            placed.UnionWith(between);
        }
        else
        {
            faults.Add(new(ChainFaultKind.Moved, belongs.At, belongs.At, belongs.RowId, BelongsAt: here.At));
            known = (here.At, belongs.Hash);
        }
    }

    private bool FitsSomewhere(SuspectEntry entry) => Find(other => other != entry && (entry.Follows(other.Hash) || entry.Follows(other.Before))) is not null;

    private SuspectEntry? Find(Predicate<SuspectEntry> fits) => entries.Count > MostToPlace ? null : entries.Find(fits);
}
