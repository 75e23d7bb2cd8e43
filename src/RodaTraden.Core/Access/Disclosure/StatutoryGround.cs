namespace RodaTraden.Core.Access.Disclosure;

/// <summary>A recorded disclosure in a named statute, without consent. Each look at what it opens says that it rests on this. Source: domain.md 2.2.</summary>
public sealed class StatutoryGround
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>About whom.</summary>
    public required int PupilId { get; init; }

    /// <summary>The statute.</summary>
    public required Statute Statute { get; init; }

    /// <summary>The school organiser whose information it is.</summary>
    public required int FromOrganiserId { get; init; }

    /// <summary>What is disclosed. Who the pupil is goes with it.</summary>
    public required IReadOnlyList<InformationCategory> Categories { get; init; }

    /// <summary>Why, beyond any percentage: what was seen, what was weighed (R79).</summary>
    public required string Why { get; init; }

    /// <summary>The account that decided.</summary>
    public required int DecidedByAccountId { get; init; }

    /// <summary>When.</summary>
    public required DateTime DecidedAt { get; init; }

    /// <summary>The last day on which it opens anything.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>When it was ended before that; null when it was not.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>The form's own number: the same form saved twice is one ground.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether it opens anything on a day.</summary>
    public bool IsInForce(DateOnly today) => EndedAt is null && today <= ValidUntil;
}
