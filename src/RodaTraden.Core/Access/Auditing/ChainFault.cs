namespace RodaTraden.Core.Access.Auditing;

/// <summary>What has been done to a chain since it was written.</summary>
public enum ChainFaultKind
{
    /// <summary>The entry is not what was written: it was changed, or the one before it was, with a new link.</summary>
    Changed,

    /// <summary>Entries are gone.</summary>
    Removed,

    /// <summary>The entry was not written by the program.</summary>
    Inserted,

    /// <summary>The entry stands at another place than where it was written.</summary>
    Moved,

    /// <summary>The entries fit together, but not with what the chain says of itself.</summary>
    HeadDiffers,

    /// <summary>The entries fit together, but not with a head that was signed: some of them were written anew.</summary>
    SignedHeadDiffers,

    /// <summary>The values beside an act are not those that it changed.</summary>
    ValuesChanged,

    /// <summary>The values beside an act are gone, and no disposal has taken them.</summary>
    ValuesRemoved,

    /// <summary>Values stand beside an act that changed none.</summary>
    ValuesInserted,
}

/// <summary>Something that is wrong with a chain, and where.</summary>
/// <param name="Kind">What.</param>
/// <param name="From">The place of the first entry it is about; the first place of a chain is 1.</param>
/// <param name="To">The place of the last.</param>
/// <param name="RowId">The row's own number, where there is a row to name.</param>
/// <param name="BelongsAt">Of a moved entry: its place.</param>
public sealed record ChainFault(ChainFaultKind Kind, long From, long To, long? RowId = null, long? BelongsAt = null);

/// <summary>How far a chain had come when its head was signed.</summary>
/// <param name="Length">The number of entries.</param>
/// <param name="Hash">The link of the last.</param>
public sealed record ChainHead(long Length, byte[] Hash);
