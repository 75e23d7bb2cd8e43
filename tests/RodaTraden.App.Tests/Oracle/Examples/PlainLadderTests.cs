using Xunit;

namespace RodaTraden.App.Tests.Oracle;

public class PlainLadderTests
{
    [Theory]
    [InlineData(9, 0, 0, "nothing is judged yet")]
    [InlineData(10, 3, 3, "240 of 1200 is 20 %")]
    [InlineData(13, 3, 3, "240 of 1560 is 15.4 %")]
    [InlineData(14, 2, 3, "240 of 1680 is 14.3 %: the first day below")]
    [InlineData(21, 0, 3, "120 of 2400 is 5 %, not more")]
    [InlineData(32, 0, 3, "nineteen days below")]
    [InlineData(33, 0, 2, "twenty days below: one step down")]
    [InlineData(52, 0, 2, "the count started again")]
    [InlineData(53, 0, 1, "another twenty")]
    [InlineData(72, 0, 1, "")]
    [InlineData(73, 0, 0, "and down")]
    public void The_held_step_rises_at_once_and_falls_a_step_after_twenty_days(int day, int raw, int held, string because)
    {
        using var school = new LittleSchool().Pupil().Days("VV" + string.Concat(Enumerable.Repeat("P", 78)));
        var pupil = school.PupilOn(LittleSchool.Day(day));

        Assert.True(raw == pupil.GetProperty("step").GetInt32(), because);
        Assert.True(held == pupil.GetProperty("heldStep").GetInt32(), because);
    }

    [Fact]
    public void A_raw_step_as_high_as_the_held_step_starts_the_count_again()
    {
        // Step 3 on day 10-13, then below it. Days 28-30 away: 120 + 120 + 120 of 2400 is 15 % from day 30 until day 47.
        using var school = new LittleSchool().Pupil()
            .Days("VV" + string.Concat(Enumerable.Repeat("P", 25)) + "VVV" + string.Concat(Enumerable.Repeat("P", 50)));

        Assert.Equal(3, school.PupilOn(LittleSchool.Day(33)).GetProperty("heldStep").GetInt32());
        Assert.Equal(3, school.PupilOn(LittleSchool.Day(47)).GetProperty("step").GetInt32());
        Assert.Equal(2, school.PupilOn(LittleSchool.Day(48)).GetProperty("step").GetInt32());
        Assert.Equal(3, school.PupilOn(LittleSchool.Day(66)).GetProperty("heldStep").GetInt32());
        Assert.Equal(2, school.PupilOn(LittleSchool.Day(67)).GetProperty("heldStep").GetInt32());
    }

    [Fact]
    public void The_held_step_starts_from_nothing_on_the_first_of_July()
    {
        using var school = new LittleSchool().Pupil().Days("XXXXX XXXXX XXXXX", new DateOnly(2025, 5, 26));

        Assert.Equal(5, school.PupilOn(new DateOnly(2025, 6, 30)).GetProperty("heldStep").GetInt32());
        Assert.Equal(0, school.PupilOn(new DateOnly(2025, 7, 1)).GetProperty("heldStep").GetInt32());
    }

    [Fact]
    public void Weekends_and_days_without_lessons_do_not_let_the_held_step_fall()
    {
        using var school = new LittleSchool().Pupil().Days("VV" + string.Concat(Enumerable.Repeat("P", 30)));

        Assert.Equal(3, school.PupilOn(LittleSchool.Day(32)).GetProperty("heldStep").GetInt32());
        Assert.Equal(3, school.PupilOn(new DateOnly(2026, 6, 30)).GetProperty("heldStep").GetInt32());
    }

    [Fact]
    public void Conditions_are_sorted_by_step_then_kind_window_and_limit()
    {
        using var school = new LittleSchool().Pupil().Days("XXXXX XXXXX");
        var order = new List<string>();
        foreach (var condition in school.PupilOn(LittleSchool.Day(10)).GetProperty("conditions").EnumerateArray())
        {
            order.Add(condition.GetProperty("step").GetRawText() + condition.GetProperty("kind").GetString()
                + condition.GetProperty("window").GetString() + condition.GetProperty("limit").GetRawText());
        }

        Assert.Equal(
            [
                "5AbsenceShareMonth80", "5AbsenceShareTerm50", "4AbsenceShareLast2030", "3AbsenceShareLast2015",
                "3ConsecutiveDaysYear5", "2AbsenceShareLast2010", "2InvalidMinutesMonth240", "1AbsenceShareLast205",
            ],
            order);
    }
}
