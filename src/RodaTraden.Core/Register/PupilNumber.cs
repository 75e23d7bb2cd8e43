namespace RodaTraden.Core.Register;

/// <summary>
/// A number that a pupil had before: a temporary number that became a personal one, or one that was corrected. A sender that still uses it means the same pupil.
/// Source: formats.md 4, TF number; 7 rule 4.
/// </summary>
public sealed class PupilNumber
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>The former number in its canonical twelve characters.</summary>
    public required string Number { get; init; }

    /// <summary>The day a file told another number.</summary>
    public required DateOnly ReplacedOn { get; init; }
}
