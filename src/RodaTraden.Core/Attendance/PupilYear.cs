namespace RodaTraden.Core.Attendance;

/// <summary>
/// One pupil's school year opened for reading: the school days in order, sums over any of them, and sets of the days that are alike. Everything that evaluating a
/// pupil needs beside the unit's school days. Source: measures.md sections 2, 3 and 7.
/// </summary>
public sealed class PupilYear
{
    /// <summary>For each day the sums of it and all days after it, from the day that has been asked for so far: most windows lie at the end of the year.</summary>
    private readonly Sums[] rest = new Sums[367];
    private readonly short[] dates = new short[366];
    private PackedYear packed;
    private DayFigures[]? days;
    private bool hasDates;
    private int[] lessonsByKind = new int[256];
    private int summedFrom;
    private DayRange counted;
    private DaySet calendar;
    private DaySet observed;
    private DaySet whole;
    private DaySet absent;
    private DaySet part;
    private DaySet halfAway;
    private DaySet away;
    private DaySet came;
    private DaySet invalid;
    private DaySet firstMissed;

    /// <summary>Opens a year.</summary>
    /// <param name="packed">The year.</param>
    /// <param name="subjects">Names of the subjects by id.</param>
    public PupilYear(PackedYear packed, IReadOnlyDictionary<int, string> subjects)
    {
        Subjects = subjects;
        Open(packed);
    }

    /// <summary>The school year; days outside it do not exist here.</summary>
    public SchoolYear SchoolYear => packed.SchoolYear;

    /// <summary>Names of the subjects by id.</summary>
    public IReadOnlyDictionary<int, string> Subjects { get; }

    /// <summary>Number of school days.</summary>
    public int Count => packed.DayCount;

    /// <summary>Support started for the pupil, for <c>StillAbove</c>: first day and last day (null while it goes on).</summary>
    public IReadOnlyList<(DateOnly From, DateOnly? To)> Measures => packed.Measures;

    /// <summary>The school days, in order of date. A day on which nothing was offered is not among them.</summary>
    public ReadOnlySpan<DayFigures> Days => days ??= FiguresOfDays();

    /// <summary>Observed school days.</summary>
    public ref readonly DaySet Observed => ref observed;

    /// <summary>Observed days without absence.</summary>
    public ref readonly DaySet Whole => ref whole;

    /// <summary>Observed days with some absence, part or all.</summary>
    public ref readonly DaySet Absent => ref absent;

    /// <summary>Part days.</summary>
    public ref readonly DaySet Part => ref part;

    /// <summary>Half-away days; away days are among them.</summary>
    public ref readonly DaySet HalfAway => ref halfAway;

    /// <summary>Away days.</summary>
    public ref readonly DaySet Away => ref away;

    /// <summary>Observed days that are not away days: the pupil came.</summary>
    public ref readonly DaySet Came => ref came;

    /// <summary>Days with invalid absence.</summary>
    public ref readonly DaySet Invalid => ref invalid;

    /// <summary>Days on which the first reported lesson was wholly missed and a later one attended.</summary>
    public ref readonly DaySet FirstMissed => ref firstMissed;

    /// <summary>
    /// Packs and opens a year from days in any order. Lessons of a day may come in any order; days outside the year and days without lessons are left out.
    /// </summary>
    /// <exception cref="ArgumentException">The same date is given twice.</exception>
    public static PupilYear From(SchoolYear year, IEnumerable<(DateOnly Date, IReadOnlyList<Lesson> Lessons)> pupilDays, IReadOnlyDictionary<int, string> subjects, IReadOnlyList<(DateOnly From, DateOnly? To)>? measures = null)
    {
        ArgumentNullException.ThrowIfNull(pupilDays);
        var packer = new YearPacker(year);
        foreach (var (date, lessons) in pupilDays.OrderBy(day => day.Date))
        {
            var inTime = lessons.ToArray();
            Array.Sort(inTime, (one, other) => InTime(one, other, subjects));
            packer.Add(date, inTime);
        }

        return new(packer.Take(measures), subjects);
    }

    /// <summary>A year without a single lesson.</summary>
    public static PupilYear Empty(SchoolYear year) => From(year, [], new Dictionary<int, string>());

    /// <summary>
    /// Opens another pupil's year in the same room: evaluating a city asks for no memory. What was read of the pupil before is gone.
    /// </summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(packed))]
    public void Open(PackedYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        packed = year;
        days = null;
        hasDates = false;
        counted = default;
        if (lessonsByKind.Length < year.Kinds.Length)
        {
            lessonsByKind = new int[year.Kinds.Length];
        }

        for (var word = 0; word < DaySet.Words; word++)
        {
            calendar.Fill(word, year.Calendar[word]);
        }

        summedFrom = year.DayCount;
        rest[summedFrom] = default;
        var seen = year.With(DayTraits.Observed);
        var gone = year.With(DayTraits.Absent);
        var parts = year.With(DayTraits.Part);
        var half = year.With(DayTraits.HalfAway);
        var all = year.With(DayTraits.Away);
        var unexcused = year.With(DayTraits.Invalid);
        var missed = year.FirstMissed;
        for (var place = 0; place < missed.Length; place++)
        {
            observed.Fill(place, seen[place]);
            absent.Fill(place, gone[place]);
            whole.Fill(place, seen[place] & ~gone[place]);
            part.Fill(place, parts[place]);
            halfAway.Fill(place, half[place]);
            away.Fill(place, all[place]);
            came.Fill(place, seen[place] & ~all[place]);
            invalid.Fill(place, unexcused[place]);
            firstMissed.Fill(place, missed[place]);
        }
    }

    /// <summary>Tells which years will be opened next, so that they have been fetched from memory by then.</summary>
    /// <param name="next">The next; null when there is none.</param>
    /// <param name="afterNext">The one after it.</param>
    public static void WillOpen(PackedYear? next, PackedYear? afterNext)
    {
        next?.FetchDays();
        afterNext?.FetchPlace();
    }

    /// <summary>The date of a school day.</summary>
    public DateOnly DateOf(int day) => SchoolYear.First.AddDays(hasDates ? dates[day] : calendar.At(day));

    /// <summary>The days of a range.</summary>
    public ReadOnlySpan<DayFigures> In(DayRange range) => Days.Slice(range.First, range.Count);

    /// <summary>Sums over a range of days.</summary>
    public WindowSums SumsOf(DayRange range)
    {
        if (range.First < summedFrom)
        {
            SumFrom(range.First);
        }

        var sums = rest[range.First] - rest[range.End];
        return new(sums.Offered, sums.Reported, sums.Valid, sums.Invalid, sums.Leave, range.Count, observed.Count(range));
    }

    /// <summary>How many school days lie on or before a date.</summary>
    public int DaysUntil(DateOnly date)
    {
        var through = date.DayNumber - SchoolYear.First.DayNumber + 1;
        return through <= 0 ? 0 : calendar.Count(new(0, Math.Min(through, 64 * DaySet.Words)));
    }

    /// <summary>
    /// The reported lessons of a range of days, counted by kind (<see cref="Kinds"/>). A range that has moved a little since it was last asked for costs little:
    /// a year is gone through day by day.
    /// </summary>
    internal ReadOnlySpan<int> LessonsByKind(DayRange range)
    {
        if (range.First >= counted.End || range.End <= counted.First || range.First < counted.First || range.End < counted.End)
        {
            lessonsByKind.AsSpan(0, Kinds.Length).Clear();
            counted = new(range.First, range.First);
        }

        AddLessons(new(counted.First, range.First), -1);
        AddLessons(new(counted.End, range.End), 1);
        counted = range;
        return lessonsByKind.AsSpan(0, Kinds.Length);
    }

    /// <summary>The kinds of reported lessons that the year has, those of one subject together.</summary>
    internal ReadOnlySpan<LessonKind> Kinds => packed.Kinds;

    /// <summary>The most absent minutes that any one subject has on any one day.</summary>
    internal int MostOfASubjectInADay => packed.MostOfASubjectInADay;

    /// <summary>Observed minutes of the shortest reported lesson in a subject, those that are leave throughout not counted.</summary>
    internal int ShortestLesson => packed.ShortestLesson;

    private void AddLessons(DayRange range, int by)
    {
        if (packed.Many is { } many)
        {
            foreach (var kind in many.Of(range))
            {
                lessonsByKind[kind] += by;
            }

            return;
        }

        if (range.First < summedFrom)
        {
            SumFrom(range.First);
        }

        foreach (var kind in packed.Lessons[^rest[range.First].Lessons..^rest[range.End].Lessons])
        {
            lessonsByKind[kind] += by;
        }
    }

    /// <summary>Goes on summing, back to a day.</summary>
    private void SumFrom(int first)
    {
        var words = packed.Days;
        var (minutes, others) = (rest[summedFrom].Minutes, rest[summedFrom].Rest);
        for (var day = summedFrom - 1; day >= first; day--)
        {
            minutes += Sums.Spread(words[day]);
            others += Sums.Spread(words[day] >> (3 * PackedYear.MinuteBits));
            rest[day] = new(minutes, others);
        }

        summedFrom = first;
    }

    /// <summary>Finds the date of every school day at once, for whoever goes through them all.</summary>
    internal void FindDates()
    {
        if (hasDates)
        {
            return;
        }

        var day = 0;
        for (var word = 0; word < DaySet.Words; word++)
        {
            for (var rest = calendar.Word(word); rest != 0; rest &= rest - 1)
            {
                dates[day++] = (short)((word << 6) + System.Numerics.BitOperations.TrailingZeroCount(rest));
            }
        }

        hasDates = true;
    }

    private DayFigures[] FiguresOfDays()
    {
        FindDates();
        var figures = new DayFigures[Count];
        for (var day = 0; day < figures.Length; day++)
        {
            var word = packed.Days[day];
            figures[day] = new(DateOf(day), Field(word, 0), Field(word, 1), Field(word, 2), Field(word, 3), Field(word, 4));
        }

        return figures;
    }

    private static int Field(ulong word, int place) => (int)((word >> (place * PackedYear.MinuteBits)) & PackedYear.MinuteMask);

    private static int InTime(Lesson one, Lesson other, IReadOnlyDictionary<int, string> subjects)
    {
        var by = one.Start != other.Start ? one.Start.CompareTo(other.Start) : one.End.CompareTo(other.End);
        return by != 0 ? by : string.CompareOrdinal(subjects.GetValueOrDefault(one.SubjectId), subjects.GetValueOrDefault(other.SubjectId));
    }

    /// <summary>Six sums in two machine words, 21 bits each: a whole year of minutes or lessons fits, and adding a day is two additions.</summary>
    private readonly record struct Sums(ulong Minutes, ulong Rest)
    {
        private const int Bits = 21;
        private const ulong Mask = (1UL << Bits) - 1;

        public int Offered => (int)(Minutes & Mask);

        public int Reported => (int)((Minutes >> Bits) & Mask);

        public int Valid => (int)(Minutes >> (2 * Bits));

        public int Invalid => (int)(Rest & Mask);

        public int Leave => (int)((Rest >> Bits) & Mask);

        public int Lessons => (int)(Rest >> (2 * Bits));

        // No field of the earlier is larger than the same of the later: nothing is borrowed between them.
        public static Sums operator -(in Sums all, in Sums earlier) => new(all.Minutes - earlier.Minutes, all.Rest - earlier.Rest);

        public static ulong Spread(ulong day) =>
            (day & PackedYear.MinuteMask)
            | ((day & (PackedYear.MinuteMask << PackedYear.MinuteBits)) << (Bits - PackedYear.MinuteBits))
            | ((day & (PackedYear.MinuteMask << (2 * PackedYear.MinuteBits))) << (2 * (Bits - PackedYear.MinuteBits)));
    }
}
