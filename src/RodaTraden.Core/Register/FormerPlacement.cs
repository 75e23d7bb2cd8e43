namespace RodaTraden.Core.Register;

/// <summary>What an enrolment said before a file said otherwise: class, grade and mentor, and until when they were told.</summary>
public sealed class FormerPlacement
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The enrolment.</summary>
    public required int EnrolmentId { get; set; }

    /// <summary>The grade as it was.</summary>
    public required string Grade { get; init; }

    /// <summary>The class as it was.</summary>
    public required string Class { get; init; }

    /// <summary>The mentor's key as it was.</summary>
    public required string MentorKey { get; init; }

    /// <summary>The day a file told otherwise.</summary>
    public required DateOnly Until { get; init; }
}
