namespace RodaTraden.Core.Register;

/// <summary>Protection of a person's data (SS 12000 securityMarking). Anything but none fails closed. Source: domain.md 2.6.</summary>
public enum ProtectedMarking
{
    /// <summary>No marking.</summary>
    None,

    /// <summary>A warning flag in the population register (<i>sekretessmarkering</i>).</summary>
    ConfidentialityFlag,

    /// <summary>Registered elsewhere than where the person lives (<i>skyddad folkbokföring</i>).</summary>
    ProtectedRegistration,
}

/// <summary>Sex as the register has it; used only for statistics.</summary>
public enum RegisteredSex
{
    /// <summary>Not told.</summary>
    Unknown,

    /// <summary>Flicka.</summary>
    Girl,

    /// <summary>Pojke.</summary>
    Boy,
}

/// <summary>A pupil (<i>elev</i>). A protected pupil is kept, and appears nowhere outside named persons' pages.</summary>
public sealed class Pupil
{
    /// <summary>Our own number; the only one in addresses.</summary>
    public int Id { get; init; }

    /// <summary>The key in the senders' files.</summary>
    public required string Key { get; set; }

    /// <summary>Given name.</summary>
    public required string GivenName { get; set; }

    /// <summary>Family name.</summary>
    public required string FamilyName { get; set; }

    /// <summary>Birth date; null when not told.</summary>
    public DateOnly? BirthDate { get; set; }

    /// <summary>Sex as registered.</summary>
    public RegisteredSex Sex { get; set; }

    /// <summary>Four-digit code of the municipality of population registration; null when not told.</summary>
    public string? HomeMunicipality { get; set; }

    /// <summary>Protection.</summary>
    public ProtectedMarking Marking { get; set; }

    /// <summary>Personal, coordination or temporary number in its canonical twelve characters; null when not told.</summary>
    public string? CivicNumber { get; set; }

    /// <summary>Folded name for search, see <see cref="SearchText"/>.</summary>
    public string Search { get; set; } = "";

    /// <summary>The pupil this one turned out to be; set when two records are merged, cleared when the merge is undone.</summary>
    public int? MergedIntoId { get; set; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether any marking stands.</summary>
    public bool IsProtected => Marking != ProtectedMarking.None;

    /// <summary>Given and family name.</summary>
    public string FullName => $"{GivenName} {FamilyName}";
}
