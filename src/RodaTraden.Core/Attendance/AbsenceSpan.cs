namespace RodaTraden.Core.Attendance;

/// <summary>What a sender that tells only absence says of a span of a day (contract.md, absences.csv).</summary>
public enum AbsenceKind
{
    /// <summary>Valid absence.</summary>
    Valid,

    /// <summary>Invalid absence.</summary>
    Invalid,

    /// <summary>Granted leave.</summary>
    Leave,

    /// <summary>Late arrival: so many invalid minutes.</summary>
    Late,
}

/// <summary>A span of a day that a pupil was absent.</summary>
/// <param name="Start">Minutes after midnight.</param>
/// <param name="End">Minutes after midnight, after the start.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Reason">The stated reason.</param>
public readonly record struct AbsenceSpan(short Start, short End, AbsenceKind Kind, StatedReason Reason)
{
    /// <summary>From the first minute of the day to the last: the whole day, however long it was.</summary>
    public static (short Start, short End) WholeDay => (0, 1439);

    /// <summary>Two spans of one pupil and day cannot both be true when they overlap and differ.</summary>
    public bool Contradicts(in AbsenceSpan other) => this != other && Start < other.End && other.Start < End;

    /// <summary>
    /// A lesson with the absence of these spans laid over it: reported, absent for the minutes they share, present for the rest.
    /// What the lesson said before of absence is replaced. A lesson that no span touches is as it was.
    /// </summary>
    public static Lesson Over(Lesson lesson, IReadOnlyList<AbsenceSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        int valid = 0, invalid = 0, leave = 0;
        var reason = StatedReason.None;
        var touched = false;
        foreach (var span in spans)
        {
            var minutes = Math.Min(span.End, lesson.End) - Math.Max(span.Start, lesson.Start);
            if (minutes <= 0)
            {
                continue;
            }

            touched = true;
            valid += span.Kind == AbsenceKind.Valid ? minutes : 0;
            invalid += span.Kind is AbsenceKind.Invalid or AbsenceKind.Late ? minutes : 0;
            leave += span.Kind == AbsenceKind.Leave ? minutes : 0;
            reason = reason == StatedReason.None ? span.Reason : reason;
        }

        return touched
            ? lesson with { Reported = true, Valid = (short)valid, Invalid = (short)invalid, Leave = (short)leave, Other = 0, Unjudged = 0, Reason = reason, ByHand = false }
            : lesson;
    }
}
