using FsCheck;
using FsCheck.Fluent;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.Core.Tests.Attendance;

public sealed class TellingOfAbsenceTests
{
    private static readonly DateOnly First = new(2026, 3, 2);
    private static readonly SchoolCalendar AllDays = new(Enumerable.Range(0, 20).ToDictionary(First.AddDays, _ => CalendarDayKind.SchoolDay), new Dictionary<DateOnly, CalendarDayKind>());

    [Fact]
    public void Laying_what_is_laid_changes_nothing() => Prop.ForAll(
        Cases().ToArbitrary(),
        of =>
        {
            var after = Applied(of, of.Lay());
            return Year(after, of.Told, of.Enrolments).Lay().Changed.Count == 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_day_holds_more_absence_than_lessons() => Prop.ForAll(
        Cases().ToArbitrary(),
        of => of.Lay().Changed.Values.All(day => day.TrueForAll(lesson => lesson.Present >= 0 && lesson.Absent + lesson.Leave <= lesson.Offered))).QuickCheckThrowOnFailure();

    [Fact]
    public void Taking_everything_told_away_takes_every_assumed_day_away_and_no_lesson_of_a_timetable() => Prop.ForAll(
        Cases().ToArbitrary(),
        of =>
        {
            var after = Applied(of, of.Lay());
            var bare = Applied(Year(after, [], of.Enrolments), Year(after, [], of.Enrolments).Lay());
            return bare.Values.All(day => day.All(lesson => !lesson.Implied)) && bare.Values.Sum(day => day.Count) == of.Days.Values.Sum(day => day.Count(lesson => !lesson.Implied));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Where_a_unit_has_a_timetable_nobody_has_an_assumed_day_that_term() => Prop.ForAll(
        Cases().ToArbitrary(),
        of =>
        {
            var after = Applied(of, of.Lay());
            var units = after.Values.SelectMany(day => day).Where(lesson => !lesson.Implied).Select(lesson => lesson.UnitId).ToHashSet();
            return after.Values.All(day => day.All(lesson => !lesson.Implied || !units.Contains(lesson.UnitId)));
        }).QuickCheckThrowOnFailure();

    private static Gen<TellingOfAbsence> Cases() =>
        from told in Gen.ListOf(Told())
        from lessons in Gen.ListOf(from day in Gen.Choose(0, 19) from unit in Gen.Choose(1, 2) select (Day: First.AddDays(day), Unit: unit))
        from split in Gen.Choose(0, 25)
        select Year(
            lessons.DistinctBy(lesson => lesson.Day).ToDictionary(lesson => lesson.Day, lesson => (IReadOnlyList<Lesson>)[new Lesson { Start = 500, End = 560, UnitId = lesson.Unit, Reported = true }]),
            [.. told],
            [new() { PupilId = 1, UnitId = 1, To = First.AddDays(split) }, new() { PupilId = 1, UnitId = 2, From = First.AddDays(Math.Max(0, split - 3)) }]);

    private static Gen<ToldAbsence> Told() =>
        from day in Gen.Choose(0, 19)
        from unit in Gen.Choose(1, 2)
        from kind in Gen.Choose(0, 5)
        from span in Gen.Elements((0, 1439), (0, 0), (0, 45), (480, 560), (500, 840))
        select new ToldAbsence { PupilId = 1, UnitId = unit, Date = First.AddDays(day), Start = (short)span.Item1, End = (short)span.Item2, Kind = (AbsenceKind)kind, Reason = StatedReason.None };

    private static TellingOfAbsence Year(IReadOnlyDictionary<DateOnly, IReadOnlyList<Lesson>> days, IReadOnlyList<ToldAbsence> told, IReadOnlyList<Enrolment> enrolments) => new()
    {
        Year = SchoolYear.Of(First),
        Days = days,
        Enrolments = enrolments,
        Told = told,
        Calendars = new Dictionary<int, SchoolCalendar> { [1] = AllDays, [2] = AllDays },
        Timetables = days.Values.SelectMany(day => day).Where(lesson => !lesson.Implied).Select(lesson => (lesson.UnitId, SchoolYear.TermStart(First))).ToHashSet(),
        Until = told.GroupBy(one => one.UnitId).ToDictionary(of => of.Key, of => of.Max(one => one.Date)),
    };

    private static Dictionary<DateOnly, IReadOnlyList<Lesson>> Applied(TellingOfAbsence of, LaidYear laid)
    {
        var days = of.Days.ToDictionary();
        foreach (var (day, lessons) in laid.Changed)
        {
            days[day] = lessons;
        }

        return days;
    }
}
