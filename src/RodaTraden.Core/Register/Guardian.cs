namespace RodaTraden.Core.Register;

/// <summary>A guardian (<i>vårdnadshavare</i>) as the school's system tells it; never inferred from an address. Source: domain.md 2.5.</summary>
public sealed class Guardian
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The key in the senders' files.</summary>
    public required string Key { get; init; }

    /// <summary>Given name.</summary>
    public string GivenName { get; set; } = "";

    /// <summary>Family name.</summary>
    public string FamilyName { get; set; } = "";

    /// <summary>E-mail; empty when not told.</summary>
    public string Email { get; set; } = "";

    /// <summary>Telephone; empty when not told.</summary>
    public string Phone { get; set; } = "";

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }
}

/// <summary>What custody a guardian has (guardians.csv).</summary>
public enum Custody
{
    /// <summary>Together with another guardian.</summary>
    Joint,

    /// <summary>Alone.</summary>
    Sole,

    /// <summary>Specially appointed.</summary>
    Appointed,

    /// <summary>A contact without custody.</summary>
    None,
}

/// <summary>A guardian of a pupil, with dates.</summary>
public sealed class Guardianship
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>The guardian.</summary>
    public required int GuardianId { get; init; }

    /// <summary>What custody.</summary>
    public Custody Custody { get; set; }

    /// <summary>Whether the school may contact this person.</summary>
    public bool MayBeContacted { get; set; }

    /// <summary>First day; null when always.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day, included; null while it goes on.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }
}
