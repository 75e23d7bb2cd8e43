using FsCheck;
using FsCheck.Fluent;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Tests.Attendance;

public sealed class AttendanceBlocksTests
{
    [Fact]
    public void A_month_that_is_packed_and_unpacked_is_the_same_month() => Prop.ForAll(Months(), month =>
    {
        var (days, lessons) = AttendanceBlocks.Pack(month);
        var back = AttendanceBlocks.Unpack(202603, days, lessons);
        return back.Count == month.Count && back.Zip(month).All(pair => pair.First.Date == pair.Second.Date && pair.First.Lessons.SequenceEqual(pair.Second.Lessons));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_sums_of_a_day_lie_at_fixed_places_for_plain_sql()
    {
        var (days, _) = AttendanceBlocks.Pack([new(new(2026, 3, 9), [new() { Start = 490, End = 550, Reported = true, Valid = 20, Invalid = 10, Leave = 5 }, new() { Start = 560, End = 1000 }])]);
        Assert.Equal(11, days.Length);
        Assert.Equal(9, days[0]);
        Assert.Equal([500, 60, 20, 10, 5], System.Text.Encoding.UTF8.GetString(days, 1, 10).Select(letter => letter - 128));
    }

    [Fact]
    public void A_plain_present_lesson_takes_at_most_five_bytes()
    {
        var lessons = Enumerable.Range(0, 6).Select(at => new Lesson { Start = (short)(490 + (70 * at)), End = (short)(550 + (70 * at)), UnitId = 3, SubjectId = 12, Reported = true }).ToList();
        var (_, block) = AttendanceBlocks.Pack([new(new(2026, 3, 9), lessons)]);
        Assert.True(block.Length <= 5 * 6, $"{block.Length} bytes");
    }

    [Fact]
    public void A_month_of_the_same_week_takes_little_more_than_its_first_week()
    {
        var week = Enumerable.Range(0, 5).Select(day => Enumerable.Range(0, 5).Select(at => new Lesson { Start = (short)(490 + (70 * at)), End = (short)(550 + (70 * at)), UnitId = 3, SubjectId = 12 + day, Reported = true }).ToList()).ToList();
        var month = Enumerable.Range(2, 26).Where(day => day % 7 >= 2).Select((day, at) => new StoredDay(new(2026, 3, day), week[at % 5])).ToList();
        var first = AttendanceBlocks.Pack(month[..5]).Lessons.Length;
        Assert.True(AttendanceBlocks.Pack(month).Lessons.Length <= first + (2 * (month.Count - 5)));
    }

    private static Arbitrary<List<StoredDay>> Months() => (
        from dates in Gen.SubListOf(Enumerable.Range(1, 31))
        from days in Gen.CollectToList(dates.Order(), Day)
        from alike in Gen.ListOf(Gen.Choose(0, 3), 32)
        from others in Gen.ListOf(Gen.Choose(0, int.MaxValue - 1), 32)
        select Repeating(days, [.. alike], [.. others])).ToArbitrary();

    /// <summary>Three days of four have the timetable of a week before, where there is one; what was registered differs.</summary>
    private static List<StoredDay> Repeating(IReadOnlyList<StoredDay> days, int[] alike, int[] others)
    {
        var months = new List<StoredDay>();
        foreach (var day in days)
        {
            var earlier = months.Find(one => one.Date == day.Date.AddDays(-7));
            var random = new Random(others[day.Date.Day]);
            months.Add(alike[day.Date.Day] == 0 || earlier is null
                ? day
                : new(day.Date, earlier.Lessons.ConvertAll(lesson => random.Next(2) == 0
                    ? new Lesson { Start = lesson.Start, End = lesson.End, UnitId = lesson.UnitId, SubjectId = lesson.SubjectId, Reported = true }
                    : lesson with { ByHand = random.Next(2) == 0, Reported = random.Next(2) == 0 || lesson.Absent + lesson.Leave > 0 })));
        }

        return [.. months.Where(day => day.Lessons.Count > 0)];
    }

    private static Gen<StoredDay> Day(int day) =>
        from count in Gen.Choose(0, 8)
        from gaps in Gen.ListOf(Gen.Choose(0, 60), count)
        from lengths in Gen.ListOf(Gen.Choose(1, 90), count)
        from seeds in Gen.ListOf(Gen.Choose(0, int.MaxValue - 1), count)
        select new StoredDay(new(2026, 3, day), Lessons(gaps, lengths, seeds));

    private static List<Lesson> Lessons(IEnumerable<int> gaps, IEnumerable<int> lengths, IEnumerable<int> seeds)
    {
        var lessons = new List<Lesson>();
        var time = 0;
        foreach (var ((gap, length), seed) in gaps.Zip(lengths).Zip(seeds))
        {
            var random = new Random(seed);
            var start = time + gap;
            time = start + length;
            if (time >= 1440)
            {
                break;
            }

            var reported = random.Next(4) > 0;
            lessons.Add(new()
            {
                Start = (short)start,
                End = (short)time,
                UnitId = random.Next(1, 300),
                SubjectId = random.Next(0, 400),
                Reported = reported,
                Valid = (short)(reported ? random.Next(0, length) : 0),
                Invalid = (short)(reported && random.Next(2) == 0 ? random.Next(0, 3) : 0),
                Leave = (short)(reported && random.Next(5) == 0 ? 1 : 0),
                Notification = (AbsenceNotification)random.Next(3),
                Reason = reported ? (StatedReason)random.Next(8) : StatedReason.None,
                ByHand = random.Next(2) == 0,
            });
        }

        return lessons;
    }
}
