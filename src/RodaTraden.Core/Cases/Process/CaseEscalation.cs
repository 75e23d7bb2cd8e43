using RodaTraden.Core.Cases.Routine;
using RodaTraden.Core.Register;

namespace RodaTraden.Core.Cases.Process;

/// <summary>Who is told that a case's next step is late.</summary>
public enum EscalatedTo
{
    /// <summary>Nobody: it is not late.</summary>
    Nobody,

    /// <summary>Whoever answers for it.</summary>
    Owner,

    /// <summary>The school's principal too.</summary>
    Principal,

    /// <summary>The organiser's officer too, without the pupil's name.</summary>
    Organiser,
}

/// <summary>
/// Who is told when nothing happens: first the owner, then the principal, then the organiser, each after the organiser's own number of school days, so that a break tells on nobody. Source:
/// R103, R136.
/// </summary>
public static class CaseEscalation
{
    /// <summary>School days that have passed since the next step's day; 0 when it is not late.</summary>
    /// <param name="state">Where the case is.</param>
    /// <param name="calendar">The school's calendar.</param>
    /// <param name="today">The day.</param>
    public static int SchoolDaysLate(CaseState state, SchoolCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(calendar);
        return state.IsOpen && state.NextOn < today ? calendar.CountSchoolDays(state.NextOn.Value.AddDays(1), today) : 0;
    }

    /// <summary>Who is told.</summary>
    /// <param name="schoolDaysLate">School days since the next step's day.</param>
    /// <param name="routine">The organiser's routine.</param>
    public static EscalatedTo Of(int schoolDaysLate, CaseRoutine routine)
    {
        ArgumentNullException.ThrowIfNull(routine);
        return schoolDaysLate == 0 ? EscalatedTo.Nobody
            : schoolDaysLate < routine.PrincipalToldAfter ? EscalatedTo.Owner
            : schoolDaysLate < routine.OrganiserToldAfter ? EscalatedTo.Principal
            : EscalatedTo.Organiser;
    }
}
