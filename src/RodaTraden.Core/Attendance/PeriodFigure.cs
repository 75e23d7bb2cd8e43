namespace RodaTraden.Core.Attendance;

/// <summary>
/// Sums that a sender gives for a pupil over a period, without days (Vklass, LearnPoint and the like). Shown as what they are; never spread over days, and
/// never part of a window or the ladder. Whole minutes. Source: formats.md 3.4.
/// </summary>
public sealed class PeriodFigure
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>Name of the sender; part of the key.</summary>
    public required string Source { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The subject or course; empty when the sums are of all.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Number of lessons; null when not told.</summary>
    public int? Lessons { get; set; }

    /// <summary>Offered minutes.</summary>
    public required int Offered { get; set; }

    /// <summary>Offered minutes that somebody registered; null when not told, which is not the same as all.</summary>
    public int? Reported { get; set; }

    /// <summary>Valid absent minutes.</summary>
    public required int Valid { get; set; }

    /// <summary>Invalid absent minutes.</summary>
    public required int Invalid { get; set; }

    /// <summary>Absent minutes.</summary>
    public int Absent => Valid + Invalid;

    /// <summary>The denominator: registered minutes where they are told, else the offered.</summary>
    public int Observed => Reported ?? Offered;
}
