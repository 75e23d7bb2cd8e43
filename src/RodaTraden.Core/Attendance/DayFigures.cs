namespace RodaTraden.Core.Attendance;

/// <summary>
/// One pupil, one day, in whole minutes: what was offered, what was registered, and what was missed. Source: measures.md section 2.
/// </summary>
/// <param name="Date">The day.</param>
/// <param name="Offered">O: offered minutes of all lessons.</param>
/// <param name="Reported">R: offered minutes of the lessons that somebody registered.</param>
/// <param name="Valid">V: valid absent minutes.</param>
/// <param name="Invalid">X: invalid absent minutes.</param>
/// <param name="Leave">L: minutes of granted leave.</param>
public readonly record struct DayFigures(DateOnly Date, int Offered, int Reported, int Valid, int Invalid, int Leave)
{
    /// <summary>A = V + X: absence.</summary>
    public int Absent => Valid + Invalid;

    /// <summary>B = R - L: observed minutes, the denominator of every share.</summary>
    public int Observed => Reported - Leave;

    /// <summary>A school day of the pupil: something was offered.</summary>
    public bool IsSchoolDay => Offered > 0;

    /// <summary>An observed school day: somebody registered something that was not leave.</summary>
    public bool IsObserved => Observed > 0;

    /// <summary>Away day: observed and absent all of it.</summary>
    public bool IsAway => IsObserved && Absent == Observed;

    /// <summary>Part day: away for some of the observed minutes, not all.</summary>
    public bool IsPart => Absent > 0 && Absent < Observed;

    /// <summary>Half-away day: observed, and away for at least half of it.</summary>
    public bool IsHalfAway => IsObserved && 2 * Absent >= Observed;

    /// <summary>Sums the lessons of one day.</summary>
    public static DayFigures Of(DateOnly date, ReadOnlySpan<Lesson> lessons)
    {
        int offered = 0, reported = 0, valid = 0, invalid = 0, leave = 0;
        foreach (ref readonly var lesson in lessons)
        {
            offered += lesson.Offered;
            if (lesson.Reported)
            {
                reported += lesson.Offered;
                valid += lesson.Valid;
                invalid += lesson.Invalid;
                leave += lesson.Leave;
            }
        }

        return new(date, offered, reported, valid, invalid, leave);
    }
}
