using RodaTraden.Core.Register;

namespace RodaTraden.Core.Attendance;

/// <summary>
/// One pupil's school year as it is known from senders that tell only absence. Where there is a timetable the absence is laid over its lessons. Where there is
/// only a calendar, a school day is one lesson whose hours are assumed, and its silence says that the pupil was in school. Where a unit has a timetable
/// nobody has an assumed day there that term: a school that tells the lessons has told them all, and whoever has none is unknown, not present. Made from everything that is known,
/// never from a file alone: the order in which calendar, pupils, lessons and absences came does not matter. Source: contract.md, absences.csv; formats.md 0.8.
/// </summary>
public sealed class TellingOfAbsence
{
    /// <summary>When a school day that is known only by the calendar is taken to begin: 08:00.</summary>
    public const short AssumedStart = 8 * 60;

    /// <summary>When it is taken to end: 14:00.</summary>
    public const short AssumedEnd = 14 * 60;

    private static readonly IReadOnlyList<Lesson> None = [];

    /// <summary>The school year.</summary>
    public required SchoolYear Year { get; init; }

    /// <summary>The stored lessons of the pupil by day, the days of the year at least.</summary>
    public required IReadOnlyDictionary<DateOnly, IReadOnlyList<Lesson>> Days { get; init; }

    /// <summary>Where the pupil goes.</summary>
    public required IReadOnlyList<Enrolment> Enrolments { get; init; }

    /// <summary>Everything that has been told of the pupil.</summary>
    public required IReadOnlyList<ToldAbsence> Told { get; init; }

    /// <summary>The calendars of the units.</summary>
    public required IReadOnlyDictionary<int, SchoolCalendar> Calendars { get; init; }

    /// <summary>The last day of the year that anybody at a unit has been told absent: silence speaks up to that day. No entry where nobody has.</summary>
    public required IReadOnlyDictionary<int, DateOnly> Until { get; init; }

    /// <summary>
    /// The units that have a timetable, by the first day of the term: somebody there has lessons. There a pupil without lessons is not in school by being silent.
    /// </summary>
    public required IReadOnlySet<(int UnitId, DateOnly Term)> Timetables { get; init; }

    /// <summary>
    /// The days that the file at hand speaks of, each with what it replaces: only these are laid over the lessons of a timetable, as the later word.
    /// </summary>
    public IReadOnlyDictionary<DateOnly, IReadOnlyList<AbsenceSpan>> Spoken { get; init; } = new Dictionary<DateOnly, IReadOnlyList<AbsenceSpan>>();

    /// <summary>Lays what has been told over the year.</summary>
    public LaidYear Lay()
    {
        var enrolments = Enrolments.Where(enrolment => Until.ContainsKey(enrolment.UnitId)).ToList();
        if (Told.Count == 0 && enrolments.Count == 0 && !Days.Values.Any(day => day.Any(lesson => lesson.Implied)))
        {
            return new(new Dictionary<DateOnly, List<Lesson>>(), new HashSet<DateOnly>(), 0);
        }

        var changed = new Dictionary<DateOnly, List<Lesson>>();
        var placed = new HashSet<DateOnly>();
        var keptByHand = 0;
        var spans = Told.Where(told => Year.Contains(told.Date)).ToLookup(told => told.Date);
        for (var day = Year.First; day <= Year.Last; day = day.AddDays(1))
        {
            var before = Days.GetValueOrDefault(day, None);
            if (before.Count == 0 && enrolments.Count == 0)
            {
                continue;
            }

            var after = before.Any(lesson => !lesson.Implied) ? OverLessons(day, before, spans) : OverCalendar(day, before, EnrolmentOn(day, enrolments, spans), spans);
            if (Spoken.ContainsKey(day))
            {
                keptByHand += before.Count(lesson => lesson.ByHand && !Unkept(day, lesson, spans).SaysTheSameAs(lesson));
            }

            if (spans.Contains(day) && HasPlace(after, spans[day]))
            {
                placed.Add(day);
            }

            if (before.Count != after.Count || !before.Zip(after).All(pair => pair.First.SaysTheSameAs(pair.Second)))
            {
                changed[day] = after;
            }
        }

        return new(changed, placed, keptByHand);
    }

    private List<Lesson> OverLessons(DateOnly day, IReadOnlyList<Lesson> before, ILookup<DateOnly, ToldAbsence> spans)
    {
        // A day of a timetable needs no assumed lesson beside it.
        var lessons = before.Where(lesson => !lesson.Implied || lesson.ByHand);
        return [.. Spoken.ContainsKey(day) ? lessons.Select(lesson => lesson.ByHand ? lesson : Laid(day, lesson, spans)) : lessons];
    }

    /// <summary>Where the pupil is on a day: of several schools the one that told of the day, else the one that came last.</summary>
    private Enrolment? EnrolmentOn(DateOnly day, List<Enrolment> among, ILookup<DateOnly, ToldAbsence> spans)
    {
        Enrolment? best = null;
        foreach (var enrolment in among)
        {
            if (enrolment.Covers(day) && day <= Until[enrolment.UnitId] && (best is null || IsBetter(enrolment, best)))
            {
                best = enrolment;
            }
        }

        return best;

        bool IsBetter(Enrolment one, Enrolment other)
        {
            var (tells, otherTells) = (spans[day].Any(told => told.UnitId == one.UnitId), spans[day].Any(told => told.UnitId == other.UnitId));
            return tells != otherTells ? tells
                : one.From != other.From ? (one.From ?? DateOnly.MinValue) > (other.From ?? DateOnly.MinValue)
                : one.UnitId < other.UnitId;
        }
    }

    private List<Lesson> OverCalendar(DateOnly day, IReadOnlyList<Lesson> before, Enrolment? enrolment, ILookup<DateOnly, ToldAbsence> spans)
    {
        if (before.Any(lesson => lesson.ByHand))
        {
            return [.. before];
        }

        var isKnownByCalendarOnly = enrolment is not null
            && Calendars.TryGetValue(enrolment.UnitId, out var calendar) && calendar.KindOf(day) == CalendarDayKind.SchoolDay
            && !Timetables.Contains((enrolment.UnitId, SchoolYear.TermStart(day)));
        return isKnownByCalendarOnly
            ? [AbsenceSpan.OverDay(new() { Start = AssumedStart, End = AssumedEnd, UnitId = enrolment!.UnitId, Reported = true, Implied = true }, Spans(spans[day]))]
            : [];
    }

    /// <summary>A lesson of a timetable as the file at hand leaves it: what is no longer told is taken off, and what is told laid on.</summary>
    private Lesson Laid(DateOnly day, in Lesson lesson, ILookup<DateOnly, ToldAbsence> spans)
    {
        var present = Spoken[day].Select(span => span with { Kind = AbsenceKind.Present, Reason = StatedReason.None }).ToList();
        return AbsenceSpan.Over(AbsenceSpan.Over(lesson, present), Spans(spans[day]));
    }

    private Lesson Unkept(DateOnly day, in Lesson lesson, ILookup<DateOnly, ToldAbsence> spans) =>
        lesson.Implied ? AbsenceSpan.OverDay(lesson, Spans(spans[day])) : Laid(day, lesson, spans);

    private static bool HasPlace(List<Lesson> lessons, IEnumerable<ToldAbsence> told) =>
        lessons.Exists(lesson => lesson.Implied || told.Any(one => one.Span.HasPlace && one.Start < lesson.End && lesson.Start < one.End));

    private static List<AbsenceSpan> Spans(IEnumerable<ToldAbsence> told) => [.. told.Select(one => one.Span).OrderBy(span => span.Start).ThenBy(span => span.End)];
}

/// <summary>What laying did.</summary>
/// <param name="Changed">The days that are other than they were, each with its lessons; none for a day that is no longer known.</param>
/// <param name="Placed">The told days that have a lesson to lie on.</param>
/// <param name="KeptByHand">Lessons where a person's word stood against the file's.</param>
public sealed record LaidYear(IReadOnlyDictionary<DateOnly, List<Lesson>> Changed, IReadOnlySet<DateOnly> Placed, int KeptByHand);
