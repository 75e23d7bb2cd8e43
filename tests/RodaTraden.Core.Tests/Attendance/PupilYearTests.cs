using FsCheck;
using FsCheck.Fluent;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;

namespace RodaTraden.Core.Tests.Attendance;

public sealed class PupilYearTests
{
    private static readonly SchoolYear Year = new(2025);

    private static readonly Gen<Lesson> AnyLesson =
        from length in Gen.Choose(1, 90)
        from subject in Gen.Choose(0, 4)
        from reported in Gen.Choose(0, 4)
        from valid in Gen.Choose(0, 2)
        from invalid in Gen.Choose(0, 2)
        from leave in Gen.Choose(0, 4)
        select new Lesson
        {
            Start = 0,
            End = (short)length,
            SubjectId = subject,
            Reported = reported > 0,
            Valid = (short)(reported == 0 ? 0 : valid == 0 ? length : valid == 1 ? length / 3 : 0),
            Invalid = (short)(reported == 0 || valid == 0 ? 0 : invalid == 0 ? length / 3 : 0),
            Leave = (short)(reported == 0 || valid == 0 ? 0 : leave == 0 ? length / 3 : 0),
        };

    private static readonly Gen<List<(DateOnly Date, IReadOnlyList<Lesson> Lessons)>> AnyYear =
        from count in Gen.Choose(0, 200)
        from offset in Gen.Choose(0, 150)
        from days in Gen.ListOf(Gen.ListOf(AnyLesson, 3), count)
        select days.Select((lessons, at) => (Year.First.AddDays(offset + at), InTime(lessons))).Where(day => day.Item1.Day % 7 > 1).ToList();

    [Fact]
    public void Sums_and_kinds_of_days_over_any_window_equal_those_of_the_days_one_by_one() => Prop.ForAll(
        AnyYear.SelectMany(days => Gen.Choose(0, days.Count).SelectMany(one => Gen.Choose(0, days.Count).Select(other => (days, one, other)))).ToArbitrary(),
        of =>
        {
            var year = PupilYear.From(Year, of.days, Names);
            var range = new DayRange(Math.Min(of.one, of.other), Math.Max(of.one, of.other));
            var figures = of.days.Select(day => DayFigures.Of(day.Date, [.. day.Lessons])).ToList();
            var within = figures[range.First..range.End];
            var sums = within.Aggregate(default(WindowSums), (all, day) => all.Plus(day));
            return year.Days.ToArray().SequenceEqual(figures)
                && year.SumsOf(range) == sums
                && year.Observed.Count(range) == within.Count(day => day.IsObserved)
                && year.Whole.Count(range) == within.Count(day => day.IsObserved && day.Absent == 0)
                && year.Absent.Count(range) == within.Count(day => day.Absent > 0)
                && year.Part.Count(range) == within.Count(day => day.IsPart)
                && year.HalfAway.Count(range) == within.Count(day => day.IsHalfAway)
                && year.Away.Count(range) == within.Count(day => day.IsAway)
                && year.Came.Count(range) == within.Count(day => day.IsObserved && !day.IsAway)
                && year.Invalid.Count(range) == within.Count(day => day.Invalid > 0)
                && year.FirstMissed.Count(range) == of.days[range.First..range.End].Count(day => FirstMissedLaterAttended(day.Lessons))
                && figures.Select((day, at) => (day, at)).All(place => year.DateOf(place.at) == place.day.Date && year.DaysUntil(place.day.Date) == place.at + 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_year_opened_in_the_room_of_another_has_nothing_of_the_other() => Prop.ForAll(
        AnyYear.SelectMany(first => AnyYear.Select(second => (first, second))).ToArbitrary(),
        of =>
        {
            var reused = PupilYear.From(Year, of.first, Names);
            var ladder = new LadderEvaluation(StandardLadder.Version1);
            _ = ladder.Evaluate(reused, Year.Last, UnitSchoolDays.None);
            reused.Open(Packed(of.second));
            var fresh = PupilYear.From(Year, of.second, Names);
            return reused.Days.SequenceEqual(fresh.Days)
                && Words(ladder.Evaluate(reused, Year.Last, UnitSchoolDays.None)) == Words(ladder.Evaluate(fresh, Year.Last, UnitSchoolDays.None));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_lessons_of_one_pupil_are_never_counted_as_those_of_the_next()
    {
        var ladder = new LadderEvaluation(StandardLadder.Version1);
        var year = new PupilYear(Packed(AvoidingSubject(2)), Names);
        Assert.Equal("Bild", Stands(year));
        year.Open(Packed(AvoidingSubject(1)));
        Assert.Equal("Slöjd", Stands(year));

        string? Stands(PupilYear of) => ladder.Conditions(new(of, Year.Last), UnitSchoolDays.None).Single(one => one.Condition.Kind == ConditionKind.SubjectPattern).Detail;
        static List<(DateOnly, IReadOnlyList<Lesson>)> AvoidingSubject(int avoided) =>
            [.. Enumerable.Range(0, 60).Select(at => (Year.First.AddDays(50 + at), InTime(Enumerable.Range(0, 6).Select(place => Lesson(60, 1) with { SubjectId = place, Invalid = (short)(place == avoided && at % 3 > 0 ? 60 : 0) }))))];
    }

    [Fact]
    public void A_held_step_replayed_from_where_it_stood_equals_one_replayed_from_July_also_when_days_have_changed_since() => Prop.ForAll(
        (from days in AnyYear.Select(days => days.Take(80).ToList())
         from changes in Gen.ListOf(Gen.Choose(0, 200).SelectMany(at => AnyLesson.Select(lesson => (at, lesson))), 4)
         from steps in Gen.ListOf(Gen.Choose(1, 40), 12)
         select (days, changes, steps)).ToArbitrary(),
        of =>
        {
            var ladder = new LadderEvaluation(StandardLadder.Version1);
            var days = of.days.ToList();
            var year = Packed(days);
            ReplayedUntil? until = null;
            var asOf = Year.First.AddDays(100);
            foreach (var (step, at) in of.steps.Select((step, at) => (step, at)))
            {
                asOf = asOf.AddDays(step);
                if (at % 3 == 2 && days.Count > 0)
                {
                    var (place, lesson) = of.changes[at / 3];
                    days[place % days.Count] = (days[place % days.Count].Date, [lesson]);
                    var changed = Packed(days);
                    until = until?.SameIn(year, changed);
                    year = changed;
                }

                var date = asOf > Year.Last ? Year.Last : asOf;
                if (Words(ladder.Evaluate(new(year, Names), date, UnitSchoolDays.None, ref until)) != Words(ladder.Evaluate(new(year, Names), date, UnitSchoolDays.None)))
                {
                    return false;
                }
            }

            return days.Count < 60 || until is not null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_changes_some_weeks_back_lets_the_replay_go_on_from_an_earlier_place()
    {
        var ladder = new LadderEvaluation(StandardLadder.Version1);
        var days = Enumerable.Range(0, 60).Select(at => (Date: Year.First.AddDays(50 + at), Lessons: (IReadOnlyList<Lesson>)[Lesson(60, at % 5 == 0 ? 60 : 0)])).ToList();
        ReplayedUntil? until = null;
        var whole = Packed(days);
        ladder.Evaluate(new(whole, Names), days[^1].Date, UnitSchoolDays.None, ref until);

        Assert.Equal(days[^4].Date, Since(2));
        Assert.Equal(days[^16].Date, Since(10));
        Assert.Null(Since(50));

        // Two evaluations of later days keep one place for each of the weeks that lie behind them.
        days.AddRange(Enumerable.Range(60, 12).Select(at => (Year.First.AddDays(50 + at), (IReadOnlyList<Lesson>)[Lesson(60, 0)])));
        until = until?.SameIn(whole, Packed(days));
        whole = Packed(days);
        ladder.Evaluate(new(whole, Names), days[^1].Date, UnitSchoolDays.None, ref until);
        Assert.Equal(days[^4].Date, Since(1));
        Assert.Equal(days[^16].Date, Since(12));
        Assert.Equal(days[^28].Date, Since(20));
        Assert.Null(Since(60));

        DateOnly? Since(int back) => until!.SameIn(whole, Packed([.. days.Select((day, at) => at == days.Count - 1 - back ? (day.Date, (IReadOnlyList<Lesson>)[Lesson(61, 7)]) : (day.Date, day.Lessons))]))?.Date;
    }

    [Fact]
    public void A_year_and_how_far_it_was_replayed_come_back_from_words_as_they_were() => Prop.ForAll(
        (from one in AnyYear.Select(days => days.Take(80).ToList())
         from other in AnyYear.Select(days => days.Take(80).ToList())
         select (one, other)).ToArbitrary(),
        of =>
        {
            var ladder = new LadderEvaluation(StandardLadder.Version1);
            PackedYear[] years = [Packed(of.one), Packed(of.other)];
            var words = new ulong[years.Sum(PackedYearWords.Length)];
            PackedYearWords.Write(years[0], words);
            PackedYearWords.Write(years[1], words.AsSpan(PackedYearWords.Length(years[0])));
            var at = 0;
            foreach (var year in years)
            {
                at += PackedYearWords.Read(Year, words, at, out var read);
                ReplayedUntil? until = null;
                var told = Words(ladder.Evaluate(new(year, Names), Year.Last, UnitSchoolDays.None, ref until));
                var back = until is null ? null : ReplayedUntil.From(ladder.Ladder, until.Numbers());
                if (!year.IsSameThrough(read, Year.Last) || read.DayCount != year.DayCount || Words(ladder.Evaluate(new(read, Names), Year.Last, UnitSchoolDays.None, ref back)) != told)
                {
                    return false;
                }
            }

            return at == words.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void School_days_between_two_dates_are_counted_as_one_by_one() => Prop.ForAll(
        (from days in AnyYear
         from one in Gen.Choose(0, 365)
         from other in Gen.Choose(0, 365)
         select (days, first: Math.Min(one, other), end: Math.Max(one, other))).ToArbitrary(),
        of =>
        {
            var (year, counts) = (Packed(of.days), new int[365]);
            year.CountSchoolDays(counts, of.first, of.end, 3);
            return Enumerable.Range(0, 365).All(day => counts[day] == (day >= of.first && day < of.end && year.LatestSchoolDay(Year.First.AddDays(day)) == Year.First.AddDays(day) ? 3 : 0));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_year_that_does_not_fit_closely_has_no_words()
    {
        Assert.Equal(0, PackedYearWords.Length(Packed([(Year.First.AddDays(100), InTime(Enumerable.Range(0, 600).Select(_ => new Lesson { Start = 0, End = 2, SubjectId = 3, Reported = true })))])));
        var packer = new YearPacker(Year);
        packer.Add(Year.First, [Lesson(60, 0)]);
        Assert.Equal(0, PackedYearWords.Length(packer.Take([(Year.First, null)])));
    }

    [Fact]
    public void A_year_is_the_same_through_the_day_before_its_first_change_and_no_longer() => Prop.ForAll(
        (from days in AnyYear.Select(days => days.Take(80).ToList())
         from at in Gen.Choose(0, 200)
         from movesDay in Gen.Elements(true, false)
         where days.Count > 0 && days[at % days.Count].Lessons[0].Reported
         select (days, at: at % days.Count, movesDay)).ToArbitrary(),
        of =>
        {
            // The least that can differ: the subject of one lesson, or a date that nothing else stands on.
            var (date, lessons) = of.days[of.at];
            var changed = of.days.ToList();
            changed[of.at] = of.movesDay ? (of.at + 1 < of.days.Count ? of.days[of.at + 1].Date.AddDays(-1) : date.AddDays(1), lessons) : (date, [lessons[0] with { SubjectId = 7 }, .. lessons.Skip(1)]);
            var (one, other) = (Packed(of.days), Packed(changed));
            var isMoved = changed[of.at].Date != date || !of.movesDay;
            return one.IsSameThrough(other, date.AddDays(-1)) && one.IsSameThrough(other, date) != isMoved && one.IsSameThrough(Packed(of.days), Year.Last);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_year_with_more_kinds_of_lessons_or_more_lessons_a_day_than_fit_closely_is_held_as_exactly()
    {
        // One subject is missed by half throughout. Every lesson has a length of its own; one day has 600 lessons.
        var days = Enumerable.Range(0, 40).Select(at => (Year.First.AddDays(50 + at), InTime(Enumerable.Range(0, 8).Select(place => Lesson(1 + at + (40 * (place % 2)) + place, place))))).ToList();
        days.Add((Year.First.AddDays(100), InTime(Enumerable.Range(0, 600).Select(_ => new Lesson { Start = 0, End = 2, SubjectId = 3, Reported = true }))));
        var year = PupilYear.From(Year, days, Names);
        var subject = new LadderEvaluation(StandardLadder.Version1).Conditions(new(year, Year.Last), UnitSchoolDays.None).Single(of => of.Condition.Kind == ConditionKind.SubjectPattern);
        var last40 = days[^40..].SelectMany(day => day.Item2).ToList();
        Assert.Equal(("Slöjd", last40.Where(lesson => lesson.SubjectId == 1).Sum(lesson => lesson.Absent), last40.Where(lesson => lesson.SubjectId == 1).Sum(lesson => lesson.Observed)), (subject.Detail, subject.Count, subject.Of));
    }

    [Fact]
    public void Days_out_of_order_are_refused_and_lessons_longer_than_the_day_too()
    {
        var packer = new YearPacker(Year);
        packer.Add(Year.First, [Lesson(60, 0)]);
        Assert.Throws<ArgumentException>(() => packer.Add(Year.First, [Lesson(60, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => packer.Add(Year.Last, [Lesson(1000, 0), Lesson(1000, 0)]));
    }

    private static Dictionary<int, string> Names { get; } = new() { [1] = "Slöjd", [2] = "Bild", [3] = "Idrott", [4] = "Engelska" };

    private static Lesson Lesson(int length, int place) =>
        new() { Start = 0, End = (short)length, SubjectId = place == 0 ? 1 : 2, Reported = true, Invalid = (short)(place == 0 ? (length + 1) / 2 : 0) };

    private static PackedYear Packed(List<(DateOnly Date, IReadOnlyList<Lesson> Lessons)> days)
    {
        var packer = new YearPacker(Year);
        days.ForEach(day => packer.Add(day.Date, [.. day.Lessons]));
        return packer.Take();
    }

    private static string Words(PupilStanding standing) =>
        $"{standing.RawStep} {standing.HeldStep} {standing.ReachedOn} " + string.Join('|', standing.Conditions.Select(of => $"{of.SignalKey} {of.Count} {of.Of} {of.From} {of.To}"));

    /// <summary>Lays lessons one after another.</summary>
    private static IReadOnlyList<Lesson> InTime(IEnumerable<Lesson> lessons)
    {
        short at = 0;
        var laid = new List<Lesson>();
        foreach (var lesson in lessons)
        {
            laid.Add(lesson with { Start = at, End = (short)(at + lesson.End) });
            at = laid[^1].End;
        }

        return laid;
    }

    private static bool FirstMissedLaterAttended(IReadOnlyList<Lesson> lessons)
    {
        var reported = lessons.Where(lesson => lesson.Reported).ToList();
        return reported.Count > 0 && reported[0].Absent == reported[0].Offered && reported.Skip(1).Any(lesson => lesson.Present > 0);
    }
}
