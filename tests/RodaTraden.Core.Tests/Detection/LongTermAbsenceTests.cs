using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Tests.TestLanguage;

namespace RodaTraden.Core.Tests.Detection;

public sealed class LongTermAbsenceTests
{
    private const string HalfTheTerm = "aaaaP PaaaP aaPPP PPPaP";
    private const string MoreThanHalf = "aaaaP PaaaP aaaPP PPPaP";
    private const string ThreeWeeksInARow = "PPPPP PPPPP PPPPP PPPPP aaaaa aaaaa aaaaa";
    private const string Unregistered = "????? ????? ????? ?????";

    [Theory]
    [InlineData(HalfTheTerm, false, "exactly half is not more than half")]
    [InlineData(MoreThanHalf, true, "more than half of the term")]
    [InlineData(ThreeWeeksInARow, true, "fifteen school days in a row")]
    [InlineData("PPPPP aaaaa aaaaa aaaa", true, "fourteen in a row, and more than half of the term")]
    [InlineData("PPPPP PPPPP PPPPP PPPPP PPPPP aaaaa aaaaa aaaa", false, "fourteen in a row")]
    [InlineData(Unregistered, false, "nobody registered is not away")]
    [InlineData("uuuuu uuuuu uuuuP", true, "invalid absence counts like valid")]
    public void Long_lasting_is_what_the_shipped_definition_says(string weeks, bool holds, string because) =>
        Assert.True(holds == LongTermAbsence.Holds(new(Weeks.From(weeks), Weeks.LastDay(weeks)), StandardLadder.LongTerm), because);

    [Fact]
    public void Of_all_who_are_enrolled_and_whoever_cannot_be_judged_counts_as_enrolled_alone()
    {
        var day = Weeks.LastDay(MoreThanHalf);
        var count = LongTermAbsence.Count([Weeks.From(MoreThanHalf), Weeks.From(HalfTheTerm), Weeks.From(Unregistered), PupilYear.Empty(SchoolYear.Of(day))], StandardLadder.LongTerm, day);
        Assert.Equal(new(4, 2, 1, 2 * 20 * 300, 3 * 20 * 300), count);
    }

    [Fact]
    public void The_ladder_carries_the_definition_and_another_limit_gives_another_count()
    {
        var strict = StandardLadder.Version1 with { LongTerm = [StandardLadder.LongTerm[0] with { Limit = 400 }] };
        Assert.Equal(StandardLadder.LongTerm, StandardLadder.Version1.LongTerm);
        Assert.True(LongTermAbsence.Holds(new(Weeks.From(HalfTheTerm), Weeks.LastDay(HalfTheTerm)), strict.LongTerm));
    }
}
