using System.Text.Json;
using RodaTraden.App.Demo.Generating;

namespace RodaTraden.App.Tests.Demo.Generating;

/// <summary>The small town's laid courses with their pupils' lessons of this school year.</summary>
public sealed class LaidCourses : IDisposable
{
    private readonly SmallTown town = new();

    public LaidCourses()
    {
        using var answers = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(town.Folder, "answers.json")));
        All = [.. answers.RootElement.GetProperty("courses").EnumerateArray()
            .Select(c => (c.GetProperty("pupil").GetString()!, c.GetProperty("kind").GetString()!))];
        var keys = All.Select(c => c.Pupil).ToHashSet();
        Lessons = LessonRow.ReadAll(town.Folder).Where(r => r.Date >= new DateOnly(2025, 7, 1) && keys.Contains(r.Pupil)).ToLookup(r => r.Pupil);
        Pupils = RegisterRow.Read(town.Folder, "pupils.csv");
    }

    internal List<(string Pupil, string Kind)> All { get; }

    internal ILookup<string, LessonRow> Lessons { get; }

    internal List<Dictionary<string, string>> Pupils { get; }

    public void Dispose()
    {
        town.Dispose();
    }
}

/// <summary>The answers must be true of the files, or every test against them would be worthless.</summary>
public sealed class LaidCourseTests(LaidCourses courses) : IClassFixture<LaidCourses>
{
    [Fact]
    public void Every_kind_of_course_is_laid_on_a_pupil_of_its_own()
    {
        Assert.Equal(Enum.GetNames<CourseKind>().Order(), courses.All.Select(c => c.Kind).Distinct().Order());
        Assert.Distinct(courses.All.Select(c => c.Pupil));
        var open = courses.Pupils.Where(r => r["marking"] == "none").Select(r => r["pupil"]).ToHashSet();
        Assert.All(courses.All, c => Assert.Contains(c.Pupil, open));
    }

    [Theory]
    [InlineData("ExactlyFivePercent", 5, 0)]
    [InlineData("ExactlyTenPercent", 10, 0)]
    [InlineData("ExactlyFifteenPercent", 15, 0)]
    [InlineData("ExactlyThirtyPercent", 30, 0)]
    [InlineData("JustUnderTenPercent", 10, 1)]
    [InlineData("JustUnderFifteenPercent", 15, 1)]
    public void A_pupil_on_a_limit_lies_exactly_there(string kind, int percent, int lessMinutes)
    {
        foreach (var days in Days(kind).Select(d => d.TakeLast(20).SelectMany(r => r).ToList()))
        {
            Assert.All(days, r => Assert.True(r.Reported));
            Assert.Equal(days.Sum(r => r.Observed) * percent, (days.Sum(r => r.Absent) + lessMinutes) * 100);
        }
    }

    [Theory]
    [InlineData("FourAwayDaysInARow", 4)]
    [InlineData("FiveAwayDaysInARow", 5)]
    public void Days_in_a_row_are_neither_more_nor_fewer(string kind, int count)
    {
        foreach (var days in Days(kind))
        {
            var row = days.AsEnumerable().Reverse().TakeWhile(d => d.Sum(r => r.Absent) == d.Sum(r => r.Observed)).Count();
            Assert.Equal(count, row);
        }
    }

    [Theory]
    [InlineData("InvalidMinutesExactly240", 240)]
    [InlineData("InvalidMinutesJustUnder240", 239)]
    public void Invalid_minutes_of_the_month_add_up(string kind, int minutes)
    {
        foreach (var days in Days(kind).Select(d => d.Where(r => r[0].Date >= new DateOnly(2026, 3, 1)).ToList()))
        {
            Assert.Equal(minutes, days.Sum(d => d.Sum(r => r.Invalid)));
            Assert.True(days.Count(d => d.Any(r => r.Invalid > 0)) > 1);
        }
    }

    [Fact]
    public void Repeated_short_illness_is_notified_and_valid_every_time()
    {
        foreach (var days in Days("RepeatedShortIllness").Select(d => d.TakeLast(60).ToList()))
        {
            var absent = days.SelectMany(d => d).Where(r => r.Absent > 0).ToList();
            Assert.All(absent, r => Assert.True(r is { Invalid: 0, Notified: "1", Reason: "sickness" }, r.ToString()));
            Assert.True(absent.Select(r => r.Date).Distinct().Count() >= 6);
        }
    }

    [Fact]
    public void Who_stops_coming_is_away_from_every_registered_lesson_to_the_end()
    {
        foreach (var days in Days("SuddenStop"))
        {
            Assert.All(days.TakeLast(25).SelectMany(d => d).Where(r => r.Reported), r => Assert.Equal(r.Offered, r.Absent));
        }
    }

    [Fact]
    public void Who_changes_school_in_mid_slide_has_lessons_at_two_units()
    {
        Assert.All(Days("ChangesSchoolInMidSlide"), d => Assert.Equal(2, d.SelectMany(r => r).Select(r => r.Unit).Distinct().Count()));
    }

    private IEnumerable<List<List<LessonRow>>> Days(string kind)
    {
        return courses.All.Where(c => c.Kind == kind)
            .Select(c => courses.Lessons[c.Pupil].GroupBy(r => r.Date).OrderBy(g => g.Key).Select(g => g.ToList()).ToList());
    }
}
