using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;

namespace RodaTraden.Bench.Layouts;

/// <summary>
/// The latest school year of an installation, held packed as the program packs it. The last day on which most pupils had school is set aside as the night's feed;
/// days after it, when some few have them, are left out.
/// </summary>
internal sealed class SourceYear
{
    private const int GroupOfPupils = 5000;

    private readonly StoredMonth[] months;
    private readonly List<int> firstMonth = [];
    private readonly List<int> pupils = [];
    private readonly MonthRoom room = new();

    private SourceYear(SchoolYear year, List<StoredMonth> read)
    {
        Year = year;
        months = [.. read.OrderBy(month => month.PupilId).ThenBy(month => month.Month)];
        MonthNumbers = [.. months.Select(month => month.Month).Distinct().Order()];
        FeedDay = LastBusyDay(months);
        for (var at = 0; at < months.Length; at++)
        {
            if (at == 0 || months[at].PupilId != months[at - 1].PupilId)
            {
                pupils.Add(months[at].PupilId);
                firstMonth.Add(at);
            }
        }

        firstMonth.Add(months.Length);
        Measure();
    }

    public SchoolYear Year { get; }

    public DateOnly FeedDay { get; }

    public IReadOnlyList<int> MonthNumbers { get; }

    /// <summary>The numbers of all pupils, in order.</summary>
    public IReadOnlyList<int> Pupils => pupils;

    /// <summary>The last day of those who had school on it.</summary>
    public Dictionary<int, StoredDay> Feed { get; } = [];

    /// <summary>Lessons before the last day.</summary>
    public long Lessons { get; private set; }

    /// <summary>What is there before the last day.</summary>
    public Contents Before { get; private set; }

    /// <summary>What is there with the last day.</summary>
    public Contents After { get; private set; }

    public static async Task<SourceYear> LoadAsync(AppDbContext db, AttendanceStore store)
    {
        var latest = await db.AttendanceMonths.MaxAsync(month => (int?)month.Month) ?? throw new InvalidOperationException("The installation has no attendance: read in a school year first.");
        var year = SchoolYear.Of(new(latest / 100, latest % 100, 1));
        return new(year, await store.ReadAsync(AttendanceStore.MonthOf(year.First), AttendanceStore.MonthOf(year.Last), null, CancellationToken.None));
    }

    /// <summary>The same year of the first pupils alone.</summary>
    public SourceYear OfFirst(int count) => new(Year, [.. months.Take(firstMonth[Math.Min(count, pupils.Count)])]);

    /// <summary>Places of pupils whose years are held unpacked at the same time.</summary>
    public IEnumerable<Range> Groups()
    {
        for (var first = 0; first < pupils.Count; first += GroupOfPupils)
        {
            yield return first..Math.Min(first + GroupOfPupils, pupils.Count);
        }
    }

    /// <summary>A pupil's days before the last one.</summary>
    /// <param name="place">The pupil's place among the pupils.</param>
    /// <param name="part">The months that are asked for.</param>
    public List<StoredDay> DaysOf(int place, YearPart part)
    {
        var days = new List<StoredDay>();
        for (var at = firstMonth[place]; at < firstMonth[place + 1]; at++)
        {
            if (months[at].Month >= part.FirstMonth && months[at].Month <= part.LastMonth)
            {
                Period.Month.Read(months[at], room, (date, lessons) =>
                {
                    if (date < FeedDay)
                    {
                        days.Add(new(date, [.. lessons]));
                    }
                });
            }
        }

        return days;
    }

    private void Measure()
    {
        var (before, after) = (new YearPacker(Year), new YearPacker(Year));
        for (var place = 0; place < pupils.Count; place++)
        {
            for (var at = firstMonth[place]; at < firstMonth[place + 1]; at++)
            {
                var pupil = pupils[place];
                Period.Month.Read(months[at], room, (date, lessons) => Measure(pupil, date, lessons, before, after));
            }

            Before = Before.Plus(before.Take());
            After = After.Plus(after.Take());
        }
    }

    private void Measure(int pupil, DateOnly date, ReadOnlySpan<Lesson> lessons, YearPacker before, YearPacker after)
    {
        if (date < FeedDay)
        {
            before.Add(date, lessons);
            Lessons += lessons.Length;
        }
        else if (date == FeedDay)
        {
            Feed[pupil] = new(date, [.. lessons]);
        }

        if (date <= FeedDay)
        {
            after.Add(date, lessons);
        }
    }

    private static DateOnly LastBusyDay(StoredMonth[] months)
    {
        var counts = new Dictionary<int, int>();
        foreach (var month in months)
        {
            for (var at = 0; at < month.Days.Length; at += MonthPacker.DayBytes)
            {
                var day = (month.Month * 100) + month.Days[at];
                counts[day] = counts.GetValueOrDefault(day) + 1;
            }
        }

        var most = counts.Values.Max();
        var last = counts.Where(of => 2 * of.Value >= most).Max(of => of.Key);
        return new(last / 10000, last / 100 % 100, last % 100);
    }
}
