using Xunit;

namespace RodaTraden.App.Tests.Oracle;

public class PlainCountTests
{
    [Theory]
    [InlineData("PPPPP XXXXX", true, "five in a row")]
    [InlineData("PPPPP PXXXX", false, "four")]
    [InlineData("PPPPX XXUXX", true, "an unobserved day does not break")]
    [InlineData("PPPPP XXUXX", false, "and does not extend")]
    [InlineData("XXXXX LLLUU", true, "the latest observed day is the last of five")]
    [InlineData("XXXXX PUUUU", false, "the latest observed day is not away")]
    [InlineData("PPXXq XXXXP", false, "ends in presence")]
    [InlineData("PPXXX qXXXX", false, "a minute of presence breaks")]
    public void Days_in_a_row_end_at_the_latest_observed_day(string days, bool expected, string because)
    {
        using var school = new LittleSchool().Pupil().Days(days);

        Assert.True(expected == school.Has(LittleSchool.Day(10), "ConsecutiveDays"), because);
    }

    [Fact]
    public void Days_in_a_row_are_dated_by_the_run()
    {
        using var school = new LittleSchool().Pupil().Days("PPPPX XXUXX");

        Assert.Equal(
            """{"kind":"ConsecutiveDays","window":"Year","from":"2025-09-05","to":"2025-09-12","count":5,"of":9,"detail":null,"value":5.0,"op":">=","limit":5,"step":3}""",
            school.Condition(LittleSchool.Day(10), "ConsecutiveDays"));
    }

    [Fact]
    public void Days_in_a_row_cross_the_new_year_but_not_the_first_of_July()
    {
        using var school = new LittleSchool().Pupil()
            .Days("XXX", new DateOnly(2025, 6, 10))
            .Days("XXX", new DateOnly(2025, 8, 20))
            .Days("XX", new DateOnly(2026, 1, 8));

        Assert.False(school.Has(new DateOnly(2025, 8, 22), "ConsecutiveDays"));
        Assert.True(school.Has(new DateOnly(2026, 1, 9), "ConsecutiveDays"));
    }

    [Theory]
    [InlineData("XPXPX", true, "three")]
    [InlineData("mPmPm", true, "a minute is an occasion")]
    [InlineData("XPXUX", false, "an unobserved day does not break a run")]
    [InlineData("XPXLX", false, "nor does leave")]
    [InlineData("XXPXX", false, "two")]
    public void Occasions_are_runs_of_days_with_absence(string days, bool expected, string because)
    {
        using var school = new LittleSchool().Pupil().Days(days);

        Assert.True(expected == school.Has(LittleSchool.Day(5), "Occasions"), because);
    }

    [Fact]
    public void Occasions_are_counted_in_the_last_twenty_school_days_only()
    {
        using var school = new LittleSchool().Pupil().Days("XPXPX PPPPP PPPPP PPPPP P");

        Assert.Equal(
            """{"kind":"Occasions","window":"Last20","from":"2025-09-01","to":"2025-09-26","count":3,"of":20,"detail":null,"value":3.0,"op":">=","limit":3,"step":1}""",
            school.Condition(LittleSchool.Day(20), "Occasions"));
        Assert.False(school.Has(LittleSchool.Day(21), "Occasions"));
    }

    [Theory]
    [InlineData("hhhhh h", true, "six part days")]
    [InlineData("mmmmm q", true, "a minute away, or a minute there, is a part day")]
    [InlineData("hhhhh X", false, "a whole day is not")]
    [InlineData("hhhhh P", false, "nor is none")]
    public void Part_days_are_neither_whole_nor_none(string days, bool expected, string because)
    {
        using var school = new LittleSchool().Pupil().Days(days);

        Assert.True(expected == school.Has(LittleSchool.Day(6), "PartDays"), because);
    }

    [Theory]
    [InlineData("hhhhP", true, "4 x 60 = 240")]
    [InlineData("XhwvP", false, "180, and valid minutes beside them")]
    [InlineData("hhhPP", false, "180")]
    [InlineData("VVVVV", false, "valid minutes are not invalid")]
    [InlineData("Xqm..", true, "120 + 119 + 1")]
    [InlineData("Xq...", false, "239")]
    public void Invalid_minutes_of_the_month_reach_240(string days, bool expected, string because)
    {
        using var school = new LittleSchool().Pupil().Days(days);

        Assert.True(expected == school.Has(LittleSchool.Day(5), "InvalidMinutes"), because);
    }

    [Fact]
    public void Invalid_minutes_on_one_day_only_are_not_enough_and_another_month_does_not_count()
    {
        using var school = new LittleSchool().Pupil()
            .Lesson(LittleSchool.Day(1), "08:00", "13:00", "", "1;0;300;0;0")
            .Days("mPPPP PPPPP PPPPP PPPPP", LittleSchool.Day(2));

        Assert.False(school.Has(LittleSchool.Day(1), "InvalidMinutes"));
        Assert.Equal(
            """{"kind":"InvalidMinutes","window":"Month","from":"2025-09-01","to":"2025-09-02","count":301,"of":420,"detail":null,"value":301.0,"op":">=","limit":240,"step":2}""",
            school.Condition(LittleSchool.Day(2), "InvalidMinutes"));
        Assert.False(school.Has(new DateOnly(2025, 10, 1), "InvalidMinutes"));
    }

    [Theory]
    [InlineData("VPVVP VVVPV", true, "four, the longest three days")]
    [InlineData("VPwPV VVPVP", true, "a valid minute is an occasion")]
    [InlineData("VPVVP VVVVP V", false, "four days are not short")]
    [InlineData("VPVVP VVUVP V", true, "three observed days over four")]
    [InlineData("VPVVP VVmPV", false, "one invalid minute")]
    [InlineData("VPVVP VVVPP", false, "three occasions")]
    public void Repeated_sickness_is_four_short_wholly_valid_occasions(string days, bool expected, string because)
    {
        using var school = new LittleSchool().Pupil().Days(days);

        Assert.True(expected == school.Has(LittleSchool.Day(11), "RepeatedSickness"), because);
    }

    [Fact]
    public void An_occasion_cut_by_the_start_of_the_window_counts_as_it_lies_in_it()
    {
        // Day 1-5 away; as of day 62 the last sixty begin on day 3, so three of the five are left.
        var rest = string.Concat(Enumerable.Repeat("P", 45));
        using var school = new LittleSchool().Pupil().Days("VVVVV PVPVP VPP" + rest + "PPPP");

        Assert.Equal(
            """{"kind":"RepeatedSickness","window":"Last60","from":"2025-09-03","to":"2025-11-25","count":4,"of":4,"detail":null,"value":4.0,"op":">=","limit":4,"step":2}""",
            school.Condition(LittleSchool.Day(62), "RepeatedSickness"));
        Assert.False(school.Has(LittleSchool.Day(61), "RepeatedSickness"));
    }

    [Theory]
    [InlineData("RRRRP PPPPP", false, "960 of 1200 is 80 %")]
    [InlineData("RRRRR PPPPP", true, "900 of 1200 is 75 %")]
    [InlineData("UUPPP PPPPP", false, "960 of 1200")]
    [InlineData("LLLLL LLLLL", false, "leave is registered")]
    public void Registration_is_under_four_fifths(string days, bool expected, string because)
    {
        using var school = new LittleSchool().Pupil().Days(days);

        Assert.True(expected == school.Has(LittleSchool.Day(10), "LowRegistration"), because);
    }

    [Fact]
    public void Low_registration_gives_no_step()
    {
        using var school = new LittleSchool().Pupil().Days("RRRRR PPPPP");

        Assert.Equal(
            """{"kind":"LowRegistration","window":"Last10","from":"2025-09-01","to":"2025-09-12","count":900,"of":1200,"detail":null,"value":75.0,"op":"<","limit":80,"step":0}""",
            school.Condition(LittleSchool.Day(10), "LowRegistration"));
        Assert.Equal(0, school.PupilOn(LittleSchool.Day(10)).GetProperty("step").GetInt32());
    }
}
