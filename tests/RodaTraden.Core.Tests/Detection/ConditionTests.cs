using RodaTraden.Core.Detection;
using RodaTraden.Core.Tests.TestLanguage;

namespace RodaTraden.Core.Tests.Detection;

public sealed class ConditionTests
{
    private static readonly LadderEvaluation Standard = new(StandardLadder.Version1);

    [Theory]
    [InlineData("aaaaa", true, "five whole days in a row")]
    [InlineData("aaaa? a", true, "a day that nobody registered neither breaks nor extends the run")]
    [InlineData("aaaa? ?????", false, "unregistered days do not extend it")]
    [InlineData("aaaal a", true, "neither does a day of leave")]
    [InlineData("aaaaP", false, "the run must end at the latest observed day")]
    [InlineData("aaaah", false, "half a day is not a whole day")]
    public void Five_whole_days_away_in_a_row(string days, bool holds, string because) =>
        Assert.True(holds == Holds(days, new() { Kind = ConditionKind.ConsecutiveDays, Window = Window.Year, Limit = 5 }), because);

    [Theory]
    [InlineData("PPaPP PuPPP PhPPP", true, "three runs with presence between")]
    [InlineData("PPaa? aPPPP PhPPP", false, "an unregistered day does not break a run")]
    [InlineData("PaPaP", false, "two are not three")]
    public void Three_separate_occasions(string days, bool holds, string because) =>
        Assert.True(holds == Holds(days, new() { Kind = ConditionKind.Occasions, Window = Window.Last(20), Limit = 3 }), because);

    [Theory]
    [InlineData("aaPPP PPPPP PPPPP PPPPP", true, "exactly ten per cent, at least")]
    [InlineData("aaPPP PPPPP PPPPP PPPPP PPPPP", false, "the absence is older than the window")]
    [InlineData("aPPPP PPPP", false, "nine observed days are too few to judge")]
    [InlineData("aPPPP PPPPP", true, "ten are enough")]
    [InlineData("aaPPP PPPP? ????? ????? ?????", false, "nine observed of twenty-five are too few")]
    public void Ten_per_cent_of_the_latest_twenty_days(string days, bool holds, string because) =>
        Assert.True(holds == Holds(days, new() { Kind = ConditionKind.AbsenceShare, Window = Window.Last(20), Limit = 100 }), because);

    [Fact]
    public void A_value_on_the_limit_is_decided_by_the_operator_alone()
    {
        const string TenPerCent = "aaPPP PPPPP PPPPP PPPPP";
        Assert.True(Holds(TenPerCent, new() { Kind = ConditionKind.AbsenceShare, Window = Window.Last(20), Comparison = Comparison.AtLeast, Limit = 100 }));
        Assert.False(Holds(TenPerCent, new() { Kind = ConditionKind.AbsenceShare, Window = Window.Last(20), Comparison = Comparison.Over, Limit = 100 }));
    }

    [Theory]
    [InlineData("PPPPP PPPPP PPPPP ?????", false, "half of the latest ten days, and the others full")]
    [InlineData("PPPPP PPPPP ????? ?????", true, "nothing of the latest ten")]
    public void Registration_under_eighty_per_cent_never_counts_as_absence(string days, bool none, string because)
    {
        var year = Weeks.From(days);
        var conditions = Standard.Conditions(new(year, Weeks.LastDay(days)), UnitSchoolDays.None);
        Assert.All(conditions, evidence => Assert.Equal((ConditionKind.LowRegistration, 0), (evidence.Condition.Kind, evidence.Step)));
        Assert.True(conditions.Count == 1 && (conditions[0].Count == 0) == none, because);
    }

    [Fact]
    public void Twelve_per_cent_of_only_valid_sickness_is_noticed_and_twelve_per_cent_unregistered_asks_for_registration_at_most()
    {
        Assert.Equal(2, Standard.RawStep(new(Weeks.From("aPPPP aPPPP hPPPP PPPPP"), new(2026, 10, 2))));
        Assert.Equal(0, Standard.RawStep(new(Weeks.From("?PPPP ?PPPP ?PPPP PPPPP"), new(2026, 10, 2))));
    }

    [Fact]
    public void The_sentence_says_value_window_and_limit_as_a_swede_writes_them()
    {
        var year = Weeks.From("aaPPP PPPPP PPPPP PPPPP");
        var evidence = Standard.Conditions(new(year, new(2026, 10, 2)), UnitSchoolDays.None)[0];
        Assert.Equal("10,0 % av 6 000 registrerade minuter 7 sep–2 okt; gräns 10 %.", ConditionSentence.Swedish(evidence).Replace('\u00A0', ' '));
        Assert.Equal("10.0 % of 6,000 registered minutes 7 Sep–2 Oct; limit 10 %.", ConditionSentence.English(evidence).Replace('\u00A0', ' '));
    }

    private static bool Holds(string days, Condition condition) => ConditionRules.Holds(new(Weeks.From(days), Weeks.LastDay(days)), condition);
}
