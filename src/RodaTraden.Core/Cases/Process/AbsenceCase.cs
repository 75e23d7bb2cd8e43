namespace RodaTraden.Core.Cases.Process;

/// <summary>
/// A pupil's case at one organiser: from the first signal until it is closed, and again if it is opened again. Never two open ones of a pupil at an organiser.
/// Source: domain.md 6; R15, R133.
/// </summary>
public sealed class AbsenceCase : CaseStanding
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>Whose case it is: another organiser's schools know nothing of it.</summary>
    public required int OrganiserId { get; init; }

    /// <summary>The school that it was opened at.</summary>
    public required int UnitId { get; init; }

    /// <summary>The day it was opened.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The account that opened it.</summary>
    public required int OpenedByAccountId { get; init; }

    /// <summary>What made somebody open it, in that person's words.</summary>
    public required string Why { get; init; }

    /// <summary>The ladder's step then; 0 when the pupil stood on none.</summary>
    public required int Step { get; init; }

    /// <summary>The first day of the earliest signal that was true then: where the late-help clock begins. Null when no signal was.</summary>
    public DateOnly? WorryingSince { get; init; }

    /// <summary>The form it came from: the same form never opens twice.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }
}
