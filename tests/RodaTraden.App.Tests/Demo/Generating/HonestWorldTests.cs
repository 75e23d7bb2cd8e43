using RodaTraden.App.Demo.Generating;

namespace RodaTraden.App.Tests.Demo.Generating;

/// <summary>One whole school year, big enough for each grade and sex to show its curve.</summary>
public sealed class WholeYear
{
    public WholeYear()
    {
        Middle = Figures(AbsenceProfile.Middle);
    }

    internal WorldFigures Middle { get; }

    internal static WorldFigures Figures(AbsenceProfile profile)
    {
        using var municipality = new GeneratedMunicipality(40_000, 11, profile, new DateOnly(2025, 6, 30), schoolYears: 1);
        return WorldFigures.Of(municipality.Folder, 2024);
    }
}

public sealed class HonestWorldTests(WholeYear year) : IClassFixture<WholeYear>
{
    private static readonly int[] Limits = [10, 20, 50];

    [Fact]
    public void Each_grade_and_sex_has_the_absence_of_the_middle_profile()
    {
        BandsFit(year.Middle, AbsenceProfile.Middle);
    }

    [Theory]
    [InlineData(AbsenceProfile.Low)]
    [InlineData(AbsenceProfile.High)]
    internal void Each_grade_and_sex_has_the_absence_of_the_chosen_profile(AbsenceProfile profile)
    {
        BandsFit(WholeYear.Figures(profile), profile);
    }

    [Fact]
    public void The_profiles_say_what_their_sources_say()
    {
        Assert.Equal(0.149, AbsenceBands.Of(AbsenceProfile.Middle).ShareAbove(7, Sex.Boy, 10), 3);
        Assert.Equal(0.0445, AbsenceBands.Of(AbsenceProfile.High).ShareAbove(7, Sex.Girl, 50), 4);
        var low = Enumerable.Range(0, 10).Average(level => AbsenceBands.Of(AbsenceProfile.Low).ShareAbove(level, Sex.Girl, 10));
        Assert.InRange(low, 0.06, 0.08);
    }

    [Fact]
    public void Fridays_have_a_sixth_more_absence_and_Wednesdays_no_more_than_others()
    {
        Assert.InRange(year.Middle.Weekday(DayOfWeek.Friday), 1.10, 1.20);
        Assert.True(year.Middle.Weekday(DayOfWeek.Wednesday) <= 1);
    }

    [Fact]
    public void A_wave_of_absence_comes_in_December_and_stays_under_twice_the_usual()
    {
        Assert.InRange(year.Middle.Week(49, 50), 1.25, 1.9);
        Assert.True(year.Middle.Week(36, 37) < 0.9);
        Assert.True(year.Middle.Week(43) > year.Middle.Week(41));
    }

    [Fact]
    public void Half_of_the_missed_lessons_in_years_7_to_9_fall_on_days_partly_attended()
    {
        var part = year.Middle.MissedOnPartDays / (double)(year.Middle.MissedOnPartDays + year.Middle.MissedOnAwayDays);
        Assert.InRange(part, 0.42, 0.58);
    }

    [Fact]
    public void The_group_that_is_nearly_always_away_doubles_from_September_to_April()
    {
        Assert.InRange(year.Middle.Severe(4) / (double)year.Middle.Severe(9), 1.5, 2.7);
    }

    [Fact]
    public void Absence_is_judged_valid_as_often_as_assumed()
    {
        Assert.InRange(year.Middle.InvalidShare(0), 0.18, 0.30);
        Assert.InRange(year.Middle.InvalidShare(1), 0.29, 0.41);
        Assert.InRange(year.Middle.InvalidShare(2), 0.34, 0.46);
    }

    [Fact]
    public void About_one_lesson_in_twenty_is_never_registered()
    {
        Assert.InRange(year.Middle.Unreported / (double)year.Middle.Rows, 0.035, 0.065);
    }

    private static void BandsFit(WorldFigures figures, AbsenceProfile profile)
    {
        var bands = AbsenceBands.Of(profile);
        foreach (var (level, girl, pupils, over) in figures.Bands(Limits))
        {
            for (var i = 0; i < Limits.Length; i++)
            {
                var wanted = bands.ShareAbove(level, girl ? Sex.Girl : Sex.Boy, Limits[i]);
                Assert.True(Math.Abs(over[i] - wanted) <= 0.01, $"Level {level}, girl {girl}, {pupils} pupils, over {Limits[i]} %: {over[i]:P1} for {wanted:P1}");
            }
        }
    }
}
