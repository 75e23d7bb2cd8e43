namespace RodaTraden.Core.Retention;

/// <summary>
/// Nothing of a pupil's, or of a whole organiser's, is disposed of while it stands: a court, an inspection, a request for documents, a question of damages.
/// Source: domain.md 2.8; GDPR art. 17.3 e, 18.
/// </summary>
public sealed class LegalHold
{
    /// <summary>Letters that the reason may have at most.</summary>
    public const int LongestReason = 500;

    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>Whose records.</summary>
    public required int OrganiserId { get; init; }

    /// <summary>About whom; null for everybody's.</summary>
    public int? PupilId { get; init; }

    /// <summary>Why, and by whose order.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was placed.</summary>
    public required DateTime PlacedAt { get; init; }

    /// <summary>By whom.</summary>
    public required int PlacedByAccountId { get; init; }

    /// <summary>When it was lifted; null while it stands.</summary>
    public DateTime? LiftedAt { get; set; }

    /// <summary>By whom.</summary>
    public int? LiftedByAccountId { get; set; }

    /// <summary>The form's own number: the same form saved twice is one hold.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }
}
