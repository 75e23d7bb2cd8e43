namespace RodaTraden.App.Tests.Oracle;

/// <summary>One lesson of one pupil, as measures.md section 1 has it. Start and end are minutes after midnight.</summary>
internal sealed record PlainLesson(
    string Unit,
    DateOnly Date,
    int Start,
    int End,
    string Subject,
    bool Reported,
    int Valid,
    int Invalid,
    int Leave,
    int Other,
    string Notified,
    string Reason,
    int Unjudged)
{
    public long Offered => End - Start;

    public long Absent => Reported ? Valid + Invalid : 0;

    /// <summary>Reported minutes without leave: the denominator.</summary>
    public long Observed => Reported ? Offered - Leave : 0;

    public long Present => Reported ? Offered - Valid - Invalid - Leave : 0;

    public bool Overlaps(PlainLesson another) => Start < another.End && another.Start < End;
}

/// <summary>One pupil, one day: measures.md section 2, letter by letter.</summary>
internal sealed class PlainDay
{
    public PlainDay(DateOnly date, List<PlainLesson> lessons)
    {
        Date = date;
        Lessons = [.. lessons];
        Lessons.Sort(ByStartThenEndThenSubject);
        foreach (var lesson in Lessons)
        {
            O += lesson.Offered;
            if (lesson.Reported)
            {
                R += lesson.Offered;
                V += lesson.Valid;
                X += lesson.Invalid;
                L += lesson.Leave;
            }
        }
    }

    public DateOnly Date { get; }

    public List<PlainLesson> Lessons { get; }

    public long O { get; }

    public long R { get; }

    public long V { get; }

    public long X { get; }

    public long L { get; }

    public long A => V + X;

    public long B => R - L;

    public bool IsObserved => B > 0;

    public bool IsAway => IsObserved && A == B;

    public bool IsPart => A > 0 && A < B;

    public bool IsHalfAway => IsObserved && 2 * A >= B;

    private static int ByStartThenEndThenSubject(PlainLesson a, PlainLesson b)
    {
        var byStart = a.Start.CompareTo(b.Start);
        if (byStart != 0)
        {
            return byStart;
        }

        var byEnd = a.End.CompareTo(b.End);
        return byEnd != 0 ? byEnd : string.CompareOrdinal(a.Subject, b.Subject);
    }
}

/// <summary>No dates means always; the last day is included.</summary>
internal sealed record PlainEnrolment(string Unit, DateOnly? From, DateOnly? To)
{
    public bool HoldsOn(DateOnly date) => (From is null || From <= date) && (To is null || date <= To);
}

internal sealed class PlainPupil(string key)
{
    public string Key { get; } = key;

    public bool IsProtected { get; set; }

    public List<PlainEnrolment> Enrolments { get; } = [];

    public Dictionary<DateOnly, List<PlainLesson>> Lessons { get; } = [];

    public bool HasSchoolOn(DateOnly date) => Lessons.TryGetValue(date, out var lessons) && lessons.Count > 0;

    /// <summary>Null when not enrolled. Several at once: the latest enrolled_from, then the first unit key.</summary>
    public string? UnitOn(DateOnly date)
    {
        PlainEnrolment? best = null;
        foreach (var enrolment in Enrolments)
        {
            if (enrolment.HoldsOn(date) && (best is null || Goes(enrolment, before: best)))
            {
                best = enrolment;
            }
        }

        return best?.Unit;
    }

    /// <summary>Every school day of the pupil, oldest first.</summary>
    public List<PlainDay> SchoolDays()
    {
        var days = new List<PlainDay>();
        foreach (var (date, lessons) in Lessons)
        {
            var day = new PlainDay(date, lessons);
            if (day.O > 0)
            {
                days.Add(day);
            }
        }

        days.Sort((a, b) => a.Date.CompareTo(b.Date));
        return days;
    }

    private static bool Goes(PlainEnrolment enrolment, PlainEnrolment before)
    {
        var mine = enrolment.From ?? DateOnly.MinValue;
        var other = before.From ?? DateOnly.MinValue;
        return mine > other || (mine == other && string.CompareOrdinal(enrolment.Unit, before.Unit) < 0);
    }
}

/// <summary>A refused row: where it lies, and why, in English.</summary>
internal sealed record PlainRefusal(string File, int Line, string Why);

/// <summary>What one file gave: rows read, rows refused.</summary>
internal sealed record PlainFile(string File, string Kind, int Rows, int Refused);

/// <summary>Everything that is stored after some imports.</summary>
internal sealed class PlainStore
{
    public HashSet<string> Units { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PlainPupil> Pupils { get; } = new(StringComparer.Ordinal);

    public List<PlainRefusal> Refusals { get; } = [];

    public List<PlainFile> Files { get; } = [];
}
