namespace RodaTraden.Core.Register;

/// <summary>Who runs a school (<i>skolhuvudman</i>). Exactly one per school unit. Source: domain.md 1.1.</summary>
public sealed class SchoolOrganiser
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The name, which is also the key in files.</summary>
    public required string Name { get; init; }

    /// <summary>Public or private, and of which kind.</summary>
    public OrganiserKind Kind { get; set; }

    /// <summary>Renewed at every change: two writers never destroy each other.</summary>
    public Guid Version { get; set; }
}

/// <summary>The kinds of organiser in units.csv.</summary>
public enum OrganiserKind
{
    /// <summary>The municipality.</summary>
    Municipal,

    /// <summary>A private body (<i>enskild huvudman</i>).</summary>
    Independent,

    /// <summary>A region.</summary>
    Region,

    /// <summary>The state.</summary>
    State,
}
