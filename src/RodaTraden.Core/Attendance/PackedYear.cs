using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace RodaTraden.Core.Attendance;

/// <summary>
/// A pupil's school year as it is held in memory by the hundred thousand: about 2.5 kB for 178 days of five lessons. Eight bytes a day hold its minutes
/// exactly; a lesson is one byte that points to its kind (subject, observed and absent minutes), because most lessons of a year are alike. Made by
/// <see cref="YearPacker"/>, read through <see cref="PupilYear"/>. Never changed once made.
/// </summary>
public sealed class PackedYear
{
    internal const int MinuteBits = 11;
    internal const ulong MinuteMask = (1UL << MinuteBits) - 1;
    internal const int CountShift = 5 * MinuteBits;
    internal const int MostLessonsInADay = (1 << (64 - CountShift)) - 1;

    /// <summary>Holds the words and, after them, the lessons; other years may lie beside them.</summary>
    private readonly ulong[] block;
    private readonly int at;
    private readonly int wordCount;
    private readonly int lessonCount;
    private readonly ManyLessons? many;

    /// <summary>A year that lies in a block.</summary>
    /// <param name="year">The school year.</param>
    /// <param name="block">
    /// From <paramref name="at"/>: the calendar (<see cref="DaySet.Words"/>), the days, the days with a missed first lesson, the traits of days
    /// (<see cref="DayTraits"/>), the kinds of lessons; then the lessons, eight to a word.
    /// </param>
    /// <param name="at">Where it begins.</param>
    /// <param name="wordCount">Words before the lessons.</param>
    /// <param name="days">School days.</param>
    /// <param name="lessonCount">Lessons; none when they are too <paramref name="many"/> for a byte each.</param>
    /// <param name="many">The lessons of a year that does not fit.</param>
    internal PackedYear(SchoolYear year, ulong[] block, int at, int wordCount, int days, int lessonCount, ManyLessons? many)
    {
        (SchoolYear, this.block, this.at, this.wordCount, DayCount, this.lessonCount, this.many) = (year, block, at, wordCount, days, lessonCount, many);
    }

    /// <summary>The most absent minutes that any one subject has on any one day: what bounds how fast a subject's absence can grow.</summary>
    internal int MostOfASubjectInADay { get; init; }

    /// <summary>Observed minutes of the shortest reported lesson in a subject, those that are leave throughout not counted.</summary>
    internal int ShortestLesson { get; init; }

    /// <summary>The school year; days outside it do not exist here.</summary>
    public SchoolYear SchoolYear { get; }

    /// <summary>Number of school days: days on which something was offered.</summary>
    public int DayCount { get; }

    /// <summary>Support started for the pupil, for <c>StillAbove</c>: first day and last day (null while it goes on).</summary>
    public IReadOnlyList<(DateOnly From, DateOnly? To)> Measures { get; init; } = [];

    /// <summary>Reads every byte held and adds them up: how fast memory alone can be read, to hold an evaluation against.</summary>
    public ulong Checksum()
    {
        ulong sum = 0;
        foreach (var word in Held)
        {
            sum += word;
        }

        return sum;
    }

    /// <summary>Adds the school days between two dates to a count of each date of the year.</summary>
    /// <param name="counts">A count for each date from 1 July.</param>
    /// <param name="from">The first date, as days after 1 July.</param>
    /// <param name="end">The first date that is not looked at any longer.</param>
    /// <param name="by">What each school day counts.</param>
    public void CountSchoolDays(Span<int> counts, int from, int end, int by)
    {
        var calendar = Calendar;
        for (var word = from >> 6; 64 * word < end; word++)
        {
            var (skip, rest) = (from - (64 * word), end - (64 * word));
            var days = calendar[word] & (skip > 0 ? ulong.MaxValue << skip : ulong.MaxValue) & (rest < 64 ? (1UL << rest) - 1 : ulong.MaxValue);
            for (; days != 0; days &= days - 1)
            {
                counts[(64 * word) + System.Numerics.BitOperations.TrailingZeroCount(days)] += by;
            }
        }
    }

    /// <summary>The pupil's latest school day on or before a date; null when there is none.</summary>
    public DateOnly? LatestSchoolDay(DateOnly until)
    {
        var through = Math.Clamp(until.DayNumber - SchoolYear.First.DayNumber + 1, 0, 64 * DaySet.Words);
        for (var word = (through + 63) / 64; word > 0; word--)
        {
            var rest = through - (64 * (word - 1));
            var days = rest >= 64 ? Calendar[word - 1] : Calendar[word - 1] & ((1UL << rest) - 1);
            if (days != 0)
            {
                return SchoolYear.First.AddDays((64 * (word - 1)) + System.Numerics.BitOperations.Log2(days));
            }
        }

        return null;
    }

    /// <summary>
    /// Whether another year says the same of every day up to a date, as far as conditions can tell: school days, minutes, reported lessons, and support started.
    /// </summary>
    public bool IsSameThrough(PackedYear other, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.SchoolYear != SchoolYear || many is not null || other.many is not null || !Measures.SequenceEqual(other.Measures))
        {
            return false;
        }

        var through = Math.Clamp(date.DayNumber - SchoolYear.First.DayNumber + 1, 0, 64 * DaySet.Words);
        if (!AreSame(Calendar, other.Calendar, through))
        {
            return false;
        }

        var count = DaysIn(Calendar, through);
        if (!Days[..count].SequenceEqual(other.Days[..count]) || !AreSame(FirstMissed, other.FirstMissed, count))
        {
            return false;
        }

        var reported = 0;
        foreach (var day in Days[..count])
        {
            reported += (int)(day >> CountShift);
        }

        var kinds = Kinds;
        var otherKinds = other.Kinds;
        var own = Lessons[..reported];
        var others = other.Lessons[..reported];
        if (kinds.SequenceEqual(otherKinds))
        {
            return own.SequenceEqual(others);
        }

        for (var lesson = 0; lesson < own.Length; lesson++)
        {
            if (kinds[own[lesson]] != otherKinds[others[lesson]])
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreSame(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other, int bits)
    {
        var (words, rest) = (bits >> 6, bits & 63);
        return one[..words].SequenceEqual(other[..words]) && (rest == 0 || ((one[words] ^ other[words]) << (64 - rest)) == 0);
    }

    private static int DaysIn(ReadOnlySpan<ulong> calendar, int through)
    {
        var count = 0;
        for (var word = 0; 64 * word < through; word++)
        {
            var rest = through - (64 * word);
            count += System.Numerics.BitOperations.PopCount(rest >= 64 ? calendar[word] : calendar[word] & ((1UL << rest) - 1));
        }

        return count;
    }

    /// <summary>Everything but the lessons.</summary>
    internal ReadOnlySpan<ulong> Words => block.AsSpan(at, wordCount);

    /// <summary>Everything: the words, and the lessons with what is empty in their last word.</summary>
    internal ReadOnlySpan<ulong> Held => block.AsSpan(at, wordCount + WordsOf(lessonCount));

    /// <summary>Which dates of the year are school days, 64 at a time from 1 July.</summary>
    internal ReadOnlySpan<ulong> Calendar => block.AsSpan(at, DaySet.Words);

    /// <summary>
    /// The days in order. From the lowest bit eleven bits each: O, R, V, X, L; then nine bits with the number of reported lessons.
    /// </summary>
    internal ReadOnlySpan<ulong> Days => block.AsSpan(at + DaySet.Words, DayCount);

    /// <summary>The days on which the first reported lesson was missed and a later one attended, 64 at a time.</summary>
    internal ReadOnlySpan<ulong> FirstMissed => block.AsSpan(at + DaySet.Words + DayCount, Places);

    /// <summary>The kinds of lessons; those of one subject stand together.</summary>
    internal ReadOnlySpan<LessonKind> Kinds => MemoryMarshal.Cast<ulong, LessonKind>(Words[WordsBeforeKinds(DayCount)..]);

    /// <summary>The reported lessons in order, each as the number of its kind; empty when there are too many kinds for a byte.</summary>
    internal ReadOnlySpan<byte> Lessons => MemoryMarshal.AsBytes(block.AsSpan(at + wordCount))[..lessonCount];

    /// <summary>The days that have a trait, 64 at a time.</summary>
    /// <param name="trait">Its place in <see cref="DayTraits"/>.</param>
    internal ReadOnlySpan<ulong> With(int trait) => block.AsSpan(at + DaySet.Words + DayCount + ((1 + trait) * Places), Places);

    /// <summary>
    /// Asks the processor to fetch what most windows need, while another year is looked at: it would otherwise wait for one line of memory after another, longer than
    /// all conditions take. Only a hint: should the words be moved meanwhile, what was fetched is of no use, and nothing else happens.
    /// </summary>
    internal unsafe void FetchDays()
    {
        const int Line = 8;
        const int OfMostWindows = 100; // days: a term
        if (!Sse.IsSupported)
        {
            return;
        }

        var end = WordsBeforeKinds(DayCount);
        ref var first = ref MemoryMarshal.GetReference(Words);
        Sse.Prefetch0(Unsafe.AsPointer(ref first));
        for (var word = DaySet.Words + Math.Max(0, DayCount - OfMostWindows); word < end; word += Line)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, word)));
        }
    }

    /// <summary>Asks the processor to fetch where the year lies: what must be known before its days can be fetched.</summary>
    internal unsafe void FetchPlace()
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in at)));
        }
    }

    private int Places => PlacesOf(DayCount);

    /// <summary>Words that a set of so many days takes.</summary>
    internal static int PlacesOf(int days) => (days + 63) / 64;

    /// <summary>Words of a year with so many days before the kinds of its lessons.</summary>
    internal static int WordsBeforeKinds(int days) => DaySet.Words + days + ((1 + DayTraits.Count) * PlacesOf(days));

    /// <summary>Words that so many lessons take.</summary>
    internal static int WordsOf(int lessons) => (lessons + sizeof(ulong) - 1) / sizeof(ulong);

    /// <summary>Set in the rare year that does not fit: more than 256 kinds of lessons, or more than 511 in a day.</summary>
    internal ManyLessons? Many => many;

    /// <summary>The same in more room: the kind of each lesson, and the number of lessons of each day.</summary>
    internal sealed class ManyLessons
    {
        private readonly int[] kinds;
        private readonly int[] before;

        public ManyLessons(int[] kinds, ReadOnlySpan<int> lessonsOfDays)
        {
            this.kinds = kinds;
            before = new int[lessonsOfDays.Length + 1];
            for (var day = 0; day < lessonsOfDays.Length; day++)
            {
                before[day + 1] = before[day] + lessonsOfDays[day];
            }
        }

        public int At(int lesson) => kinds[lesson];

        public ReadOnlySpan<int> Of(DayRange range) => kinds.AsSpan(before[range.First]..before[range.End]);
    }
}
