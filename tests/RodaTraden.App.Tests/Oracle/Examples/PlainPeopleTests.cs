using Xunit;

namespace RodaTraden.App.Tests.Oracle;

public class PlainPeopleTests
{
    private const string ThreeWeeks = "PPPPP PPPPP PPPPP";

    [Fact]
    public void No_data_counts_the_units_school_days_after_the_pupils_latest()
    {
        using var school = new LittleSchool().Pupil().Pupil("P2").Days("PPPPP").Days(ThreeWeeks, pupil: "P2");

        Assert.False(school.Has(LittleSchool.Day(14), "NoData"));
        Assert.Equal(
            """{"kind":"NoData","window":"Year","from":"2025-09-08","to":"2025-09-19","count":10,"of":15,"detail":null,"value":10.0,"op":">=","limit":10,"step":0}""",
            school.Condition(LittleSchool.Day(15), "NoData"));
    }

    [Fact]
    public void A_pupil_without_any_lesson_has_no_data_after_ten_school_days_of_the_unit()
    {
        using var school = new LittleSchool().Pupil().Pupil("P2").Days(ThreeWeeks, pupil: "P2");

        Assert.False(school.Has(LittleSchool.Day(9), "NoData"));
        Assert.Contains(
            """{"pupil":"P1","unit":"U1","step":0,"heldStep":0,"judged":false,"last20":{"absent":0,"observed":0,"from":null,"to":null},"registration10":{"reported":0,"offered":0},"conditions":[{"kind":"NoData","window":"Year","from":"2025-09-01","to":"2025-09-12","count":10,"of":10,""",
            school.Answer(LittleSchool.Day(10), all: false),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, true, "one of five is a fifth")]
    [InlineData(6, false, "one of six is not")]
    public void A_school_day_of_the_unit_is_one_for_a_fifth_of_its_pupils(int pupils, bool expected, string because)
    {
        using var school = new LittleSchool().Days(ThreeWeeks, pupil: "P2");
        for (var i = 1; i <= pupils; i++)
        {
            school.Pupil("P" + i);
        }

        Assert.True(expected == school.Has(LittleSchool.Day(15), "NoData"), because);
    }

    [Fact]
    public void Protected_pupils_make_no_school_day_and_are_only_counted()
    {
        using var school = new LittleSchool().Pupil()
            .Pupil("P2", marking: "sekretessmarkering")
            .Pupil("P3", marking: "skyddad_folkbokforing")
            .Pupil("P4", marking: "sekretessmarkering", to: "2025-09-10")
            .Days(ThreeWeeks, pupil: "P2").Days(ThreeWeeks, pupil: "P3");
        var answer = school.Answer(LittleSchool.Day(15));

        Assert.Contains("\"excluded\":{\"protected\":2}", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("P2", answer, StringComparison.Ordinal);
        Assert.False(school.Has(LittleSchool.Day(15), "NoData"));
    }

    [Fact]
    public void A_pupil_is_in_the_answer_from_the_first_to_the_last_day_of_the_enrolment()
    {
        using var school = new LittleSchool().Pupil(from: "2025-09-02", to: "2025-09-04");

        Assert.Contains("\"pupils\":[]", school.Answer(LittleSchool.Day(1)), StringComparison.Ordinal);
        Assert.Equal("U1", school.PupilOn(LittleSchool.Day(2)).GetProperty("unit").GetString());
        Assert.Equal("U1", school.PupilOn(LittleSchool.Day(4)).GetProperty("unit").GetString());
        Assert.Contains("\"pupils\":[]", school.Answer(LittleSchool.Day(5)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_unit_is_that_of_the_enrolment_that_began_last()
    {
        using var school = new LittleSchool().Pupil(unit: "U2").Pupil(unit: "U1", from: "2025-09-03").Pupil("P2", "U2").Pupil("P2", "U1");

        Assert.Equal("U2", school.PupilOn(LittleSchool.Day(2)).GetProperty("unit").GetString());
        Assert.Equal("U1", school.PupilOn(LittleSchool.Day(3)).GetProperty("unit").GetString());
        Assert.Equal("U1", school.PupilOn(LittleSchool.Day(3), "P2").GetProperty("unit").GetString());
    }

    [Fact]
    public void Without_all_only_pupils_with_a_condition_are_told()
    {
        using var school = new LittleSchool().Pupil().Pupil("P0").Days("XPXPX").Days("PPPPP", pupil: "P0");

        Assert.DoesNotContain("P0", school.Answer(LittleSchool.Day(5), all: false), StringComparison.Ordinal);
        Assert.Contains("\"pupils\":[{\"pupil\":\"P0\"", school.Answer(LittleSchool.Day(5)), StringComparison.Ordinal);
    }
}
