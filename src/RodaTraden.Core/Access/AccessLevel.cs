namespace RodaTraden.Core.Access;

/// <summary>How much may be done with a kind of information. Each level holds the ones before it.</summary>
public enum AccessLevel
{
    /// <summary>It does not exist for the one who asks.</summary>
    Nothing,

    /// <summary>Only that it exists, or that it is open or closed.</summary>
    Exists,

    /// <summary>May be read.</summary>
    Read,

    /// <summary>May be read and written.</summary>
    Write,
}
