using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Access.Disclosure;

/// <summary>Why a summary cannot be given so.</summary>
public enum SummaryRefusal
{
    /// <summary>No ground is chosen, or it is not in force, or opens no attendance to social services.</summary>
    NoGround,

    /// <summary>What the school has seen and done is missing or too short: a percentage alone says nothing of a child (R79).</summary>
    NothingButFigures,

    /// <summary>Neither what the pupil says, nor why the pupil has not been heard.</summary>
    PupilNotHeard,

    /// <summary>The months are none, turned round, ahead of today, or more than <see cref="AssessmentSummary.MostMonths"/>.</summary>
    WrongPeriod,
}

/// <summary>The sums of a month, in whole minutes, as they were when the summary was made.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="SchoolDays">Days on which something was offered.</param>
/// <param name="Offered">Offered minutes.</param>
/// <param name="Reported">Offered minutes of lessons that somebody registered.</param>
/// <param name="Valid">Valid absence.</param>
/// <param name="Invalid">Invalid absence.</param>
/// <param name="Leave">Granted leave.</param>
public sealed record SummaryMonth(DateOnly Month, int SchoolDays, int Offered, int Reported, int Valid, int Invalid, int Leave)
{
    /// <summary>Observed minutes: registered less leave. Source: measures.md section 1.</summary>
    public int Observed => Reported - Leave;

    /// <summary>Absent minutes.</summary>
    public int Absent => Valid + Invalid;
}

/// <summary>
/// An overview of attendance that a school gives to social services as one input to an assessment, on a recorded ground. Frozen when it is made: later corrections do not
/// change what was given. Source: R79, R80, R86.
/// </summary>
public sealed class AssessmentSummary
{
    /// <summary>The shortest that <see cref="SeenAndDone"/> may be, in letters: a figure does not fill it.</summary>
    public const int ShortestText = 40;

    /// <summary>Letters that a text may have at most.</summary>
    public const int LongestText = 2000;

    /// <summary>Months that it may hold at most: this school year and the one before.</summary>
    public const int MostMonths = 24;

    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>About whom.</summary>
    public required int PupilId { get; init; }

    /// <summary>The consent that it rests on; null when a statute.</summary>
    public int? ConsentId { get; init; }

    /// <summary>The statutory ground that it rests on; null when a consent.</summary>
    public int? StatutoryGroundId { get; init; }

    /// <summary>What the school has seen, and what has been done, in words.</summary>
    public required string SeenAndDone { get; init; }

    /// <summary>What the pupil says, or why the pupil has not been heard.</summary>
    public required string PupilSays { get; init; }

    /// <summary>The months, in order; those without a school day are left out.</summary>
    public required IReadOnlyList<SummaryMonth> Months { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>By whom.</summary>
    public required int MadeByAccountId { get; init; }

    /// <summary>The form's own number: the same form sent twice is one summary.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Why it cannot be made; null when it can. That the ground counts is asked of the ground.</summary>
    /// <param name="seenAndDone">What the school has seen and done.</param>
    /// <param name="pupilSays">What the pupil says, or why not.</param>
    /// <param name="from">The first month, any day in it.</param>
    /// <param name="to">The last month, any day in it.</param>
    /// <param name="today">Today.</param>
    public static SummaryRefusal? Check(string seenAndDone, string pupilSays, DateOnly from, DateOnly to, DateOnly today) =>
        seenAndDone.Trim().Length < ShortestText ? SummaryRefusal.NothingButFigures
        : pupilSays.Trim().Length == 0 ? SummaryRefusal.PupilNotHeard
        : from > to || First(to) > today || First(from).AddMonths(MostMonths) <= First(to) ? SummaryRefusal.WrongPeriod
        : null;

    /// <summary>The months that are proposed: from the beginning of the school year before, so that a year can be seen beside a year.</summary>
    public static (DateOnly From, DateOnly To) Proposed(DateOnly today) => (new SchoolYear(SchoolYear.Of(today).StartYear - 1).First.AddMonths(1), today);

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);
}
