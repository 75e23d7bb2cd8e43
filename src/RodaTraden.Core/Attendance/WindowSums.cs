namespace RodaTraden.Core.Attendance;

/// <summary>Minutes summed over a set of days. Source: measures.md section 3.</summary>
/// <param name="Offered">Sum of O.</param>
/// <param name="Reported">Sum of R.</param>
/// <param name="Valid">Sum of V.</param>
/// <param name="Invalid">Sum of X.</param>
/// <param name="Leave">Sum of L.</param>
/// <param name="SchoolDays">Number of school days.</param>
/// <param name="ObservedDays">Number of observed school days.</param>
public readonly record struct WindowSums(int Offered, int Reported, int Valid, int Invalid, int Leave, int SchoolDays, int ObservedDays)
{
    /// <summary>A share is judged only on at least this many observed school days.</summary>
    public const int LeastObservedDays = 10;

    /// <summary>A share is judged only on at least this many observed minutes.</summary>
    public const int LeastObservedMinutes = 600;

    /// <summary>Sum of A.</summary>
    public int Absent => Valid + Invalid;

    /// <summary>Sum of B, the denominator of every share.</summary>
    public int Observed => Reported - Leave;

    /// <summary>
    /// Enough is known to judge a share: 10 observed school days, 600 observed minutes, and at least a third of the school days observed.
    /// Otherwise the pupil shows "too little data", which is not "fine".
    /// </summary>
    public bool IsJudged =>
        ObservedDays >= LeastObservedDays && Observed >= LeastObservedMinutes && 3 * ObservedDays >= SchoolDays;

    /// <summary>Absent minutes on the asked basis.</summary>
    public int AbsentOn(AbsenceBasis basis) => basis switch
    {
        AbsenceBasis.Total => Absent,
        AbsenceBasis.Valid => Valid,
        AbsenceBasis.Invalid => Invalid,
    };

    /// <summary>One more day.</summary>
    public WindowSums Plus(in DayFigures day) => new(
        Offered + day.Offered,
        Reported + day.Reported,
        Valid + day.Valid,
        Invalid + day.Invalid,
        Leave + day.Leave,
        SchoolDays + (day.IsSchoolDay ? 1 : 0),
        ObservedDays + (day.IsObserved ? 1 : 0));

    /// <summary>What these days hold beyond the earlier ones.</summary>
    public static WindowSums operator -(in WindowSums all, in WindowSums earlier) => new(
        all.Offered - earlier.Offered,
        all.Reported - earlier.Reported,
        all.Valid - earlier.Valid,
        all.Invalid - earlier.Invalid,
        all.Leave - earlier.Leave,
        all.SchoolDays - earlier.SchoolDays,
        all.ObservedDays - earlier.ObservedDays);
}
