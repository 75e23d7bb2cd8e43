namespace RodaTraden.Core.Detection.WorkList;

/// <summary>
/// What is known about why a pupil is away, in a word. It is what staff know of, apart from what the sender told and from how the school judges it
/// (R4), and no cause that somebody has investigated.
/// </summary>
public enum KnownReason
{
    /// <summary>Ill, and the school knows how.</summary>
    Illness,

    /// <summary>Treatment or visits to health care.</summary>
    Treatment,

    /// <summary>Leave that the principal has granted (skollagen 7:18).</summary>
    GrantedLeave,

    /// <summary>Abroad without granted leave: a short track of its own (R50).</summary>
    AbroadWithoutLeave,

    /// <summary>A timetable or a place of teaching that is agreed.</summary>
    AgreedTimetable,

    /// <summary>A change of school is under way.</summary>
    ChangingSchool,

    /// <summary>Something else, told in the note.</summary>
    Other,
}

/// <summary>What follows from a known reason.</summary>
public static class KnownReasons
{
    /// <summary>What is asked when the day has come for a pupil who was to be back then, in place of what the step asks; <c>{0}</c> is the name.</summary>
    public static LocalText ActWhenBack { get; } = new("Se om {0} är tillbaka", "See whether {0} is back");

    /// <summary>
    /// Whether the pupil is away from here, so that there is nothing to map and nobody to reach: the one question is whether the pupil is back
    /// when it was to be.
    /// </summary>
    public static bool IsShortTrack(KnownReason? reason) => reason is KnownReason.GrantedLeave or KnownReason.AbroadWithoutLeave;
}
