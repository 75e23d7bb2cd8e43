using Xunit;

namespace RodaTraden.App.Tests.Oracle;

public class PlainPatternTests
{
    private const string Week = "PPPPP ";
    private const string FourWeeks = Week + Week + Week + Week;

    [Theory]
    [InlineData("hPPPP hPPPP hPPPP hPPPP " + FourWeeks, "Monday", "4 of 8 Mondays, half of each")]
    [InlineData("hPPPP hPPPP hPPPP mPPPP " + FourWeeks, "", "3 of 8")]
    [InlineData("XPPPP XPPPP XPPPP XPPPP " + Week + "UPPPP UPPPP UPPPP ", "Monday", "4 of 5 observed")]
    [InlineData("XPPPP XPPPP XPPPP XPPPP " + "UPPPP UPPPP UPPPP UPPPP ", "", "4 observed are too few")]
    [InlineData("XXPPP XXPPP XXPPP XXPPP PXPPP PXPPP PXPPP PXPPP ", "Monday,Tuesday", "8 of 32 others is half of 4 of 8")]
    [InlineData("XXXPP XXPPP XXPPP XXPPP PXPPP PXPPP PXPPP PXPPP ", "Tuesday", "9 of 32 others is more")]
    [InlineData("XUUUU XUUUU XUUUU XUUUU PUUUU PUUUU PUUUU PUUUU ", "Monday", "no other observed days")]
    public void A_weekday_stands_out(string days, string weekdays, string because)
    {
        using var school = new LittleSchool().Pupil().Days(days);
        var found = new List<string>();
        foreach (var condition in school.PupilOn(LittleSchool.Day(40)).GetProperty("conditions").EnumerateArray())
        {
            if (condition.GetProperty("kind").GetString() == "WeekdayPattern")
            {
                found.Add(condition.GetProperty("detail").GetString()!);
            }
        }

        Assert.True(weekdays == string.Join(',', found), because);
    }

    [Fact]
    public void A_weekday_must_be_missed_half_of_the_times()
    {
        // No Tuesdays: ten Mondays in forty school days, of which four are missed, and then five.
        var weeks = string.Concat(Enumerable.Repeat("P.PPP ", 5));
        using var four = new LittleSchool().Pupil().Days("X.PPP X.PPP X.PPP X.PPP P.PPP " + weeks);
        using var five = new LittleSchool().Pupil().Days("X.PPP X.PPP X.PPP X.PPP X.PPP " + weeks);

        Assert.False(four.Has(LittleSchool.Day(50), "WeekdayPattern"));
        Assert.Equal(
            """{"kind":"WeekdayPattern","window":"Last40","from":"2025-09-01","to":"2025-11-07","count":5,"of":10,"detail":"Monday","value":5.0,"op":">=","limit":4,"step":1}""",
            five.Condition(LittleSchool.Day(50), "WeekdayPattern"));
    }

    [Theory]
    [InlineData("hhhhh", true, "five first lessons missed")]
    [InlineData("vhvhv", true, "valid or invalid")]
    [InlineData("hhhhX", false, "nobody came later")]
    [InlineData("hhhhe", false, "the last lesson is not the first")]
    [InlineData("hhhhP", false, "four")]
    [InlineData("hhhhq", true, "one minute there in the second is enough")]
    public void The_first_lesson_is_missed_on_five_days(string days, bool expected, string because)
    {
        using var school = new LittleSchool().Pupil().Days(days);

        Assert.True(expected == school.Has(LittleSchool.Day(5), "FirstLessonPattern"), because);
    }

    [Theory]
    [InlineData("1;0;60;0;0", "1;0;59;0;0", true, "one minute there is presence")]
    [InlineData("1;30;30;0;0", "1;0;0;0;60", true, "elsewhere on the school's account is presence")]
    [InlineData("1;0;59;0;0", "1;0;0;0;0", false, "there for one minute of the first")]
    [InlineData("1;40;0;20;0", "1;0;0;0;0", false, "partly on leave is not wholly absent")]
    [InlineData("1;0;60;0;0", "0;0;0;0;0", false, "nothing later is reported")]
    [InlineData("1;0;60;0;0", "1;0;0;60;0", false, "leave later is not presence")]
    [InlineData("0;0;0;0;0", "1;0;60;0;0", false, "the first reported is the last")]
    public void The_fifth_day_decides(string first, string last, bool expected, string because)
    {
        using var school = new LittleSchool().Pupil().Days("hhhh")
            .Lesson(LittleSchool.Day(5), "08:00", "09:00", "Svenska", first)
            .Lesson(LittleSchool.Day(5), "09:10", "10:10", "Matematik", last);

        Assert.True(expected == school.Has(LittleSchool.Day(5), "FirstLessonPattern"), because);
    }

    [Fact]
    public void The_first_reported_lesson_counts_when_an_earlier_one_is_unreported()
    {
        using var school = new LittleSchool().Pupil().Days("hhhh")
            .Lesson(LittleSchool.Day(5), "08:00", "09:00", "Svenska", "0;0;0;0;0")
            .Lesson(LittleSchool.Day(5), "09:10", "10:10", "Matematik", "1;0;60;0;0")
            .Lesson(LittleSchool.Day(5), "10:20", "11:20", "Bild", "1;0;0;0;0");

        Assert.Equal(
            """{"kind":"FirstLessonPattern","window":"Last20","from":"2025-09-01","to":"2025-09-05","count":5,"of":5,"detail":null,"value":5.0,"op":">=","limit":5,"step":1}""",
            school.Condition(LittleSchool.Day(5), "FirstLessonPattern"));
    }

    [Theory]
    [InlineData(8, 192, 0, true, "192 of 480 is 40 %")]
    [InlineData(8, 191, 0, false, "191 of 480")]
    [InlineData(7, 300, 0, false, "seven lessons are too few")]
    [InlineData(8, 192, 72, true, "72 of 480 elsewhere is 15 %")]
    [InlineData(8, 192, 73, false, "73 of 480 elsewhere")]
    public void A_subject_stands_out(int lessons, int minutesInIt, int minutesElsewhere, bool expected, string because)
    {
        using var school = WithSubject("Matematik", "", lessons, minutesInIt, minutesElsewhere);

        Assert.True(expected == school.Has(LittleSchool.Day(lessons), "SubjectPattern"), because);
    }

    [Fact]
    public void A_subject_is_named_with_its_minutes()
    {
        using var school = WithSubject("Hem \"och\" konsument", "Svenska", 8, 200, 0);

        Assert.Equal(
            """{"kind":"SubjectPattern","window":"Last40","from":"2025-09-01","to":"2025-09-10","count":200,"of":480,"detail":"Hem \"och\" konsument","value":41.7,"op":">=","limit":40,"step":1}""",
            school.Condition(LittleSchool.Day(8), "SubjectPattern"));
    }

    [Fact]
    public void Lessons_without_a_subject_never_stand_out_themselves()
    {
        using var school = WithSubject("", "Svenska", 8, 300, 0);

        Assert.False(school.Has(LittleSchool.Day(8), "SubjectPattern"));
    }

    [Fact]
    public void A_subject_with_nothing_observed_beside_it_is_not_true()
    {
        using var school = new LittleSchool().Pupil();
        for (var day = 1; day <= 8; day++)
        {
            school.Lesson(LittleSchool.Day(day), "08:00", "09:00", "Matematik", "1;0;60;0;0");
            school.Lesson(LittleSchool.Day(day), "09:10", "10:10", "Svenska", "0;0;0;0;0");
        }

        Assert.False(school.Has(LittleSchool.Day(8), "SubjectPattern"));
    }

    /// <summary>One lesson of 60 minutes in the subject and one in another on each day.</summary>
    private static LittleSchool WithSubject(string subject, string other, int lessons, int minutesInIt, int minutesElsewhere)
    {
        var school = new LittleSchool().Pupil();
        var quoted = "\"" + subject.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        for (var day = 1; day <= lessons; day++)
        {
            var inIt = Math.Min(60, minutesInIt);
            var elsewhere = Math.Min(60, minutesElsewhere);
            school.Lesson(LittleSchool.Day(day), "08:00", "09:00", quoted, $"1;{inIt};0;0;0");
            school.Lesson(LittleSchool.Day(day), "09:10", "10:10", other, $"1;0;{elsewhere};0;0");
            minutesInIt -= inIt;
            minutesElsewhere -= elsewhere;
        }

        return school;
    }
}
