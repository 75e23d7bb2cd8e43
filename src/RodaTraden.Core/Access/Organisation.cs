namespace RodaTraden.Core.Access;

/// <summary>An organisation outside the schools whose people come to a pupil: a committee's administration, the coordination, the region, a provider.</summary>
public sealed class Organisation
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The name, as people know it. One of each.</summary>
    public required string Name { get; set; }

    /// <summary>What it is; decides its zone and the role of its people.</summary>
    public OrganisationKind Kind { get; init; }

    /// <summary>How it is reached: unit, telephone; no person's private data.</summary>
    public string Contact { get; set; } = "";

    /// <summary>The first day on which it no longer takes part; null while it does. Its people reach nobody from then on.</summary>
    public DateOnly? ClosedFrom { get; set; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether it takes part on a day.</summary>
    public bool IsOpen(DateOnly today) => ClosedFrom is not { } closed || today < closed;
}
