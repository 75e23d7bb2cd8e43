namespace RodaTraden.Core.Register;

/// <summary>A pupil's time at a unit. Several are successive enrolments; no dates means always. Source: contract.md, pupils.csv.</summary>
public sealed class Enrolment
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>The unit.</summary>
    public required int UnitId { get; init; }

    /// <summary>First day; null when it has always been so.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, included; null while it goes on.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Grade as the sender writes it: 0 (preschool class), 1-9, 1-4 in upper secondary.</summary>
    public string Grade { get; set; } = "";

    /// <summary>Class, for example 7B.</summary>
    public string Class { get; set; } = "";

    /// <summary>The mentor's key in staff.csv; empty when not told.</summary>
    public string MentorKey { get; set; } = "";

    /// <summary>
    /// No file says that the pupil goes here: an absence from here does (a sender that tells only absence). Gives way to the first file that says.
    /// </summary>
    public bool IsImplied { get; set; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether the pupil is enrolled on a day.</summary>
    public bool Covers(DateOnly day) => (From is null || From <= day) && (To is null || To >= day);
}
