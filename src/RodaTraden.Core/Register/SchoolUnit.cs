namespace RodaTraden.Core.Register;

/// <summary>A school unit (<i>skolenhet</i>). Source: domain.md 7 number 12.</summary>
public sealed class SchoolUnit
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The school unit code or whatever key the sender uses; never changes.</summary>
    public required string Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>The organiser; null until a file names it.</summary>
    public int? OrganiserId { get; set; }

    /// <summary>Four-digit code of the municipality where the school lies; null when not told.</summary>
    public string? MunicipalityCode { get; set; }

    /// <summary>School forms (FKLASS, GR, GRS, GY, GYS ...), separated by spaces.</summary>
    public string Forms { get; set; } = "";

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }
}
