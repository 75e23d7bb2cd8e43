using System.Numerics;
using System.Runtime.InteropServices;

namespace RodaTraden.Core.Attendance;

/// <summary>
/// Packs one pupil's school year after another. Days are added in order of date; <see cref="Take"/> hands over the year and starts anew, in the same room.
/// </summary>
public sealed class YearPacker
{
    private const int Slots = 1024;
    private const int MostMinutes = 1439;

    private readonly int[] slots = new int[Slots];
    private readonly List<ulong> kinds = [];
    private readonly ulong[] days = new ulong[366];
    private readonly int[] counts = new int[366];
    private readonly List<int> lessons = [];
    private Dictionary<ulong, int>? beyondSlots;
    private DaySet calendar;
    private DaySet firstMissed;
    private int dayCount;
    private int mostOfASubjectInADay;
    private int shortestLesson = int.MaxValue;
    private bool needsRoom;
    private int last = -1;

    /// <summary>Starts a packer for a school year.</summary>
    public YearPacker(SchoolYear year) => Year = year;

    /// <summary>The school year; days outside it are left out.</summary>
    public SchoolYear Year { get; }

    /// <summary>Adds a day. A day outside the year, or without lessons, is left out.</summary>
    /// <param name="date">The day, after those already added.</param>
    /// <param name="ofDay">Its lessons in order of start, then end, then subject.</param>
    /// <exception cref="ArgumentException">The days are not in order, or the same day is given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lessons are longer than a day: they overlap, which stored lessons never do.</exception>
    public void Add(DateOnly date, ReadOnlySpan<Lesson> ofDay)
    {
        if (ofDay.IsEmpty || !Year.Contains(date))
        {
            return;
        }

        var day = date.DayNumber - Year.First.DayNumber;
        if (day <= last)
        {
            throw new ArgumentException($"The day {date:O} is given twice, or after a later one.", nameof(date));
        }

        var figures = DayFigures.Of(date, ofDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(figures.Offered, MostMinutes, nameof(ofDay));
        var before = lessons.Count;
        var isMissed = false;
        var isAttendedLater = false;
        foreach (ref readonly var lesson in ofDay)
        {
            if (!lesson.Reported)
            {
                continue;
            }

            isAttendedLater |= isMissed && lesson.Present > 0;
            isMissed |= lessons.Count == before && lesson.Absent == lesson.Offered;
            lessons.Add(KindOf(LessonKind.Of(lesson).Word));
            Bound(lesson, ofDay);
        }

        last = day;
        calendar.Add(day);
        if (isAttendedLater)
        {
            firstMissed.Add(dayCount);
        }

        var count = lessons.Count - before;
        needsRoom |= count > PackedYear.MostLessonsInADay;
        counts[dayCount] = count;
        days[dayCount] = Word(figures) | ((ulong)Math.Min(count, PackedYear.MostLessonsInADay) << PackedYear.CountShift);
        dayCount++;
    }

    /// <summary>Adds the days of a year that is already packed, up to another day: what came later is added as days.</summary>
    /// <param name="packed">The year. How much a subject can be missed in a day, and its shortest lesson, are taken as bounds from all of it.</param>
    /// <param name="before">The first day that is left out.</param>
    /// <exception cref="ArgumentException">Days have been added before, or the year is another.</exception>
    public void AddUntil(PackedYear packed, DateOnly before)
    {
        ArgumentNullException.ThrowIfNull(packed);
        if (dayCount > 0 || packed.SchoolYear != Year)
        {
            throw new ArgumentException("A packed year comes first, and is of the same school year.", nameof(packed));
        }

        var end = before.DayNumber - Year.First.DayNumber;
        var lesson = 0;
        var dates = packed.Calendar;
        var words = packed.Days;
        var missed = packed.FirstMissed;
        var kindsThere = packed.Kinds;
        var packedLessons = packed.Lessons;
        Span<int> known = packed.Many is null ? stackalloc int[256] : [];
        known.Fill(-1);
        for (var date = 0; date < end && dayCount < packed.DayCount; date++)
        {
            if ((dates[date >> 6] & (1UL << (date & 63))) == 0)
            {
                continue;
            }

            var word = words[dayCount];
            var count = packed.Many is { } many ? many.Of(new(dayCount, dayCount + 1)).Length : (int)(word >> PackedYear.CountShift);
            for (var at = 0; at < count; at++, lesson++)
            {
                if (packed.Many is { } more)
                {
                    lessons.Add(KindOf(kindsThere[more.At(lesson)].Word));
                    continue;
                }

                // Most lessons of a year are of a few kinds: each is looked for once.
                ref var kind = ref known[packedLessons[lesson]];
                if (kind < 0)
                {
                    kind = KindOf(kindsThere[packedLessons[lesson]].Word);
                }

                lessons.Add(kind);
            }

            if ((missed[dayCount >> 6] & (1UL << (dayCount & 63))) != 0)
            {
                firstMissed.Add(dayCount);
            }

            calendar.Add(date);
            needsRoom |= count > PackedYear.MostLessonsInADay;
            (counts[dayCount], days[dayCount], last) = (count, word, date);
            dayCount++;
        }

        (mostOfASubjectInADay, shortestLesson) = (packed.MostOfASubjectInADay, packed.ShortestLesson);
    }

    /// <summary>Hands over the year, and starts anew.</summary>
    /// <param name="measures">Support started for the pupil.</param>
    public PackedYear Take(IReadOnlyList<(DateOnly From, DateOnly? To)>? measures = null)
    {
        var places = PackedYear.PlacesOf(dayCount);
        var wordCount = PackedYear.WordsBeforeKinds(dayCount) + kinds.Count;
        var fits = !needsRoom && kinds.Count <= 256;
        var lessonCount = fits ? lessons.Count : 0;
        var words = new ulong[wordCount + PackedYear.WordsOf(lessonCount)];
        for (var word = 0; word < DaySet.Words; word++)
        {
            words[word] = calendar.Word(word);
        }

        days.AsSpan(0, dayCount).CopyTo(words.AsSpan(DaySet.Words));
        for (var word = 0; word < places; word++)
        {
            words[DaySet.Words + dayCount + word] = firstMissed.Word(word);
        }

        DayTraits.Tell(days.AsSpan(0, dayCount), words.AsSpan(DaySet.Words + dayCount + places, DayTraits.Count * places));
        var place = SortKinds(words.AsSpan((wordCount - kinds.Count)..wordCount));
        var packed = MemoryMarshal.AsBytes(words.AsSpan(wordCount));
        for (var i = 0; i < lessonCount; i++)
        {
            packed[i] = (byte)place[lessons[i]];
        }

        var many = fits ? null : new PackedYear.ManyLessons([.. lessons.Select(kind => place[kind])], counts.AsSpan(0, dayCount));
        var year = new PackedYear(Year, words, at: 0, wordCount, dayCount, lessonCount, many)
        {
            Measures = measures ?? [],
            MostOfASubjectInADay = mostOfASubjectInADay,
            ShortestLesson = shortestLesson,
        };
        Clear();
        return year;
    }

    /// <summary>Lays the kinds in order of subject, so that a subject is summed in one sweep.</summary>
    /// <returns>The place of each kind.</returns>
    private int[] SortKinds(Span<ulong> sorted)
    {
        var order = Enumerable.Range(0, kinds.Count).ToArray();
        kinds.CopyTo(sorted);
        sorted.Sort(order.AsSpan());
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }

        return place;
    }

    private static ulong Word(in DayFigures day) =>
        (ulong)(uint)day.Offered
        | ((ulong)(uint)day.Reported << PackedYear.MinuteBits)
        | ((ulong)(uint)day.Valid << (2 * PackedYear.MinuteBits))
        | ((ulong)(uint)day.Invalid << (3 * PackedYear.MinuteBits))
        | ((ulong)(uint)day.Leave << (4 * PackedYear.MinuteBits));

    private void Bound(in Lesson lesson, ReadOnlySpan<Lesson> ofDay)
    {
        if (lesson.SubjectId == 0)
        {
            return;
        }

        if (lesson.Observed > 0)
        {
            shortestLesson = Math.Min(shortestLesson, lesson.Observed);
        }

        if (lesson.Absent > 0)
        {
            var absent = 0;
            foreach (ref readonly var other in ofDay)
            {
                absent += other.Reported && other.SubjectId == lesson.SubjectId ? other.Absent : 0;
            }

            mostOfASubjectInADay = Math.Max(mostOfASubjectInADay, absent);
        }
    }

    private int KindOf(ulong kind)
    {
        if (beyondSlots is not null)
        {
            return Beyond(kind);
        }

        var at = (int)((kind * 0x9E3779B97F4A7C15UL) >> (64 - BitOperations.Log2(Slots)));
        while (slots[at] > 0)
        {
            if (kinds[slots[at] - 1] == kind)
            {
                return slots[at] - 1;
            }

            at = (at + 1) % Slots;
        }

        if (kinds.Count == Slots / 2)
        {
            beyondSlots = kinds.Select((known, index) => (known, index)).ToDictionary(of => of.known, of => of.index);
            return Beyond(kind);
        }

        kinds.Add(kind);
        slots[at] = kinds.Count;
        return kinds.Count - 1;
    }

    private int Beyond(ulong kind)
    {
        if (!beyondSlots!.TryGetValue(kind, out var number))
        {
            beyondSlots[kind] = number = kinds.Count;
            kinds.Add(kind);
        }

        return number;
    }

    private void Clear()
    {
        Array.Clear(slots);
        kinds.Clear();
        lessons.Clear();
        beyondSlots = null;
        calendar = firstMissed = default;
        (dayCount, last, needsRoom) = (0, -1, false);
        (mostOfASubjectInADay, shortestLesson) = (0, int.MaxValue);
    }
}
