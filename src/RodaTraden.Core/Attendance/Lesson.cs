namespace RodaTraden.Core.Attendance;

/// <summary>
/// One lesson of one pupil on one day (<i>lektion</i>), as a school registered it.
/// Minutes are whole minutes. A cancelled lesson is not offered and is never stored. Source: measures.md section 1.
/// </summary>
public readonly record struct Lesson
{
    /// <summary>Start in minutes after midnight, Swedish time; 0-1438.</summary>
    public required short Start { get; init; }

    /// <summary>End in minutes after midnight, after <see cref="Start"/>; 1-1439.</summary>
    public required short End { get; init; }

    /// <summary>The school unit where the lesson was given; minutes by unit follow this, pupils follow their enrolment.</summary>
    public int UnitId { get; init; }

    /// <summary>The subject or course; 0 when the sender named none.</summary>
    public int SubjectId { get; init; }

    /// <summary>Somebody registered the lesson. Not reported is never "present".</summary>
    public bool Reported { get; init; }

    /// <summary>Absent minutes that the school judges valid (<i>giltig frånvaro</i>).</summary>
    public short Valid { get; init; }

    /// <summary>Absent minutes that are invalid (<i>ogiltig frånvaro</i>), those not yet judged included.</summary>
    public short Invalid { get; init; }

    /// <summary>Absent minutes covered by granted leave (<i>beviljad ledighet</i>, skollagen 7:18): neither presence nor absence.</summary>
    public short Leave { get; init; }

    /// <summary>Minutes present elsewhere on the school's account; part of presence.</summary>
    public short Other { get; init; }

    /// <summary>The part of <see cref="Invalid"/> that nobody has judged yet.</summary>
    public short Unjudged { get; init; }

    /// <summary>Who, if anyone, notified the absence; kept apart from how the school judges it.</summary>
    public AbsenceNotification Notification { get; init; }

    /// <summary>The reason that was stated; kept apart from the judgement and from the assessed cause.</summary>
    public StatedReason Reason { get; init; }

    /// <summary>A person wrote this lesson on a page; later files do not overwrite it silently.</summary>
    public bool ByHand { get; init; }

    /// <summary>Known only by the calendar: a whole school day, whose hours are assumed (<see cref="ToldAbsence"/>).</summary>
    public bool Implied { get; init; }

    /// <summary>Offered minutes: end minus start.</summary>
    public int Offered => End - Start;

    /// <summary>Absent minutes, valid and invalid together.</summary>
    public int Absent => Valid + Invalid;

    /// <summary>Observed minutes: offered less leave if reported, else none.</summary>
    public int Observed => Reported ? Offered - Leave : 0;

    /// <summary>Minutes the pupil was in school; none when nobody registered.</summary>
    public int Present => Reported ? Offered - Valid - Invalid - Leave : 0;

    /// <summary>Two lessons of a pupil on one day cannot both be true when their times overlap.</summary>
    public bool Overlaps(in Lesson other) => Start < other.End && other.Start < End;

    /// <summary>The same content, whoever wrote it.</summary>
    public bool SaysTheSameAs(in Lesson other) => this with { ByHand = false, Implied = false } == other with { ByHand = false, Implied = false };
}
