using Xunit;

namespace RodaTraden.App.Tests.Oracle;

public class PlainShareTests
{
    private const string Eighteen = "PPP PPPPP PPPPP PPPPP";
    private const string Twenty = "PPPPP PPPPP PPPPP PPPPP";

    [Fact]
    public void Two_valid_days_of_twenty_give_the_whole_answer_reckoned_by_hand()
    {
        using var school = new LittleSchool().Pupil().Days("VV" + Eighteen);

        // 240 of 2400. Held: day 10 was 240/1200 = 20 %, step 3; below it since day 14 (240/1680), which is 7 days.
        Assert.Equal(
            """
            {"asOf":"2025-09-26","ladder":{"name":"Standardtrappan","version":1},"excluded":{"protected":0},"pupils":[{"pupil":"P1","unit":"U1","step":2,"heldStep":3,"judged":true,"last20":{"absent":240,"observed":2400,"from":"2025-09-01","to":"2025-09-26"},"registration10":{"reported":1200,"offered":1200},"conditions":[{"kind":"AbsenceShare","basis":"Total","window":"Last20","from":"2025-09-01","to":"2025-09-26","absent":240,"observed":2400,"value":10.0,"op":">=","limit":10,"step":2},{"kind":"AbsenceShare","basis":"Total","window":"Last20","from":"2025-09-01","to":"2025-09-26","absent":240,"observed":2400,"value":10.0,"op":">","limit":5,"step":1}]}]}
            """,
            school.Answer(LittleSchool.Day(20), all: false));
    }

    [Theory]
    [InlineData("V" + "P" + Eighteen, 5, false, "120 of 2400 is 5 %, which is not more than 5 %")]
    [InlineData("V" + "w" + Eighteen, 5, true, "121 of 2400 is more than 5 %")]
    [InlineData("X" + "q" + Eighteen, 10, false, "239 of 2400")]
    [InlineData("X" + "X" + Eighteen, 10, true, "240 of 2400")]
    [InlineData("XXh PP PPPPP PPPPP PPPPP", 15, false, "300 of 2400 is 12.5 %")]
    [InlineData("XXX PP PPPPP PPPPP PPPPP", 15, true, "360 of 2400 is 15 %")]
    [InlineData("XXq PP PPPPP PPPPP PPPPP", 15, false, "359 of 2400")]
    [InlineData("XXX XX XPPPP PPPPP PPPPP", 30, true, "720 of 2400 is 30 %")]
    [InlineData("XXX XX qPPPP PPPPP PPPPP", 30, false, "719 of 2400")]
    [InlineData("VL" + Eighteen, 5, true, "120 of 2280: leave is in neither")]
    [InlineData("VU" + Eighteen, 5, true, "120 of 2280: unreported is in neither")]
    public void Share_of_the_last_twenty_days_meets_a_limit(string days, int limit, bool expected, string because)
    {
        using var school = new LittleSchool().Pupil().Days(days);

        Assert.True(expected == school.Has(LittleSchool.Day(20), "AbsenceShare", limit), because);
    }

    [Theory]
    [InlineData("XXXXX PPPPP", false, "600 of 1200 is not more than half")]
    [InlineData("XXXXX mPPPP", true, "601 of 1200 is")]
    public void Share_of_the_term_is_over_half(string days, bool expected, string because)
    {
        using var school = new LittleSchool().Pupil().Days(days);

        Assert.True(expected == school.Has(LittleSchool.Day(10), "AbsenceShare", 50, "Term"), because);
    }

    [Theory]
    [InlineData("XXXXX XXXPP", true, "960 of 1200 is 80 %")]
    [InlineData("XXXXX XXqPP", false, "959 of 1200")]
    [InlineData("XXXXX XXXP", false, "nine observed days are too few")]
    public void Share_of_the_month_is_four_fifths(string days, bool expected, string because)
    {
        using var school = new LittleSchool().Pupil().Days(days);

        Assert.True(expected == school.Has(LittleSchool.Day(10), "AbsenceShare", 80, "Month"), because);
    }

    [Fact]
    public void The_month_and_the_term_start_again_on_their_first_day()
    {
        using var school = new LittleSchool().Pupil().Days("XXXXX XXXXX XXXXX", new DateOnly(2025, 12, 1));

        Assert.True(school.Has(new DateOnly(2025, 12, 31), "AbsenceShare", 80, "Month"));
        Assert.True(school.Has(new DateOnly(2025, 12, 31), "AbsenceShare", 50, "Term"));
        Assert.False(school.Has(new DateOnly(2026, 1, 1), "AbsenceShare", 80));
        Assert.False(school.Has(new DateOnly(2026, 1, 1), "AbsenceShare", 50));
        Assert.True(school.Has(new DateOnly(2026, 1, 1), "AbsenceShare", 30, "Last20"));
    }

    [Theory]
    [InlineData("XXXXX XXXXX UUUUU UUUUU UUUUU UUUUU", 30, true, "10 of 30 school days observed")]
    [InlineData("XXXXX XXXXX UUUUU UUUUU UUUUU UUUUU U", 31, false, "10 of 31 is under a third")]
    [InlineData("XXXXX XXXXX LLLLL LLLLL LLLLL LLLLL L", 31, false, "days on leave are school days, and not observed")]
    [InlineData("XXXXX XXXXX ..... ..... ..... ..... .", 31, true, "days without lessons are no school days")]
    public void A_window_is_judged_when_a_third_of_its_school_days_are_observed(string days, int asOf, bool expected, string because)
    {
        using var school = new LittleSchool().Pupil().Days(days);

        Assert.True(expected == school.Has(LittleSchool.Day(asOf), "AbsenceShare", 50, "Term"), because);
    }

    [Theory]
    [InlineData("09:00", true)]
    [InlineData("08:59", false)]
    public void A_window_is_judged_from_six_hundred_observed_minutes(string lastEnd, bool expected)
    {
        using var school = new LittleSchool().Pupil();
        for (var day = 1; day <= 10; day++)
        {
            school.Lesson(LittleSchool.Day(day), "08:00", day == 10 ? lastEnd : "09:00", "", day == 1 ? "1;0;60;0;0" : "1;0;0;0;0");
        }

        Assert.Equal(expected, school.PupilOn(LittleSchool.Day(10)).GetProperty("judged").GetBoolean());
        Assert.Equal(expected, school.Has(LittleSchool.Day(10), "AbsenceShare", 5));
    }

    [Theory]
    [InlineData(Twenty + "XX" + Eighteen, true, "0 % became 240/2400")]
    [InlineData(Twenty + "Xq" + Eighteen, false, "0 % became 239/2400")]
    [InlineData("VPPPP PPPPP PPPPP PPPPP" + "XXX PP PPPPP PPPPP PPPPP", true, "5 % became 15 %")]
    [InlineData("VPPPP PPPPP PPPPP PPPPP" + "XXq PP PPPPP PPPPP PPPPP", false, "5 % became 359/2400")]
    [InlineData("UUUUU UUUUU UPPPP PPPPP" + "XX" + Eighteen, false, "nine observed days before are too few")]
    [InlineData("UUUUU UUUUU PPPPP PPPPP" + "XX" + Eighteen, true, "ten are enough")]
    public void Trend_is_ten_percentage_points_between_two_judged_windows(string days, bool expected, string because)
    {
        using var school = new LittleSchool().Pupil().Days(days);

        Assert.True(expected == school.Has(LittleSchool.Day(40), "Trend"), because);
    }

    [Fact]
    public void Trend_says_both_windows()
    {
        using var school = new LittleSchool().Pupil().Days("VPPPP PPPPP PPPPP PPPPP" + "XXX hP PPPPP PPPPP PPPPP");

        // 420/2400 = 17.5 %, 120/2400 = 5 %.
        Assert.Equal(
            """{"kind":"Trend","basis":"Total","window":"Last20","from":"2025-09-29","to":"2025-10-24","absent":420,"observed":2400,"previous":{"absent":120,"observed":2400,"from":"2025-09-01","to":"2025-09-26"},"value":12.5,"op":">=","limit":10,"step":2}""",
            school.Condition(LittleSchool.Day(40), "Trend"));
    }

    [Theory]
    [InlineData(1, 2000, 1, "0.05 % is shown as 0.1")]
    [InlineData(1, 2001, 0, "0.04998 % as 0.0")]
    [InlineData(1, 8, 125, "12.5 %")]
    [InlineData(2, 3, 667, "66.7 %")]
    [InlineData(-1, 2000, -1, "half away from zero")]
    public void Percent_has_one_decimal_half_away_from_zero(long numerator, long denominator, long tenths, string because) =>
        Assert.True(tenths == PlainCondition.PercentInTenths(numerator, denominator), because);
}
