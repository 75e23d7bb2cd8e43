namespace RodaTraden.Core.Cases.Routine;

/// <summary>Why a routine cannot be saved so.</summary>
public enum RoutineRefusal
{
    /// <summary>A number of school days is less than one or more than <see cref="CaseRoutine.MostSchoolDays"/>.</summary>
    SchoolDays,

    /// <summary>The organiser would be told before the principal.</summary>
    OrganiserBeforePrincipal,

    /// <summary>The limit of a return is not between 1 and 50 percent.</summary>
    ReturnLimit,

    /// <summary>The step of the inquiry is not between 1 and 9.</summary>
    InquiryStep,

    /// <summary>It does not say who has decided it, and when.</summary>
    NoSource,

    /// <summary>It would begin before today.</summary>
    InThePast,
}

/// <summary>
/// An organiser's routine for cases: within how many school days each thing is to be done, who is told when it is not, and what the principal approves. These are local service levels, not
/// law: the law says promptly and as soon as possible (Skollagen 7:19 a). Versions are only added to; the latest that has begun is in force. Source: domain.md 1.3; R13, R131, R132.
/// </summary>
public sealed class CaseRoutine
{
    /// <summary>The longest time that can be set, in school days: a term.</summary>
    public const int MostSchoolDays = 90;

    /// <summary>The longest source, in characters.</summary>
    public const int LongestSource = 200;

    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>Whose routine; 0 in the proposal that holds where nobody has decided.</summary>
    public required int OrganiserId { get; init; }

    /// <summary>The first day it is in force.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Who has decided it, and when.</summary>
    public required string Source { get; init; }

    /// <summary>School days from that a case is opened until it has a named coordinator.</summary>
    public int CoordinatorWithin { get; init; } = 3;

    /// <summary>The ladder's step from which the principal decides on an inquiry.</summary>
    public int InquiryStep { get; init; } = 3;

    /// <summary>School days from that the pupil stands on the step that asks for an inquiry until the principal has opened one, or said why not.</summary>
    public int InquiryWithin { get; init; } = 5;

    /// <summary>School days from that an inquiry is opened until the home municipality has been told, where it is another body. The organiser is told in the same act.</summary>
    public int NoticeWithin { get; init; } = 1;

    /// <summary>School days from that an inquiry is opened until it is completed.</summary>
    public int CompleteWithin { get; init; } = 15;

    /// <summary>School days from that a measure starts until it is followed up, as proposed.</summary>
    public int FollowUpWithin { get; init; } = 15;

    /// <summary>School days after a next step's day until the principal is told.</summary>
    public int PrincipalToldAfter { get; init; } = 3;

    /// <summary>School days after a next step's day until the organiser is told.</summary>
    public int OrganiserToldAfter { get; init; } = 10;

    /// <summary>Whether the principal approves an inquiry before it is completed.</summary>
    public bool ApprovesInquiry { get; init; } = true;

    /// <summary>Whether the own organiser is told that an inquiry is completed and measures have started.</summary>
    public bool TellsOrganiserCompleted { get; init; } = true;

    /// <summary>A return: the share of absence is under this, in percent.</summary>
    public int ReturnLimitPercent { get; init; } = 10;

    /// <summary>A return: over this many school days.</summary>
    public int ReturnSchoolDays { get; init; } = 20;

    /// <summary>School days of after-care before a case is closed, as proposed.</summary>
    public int AfterCareSchoolDays { get; init; } = 20;

    /// <summary>When it was saved, UTC.</summary>
    public required DateTime SavedAt { get; init; }

    /// <summary>By whom; null in the proposal.</summary>
    public int? SavedByAccountId { get; init; }

    /// <summary>What holds where an organiser has decided nothing. Sources: domain.md 1.3 for the inquiry (Danderyd: three weeks); the others are our own.</summary>
    public static CaseRoutine Proposed { get; } = new() { OrganiserId = 0, ValidFrom = DateOnly.MinValue, Source = "", SavedAt = DateTime.UnixEpoch };

    /// <summary>The routine in force for an organiser on a day.</summary>
    /// <param name="versions">All versions.</param>
    /// <param name="organiserId">The organiser.</param>
    /// <param name="day">The day.</param>
    public static CaseRoutine InForce(IEnumerable<CaseRoutine> versions, int organiserId, DateOnly day) =>
        versions.Where(one => one.OrganiserId == organiserId && one.ValidFrom <= day).MaxBy(one => (one.ValidFrom, one.Id)) ?? Proposed;

    /// <summary>Why it cannot be saved; null when it can.</summary>
    /// <param name="today">The day.</param>
    public RoutineRefusal? Check(DateOnly today) =>
        new[] { CoordinatorWithin, InquiryWithin, NoticeWithin, CompleteWithin, FollowUpWithin, PrincipalToldAfter, OrganiserToldAfter, ReturnSchoolDays, AfterCareSchoolDays }.Any(days => days is < 1 or > MostSchoolDays) ? RoutineRefusal.SchoolDays
        : OrganiserToldAfter < PrincipalToldAfter ? RoutineRefusal.OrganiserBeforePrincipal
        : ReturnLimitPercent is < 1 or > 50 ? RoutineRefusal.ReturnLimit
        : InquiryStep is < 1 or > 9 ? RoutineRefusal.InquiryStep
        : string.IsNullOrWhiteSpace(Source) || Source.Length > LongestSource ? RoutineRefusal.NoSource
        : ValidFrom < today ? RoutineRefusal.InThePast
        : null;
}
