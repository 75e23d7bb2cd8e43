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

    /// <summary>Late arrival or early departure: so many invalid minutes.</summary>
    Late,

    /// <summary>Absent for a part of the day, and nobody has said how it is judged: invalid until judged, and marked so.</summary>
    Partial,

    /// <summary>In school; told by senders that tell both.</summary>
    Present,
}

/// <summary>A span of a day that a pupil was absent.</summary>
/// <param name="Start">Minutes after midnight; 0 when the span has no place in the day.</param>
/// <param name="End">Minutes after midnight, after the start; for a span without place, its length; 0 when not even that is known.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Reason">The stated reason.</param>
public readonly record struct AbsenceSpan(short Start, short End, AbsenceKind Kind, StatedReason Reason)
{
    /// <summary>From the first minute of the day to the last: the whole day, however long it was.</summary>
    public static (short Start, short End) WholeDay => (0, 1439);

    /// <summary>The whole day was missed.</summary>
    public bool IsWholeDay => (Start, End) == WholeDay;

    private bool IsPresentAllDay => IsWholeDay && Kind == AbsenceKind.Present;

    /// <summary>Something was missed, and nobody says how much.</summary>
    public bool IsOfUnknownLength => End == 0;

    /// <summary>Somebody says when: the span can be held against a timetable.</summary>
    public bool HasPlace => Start > 0 || IsWholeDay;

    /// <summary>
    /// Two spans of one pupil and day cannot both be true when they overlap and differ. A part without a place in the day fits in whatever else is said,
    /// but not beside another word about the very same part. To have been in school that day, and to have missed a part of it, go together.
    /// </summary>
    public bool Contradicts(in AbsenceSpan other) => this != other
        && !(IsPresentAllDay && !other.IsWholeDay) && !(other.IsPresentAllDay && !IsWholeDay)
        && (HasPlace && other.HasPlace ? Start < other.End && other.Start < End : (Start, End) == (other.Start, other.End));

    /// <summary>
    /// A later word about a day takes the place of an earlier one that it contradicts, and, where one of them says nothing of when, of an earlier one about the
    /// whole day or about another part without a place: twenty minutes late is corrected to thirty, a whole day to twenty minutes. That
    /// the pupil was in school takes away everything before it.
    /// </summary>
    public bool Replaces(in AbsenceSpan earlier) => this != earlier
        && (Contradicts(earlier) || (!HasPlace && (!earlier.HasPlace || earlier.IsWholeDay)) || (IsWholeDay && !earlier.HasPlace) || IsPresentAllDay);

    /// <summary>
    /// A lesson with the absence of these spans laid over it: reported, absent for the minutes they share, present for the rest.
    /// What the lesson said before of absence is replaced. A lesson that no span touches is as it was.
    /// </summary>
    public static Lesson Over(Lesson lesson, IReadOnlyList<AbsenceSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var sums = default(Sums);
        var touched = false;
        foreach (var span in spans.Where(span => span.HasPlace))
        {
            var minutes = Math.Min(span.End, lesson.End) - Math.Max(span.Start, lesson.Start);
            touched |= minutes > 0;
            sums = minutes > 0 ? sums.Plus(span, Math.Min(minutes, lesson.Offered - sums.All)) : sums;
        }

        return touched ? sums.In(lesson) : lesson;
    }

    /// <summary>
    /// A school day that is known only by the calendar, as one lesson, with the absence of these spans laid over it. Its hours are assumed, so only
    /// the length of a span counts, not its place. A part of unknown length leaves the day unregistered: nobody knows how much was missed.
    /// </summary>
    public static Lesson OverDay(Lesson day, IReadOnlyList<AbsenceSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        // A sender that tells both says of a late pupil that it was in school, and that it was late.
        if (spans.FirstOrDefault(span => span.IsWholeDay && span.Kind != AbsenceKind.Present) is { IsWholeDay: true } whole)
        {
            return default(Sums).Plus(whole, day.Offered).In(day);
        }

        if (spans.Any(span => span.IsOfUnknownLength))
        {
            return day with { Reported = false };
        }

        var sums = default(Sums);
        foreach (var span in spans.Where(span => span.Kind != AbsenceKind.Present).OrderBy(span => span.Start).ThenBy(span => span.End))
        {
            sums = sums.Plus(span, Math.Min(span.End - span.Start, day.Offered - sums.All));
        }

        return sums.In(day);
    }

    private readonly record struct Sums(int Valid, int Invalid, int Leave, int Unjudged, StatedReason Reason)
    {
        public int All => Valid + Invalid + Leave;

        public Sums Plus(in AbsenceSpan span, int minutes) => new(
            Valid + (span.Kind == AbsenceKind.Valid ? minutes : 0),
            Invalid + (span.Kind is AbsenceKind.Invalid or AbsenceKind.Late or AbsenceKind.Partial ? minutes : 0),
            Leave + (span.Kind == AbsenceKind.Leave ? minutes : 0),
            Unjudged + (span.Kind == AbsenceKind.Partial ? minutes : 0),
            Reason == StatedReason.None ? span.Reason : Reason);

        public Lesson In(in Lesson lesson) => lesson with
        {
            Reported = true,
            Valid = (short)Valid,
            Invalid = (short)Invalid,
            Leave = (short)Leave,
            Other = 0,
            Unjudged = (short)Unjudged,
            Reason = Reason,
            ByHand = false,
        };
    }
}
