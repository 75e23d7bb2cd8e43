namespace RodaTraden.Core.Attendance;

/// <summary>
/// One pupil's school days of one school year, in order, with lessons inside and sums ready: everything that evaluating a pupil needs
/// beside the unit's school days. Built once, then only read. Source: measures.md section 7.
/// </summary>
public sealed class PupilYear
{
    private readonly WindowSums[] sumsBefore;
    private readonly DayFigures[] days;
    private readonly Lesson[] lessons;
    private readonly int[] lessonsBefore;

    private PupilYear(SchoolYear schoolYear, DayFigures[] days, Lesson[] lessons, int[] lessonsBefore, IReadOnlyDictionary<int, string> subjects)
    {
        SchoolYear = schoolYear;
        Subjects = subjects;
        this.days = days;
        this.lessons = lessons;
        this.lessonsBefore = lessonsBefore;
        sumsBefore = new WindowSums[days.Length + 1];
        for (var i = 0; i < days.Length; i++)
        {
            sumsBefore[i + 1] = sumsBefore[i].Plus(days[i]);
        }
    }

    /// <summary>The school year; days outside it do not exist here.</summary>
    public SchoolYear SchoolYear { get; }

    /// <summary>Names of the subjects by id.</summary>
    public IReadOnlyDictionary<int, string> Subjects { get; }

    /// <summary>The school days, in order of date. A day on which nothing was offered is not among them.</summary>
    public ReadOnlySpan<DayFigures> Days => days;

    /// <summary>Support started for the pupil, for <c>StillAbove</c>: first day and last day (null while it goes on).</summary>
    public IReadOnlyList<(DateOnly From, DateOnly? To)> Measures { get; init; } = [];

    /// <summary>
    /// Builds the year from days in any order. Lessons of a day may come in any order; days outside the year and days without lessons are left out.
    /// </summary>
    /// <exception cref="ArgumentException">The same date is given twice.</exception>
    public static PupilYear From(SchoolYear year, IEnumerable<(DateOnly Date, IReadOnlyList<Lesson> Lessons)> pupilDays, IReadOnlyDictionary<int, string> subjects)
    {
        ArgumentNullException.ThrowIfNull(pupilDays);
        var kept = pupilDays.Where(day => year.Contains(day.Date) && day.Lessons.Count > 0).OrderBy(day => day.Date).ToArray();
        var figures = new DayFigures[kept.Length];
        var before = new int[kept.Length + 1];
        var all = new Lesson[kept.Sum(day => day.Lessons.Count)];
        for (var i = 0; i < kept.Length; i++)
        {
            if (i > 0 && kept[i].Date == kept[i - 1].Date)
            {
                throw new ArgumentException($"The day {kept[i].Date:O} is given twice.", nameof(pupilDays));
            }

            var of = all.AsSpan(before[i], kept[i].Lessons.Count);
            for (var lesson = 0; lesson < of.Length; lesson++)
            {
                of[lesson] = kept[i].Lessons[lesson];
            }

            of.Sort((one, other) => InTime(one, other, subjects));
            before[i + 1] = before[i] + of.Length;
            figures[i] = DayFigures.Of(kept[i].Date, of);
        }

        return new(year, figures, all, before, subjects);
    }

    /// <summary>A year without a single lesson.</summary>
    public static PupilYear Empty(SchoolYear year) => new(year, [], [], [0], new Dictionary<int, string>());

    /// <summary>The lessons of the day at an index of <see cref="Days"/>, in order of start, then end, then subject.</summary>
    public ReadOnlySpan<Lesson> LessonsOf(int day) => lessons.AsSpan(lessonsBefore[day], lessonsBefore[day + 1] - lessonsBefore[day]);

    /// <summary>All lessons of a range of days.</summary>
    public ReadOnlySpan<Lesson> LessonsIn(DayRange range) =>
        lessons.AsSpan(lessonsBefore[range.First], lessonsBefore[range.End] - lessonsBefore[range.First]);

    /// <summary>The days of a range.</summary>
    public ReadOnlySpan<DayFigures> In(DayRange range) => days.AsSpan(range.First, range.Count);

    /// <summary>Sums over a range of days.</summary>
    public WindowSums SumsOf(DayRange range) => sumsBefore[range.End] - sumsBefore[range.First];

    /// <summary>How many school days lie on or before a date.</summary>
    public int DaysUntil(DateOnly date)
    {
        int low = 0, high = days.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (days[middle].Date <= date)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static int InTime(Lesson one, Lesson other, IReadOnlyDictionary<int, string> subjects)
    {
        var by = one.Start != other.Start ? one.Start.CompareTo(other.Start) : one.End.CompareTo(other.End);
        return by != 0 ? by : string.CompareOrdinal(subjects.GetValueOrDefault(one.SubjectId), subjects.GetValueOrDefault(other.SubjectId));
    }
}
