namespace RodaTraden.Core.Attendance;

/// <summary>
/// An absence as a sender that tells only absence told it. Kept as told, also when nobody knows yet how long the school day was: the day's figures are
/// made from these, the calendar or timetable, and the enrolment, in whatever order they come. Source: contract.md, absences.csv; formats.md 0.8.
/// </summary>
public sealed class ToldAbsence
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>The unit.</summary>
    public required int UnitId { get; set; }

    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>See <see cref="AbsenceSpan"/>.</summary>
    public required short Start { get; init; }

    /// <summary>See <see cref="AbsenceSpan"/>.</summary>
    public required short End { get; init; }

    /// <summary>What kind.</summary>
    public required AbsenceKind Kind { get; set; }

    /// <summary>The stated reason.</summary>
    public required StatedReason Reason { get; set; }

    /// <summary>As a span of the day.</summary>
    public AbsenceSpan Span => new(Start, End, Kind, Reason);
}
