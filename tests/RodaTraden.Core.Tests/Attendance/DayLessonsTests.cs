using FsCheck;
using FsCheck.Fluent;
using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Tests.Attendance;

public sealed class DayLessonsTests
{
    [Fact]
    public void A_later_word_replaces_every_lesson_whose_time_it_overlaps()
    {
        List<Lesson> day = [Lesson(480, 540), Lesson(550, 610), Lesson(620, 680)];
        Assert.Equal(DayLessons.Outcome.Changed, DayLessons.Put(day, Lesson(530, 600, invalid: 10)));
        Assert.Equal([530, 620], day.Select(lesson => (int)lesson.Start));
    }

    [Fact]
    public void Lessons_that_only_touch_do_not_overlap()
    {
        List<Lesson> day = [Lesson(480, 540)];
        Assert.Equal(DayLessons.Outcome.New, DayLessons.Put(day, Lesson(540, 600)));
        Assert.Equal(2, day.Count);
    }

    [Fact]
    public void A_handwritten_lesson_stays_when_a_file_says_otherwise()
    {
        List<Lesson> day = [Lesson(480, 540, invalid: 5) with { ByHand = true }];
        Assert.Equal(DayLessons.Outcome.KeptByHand, DayLessons.Put(day, Lesson(480, 540)));
        Assert.Equal(DayLessons.Outcome.Unchanged, DayLessons.Put(day, Lesson(480, 540, invalid: 5)));
        Assert.Equal(5, day[0].Invalid);
    }

    [Fact]
    public void A_day_never_holds_two_lessons_at_once_and_stays_in_order() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 1380).SelectMany(start => Gen.Choose(1, 59).Select(length => Lesson(start, start + length)))).ToArbitrary(),
        rows =>
        {
            var day = new List<Lesson>();
            foreach (var row in rows)
            {
                DayLessons.Put(day, row);
            }

            return day.Zip(day.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_without_contradiction_give_the_same_day_in_any_order() => Prop.ForAll(
        Gen.Choose(1, 8).SelectMany(count => Gen.Choose(0, int.MaxValue - 1).Select(seed => (count, seed))).ToArbitrary(),
        of =>
        {
            var rows = Enumerable.Range(0, of.count).Select(at => Lesson(480 + (70 * at), 540 + (70 * at), invalid: at)).ToList();
            var random = new Random(of.seed);
            var (one, other) = (new List<Lesson>(), new List<Lesson>());
            rows.ForEach(row => DayLessons.Put(one, row));
            foreach (var row in rows.Concat(rows.Take(2)).OrderBy(_ => random.Next()))
            {
                DayLessons.Put(other, row);
            }

            return one.SequenceEqual(other);
        }).QuickCheckThrowOnFailure();

    private static Lesson Lesson(int start, int end, int invalid = 0) => new() { Start = (short)start, End = (short)end, Reported = true, Invalid = (short)invalid };
}
