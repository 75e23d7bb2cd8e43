using RodaTraden.Core.Access.Disclosure;

namespace RodaTraden.Core.Tests.Access;

/// <summary>An attendance summary for an assessment: never figures alone, never without the pupil. Source: R79, R80.</summary>
public sealed class AssessmentSummaryTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);
    private static readonly string Seen = new('a', AssessmentSummary.ShortestText);

    [Fact]
    public void It_needs_words_and_the_pupil()
    {
        Assert.Null(Check());
        Assert.Equal(SummaryRefusal.NothingButFigures, Check(seen: Seen[1..] + " "));
        Assert.Equal(SummaryRefusal.PupilNotHeard, Check(pupil: " "));
        Assert.Equal(40, AssessmentSummary.ShortestText);
    }

    [Fact]
    public void Its_months_have_begun_are_not_turned_round_and_are_no_more_than_two_years()
    {
        Assert.Null(Check(from: new(2026, 11, 30), to: new(2026, 11, 30)));
        Assert.Equal(SummaryRefusal.WrongPeriod, Check(from: new(2026, 11, 30), to: new(2026, 11, 29)));
        Assert.Null(Check(from: new(2026, 11, 1), to: new(2026, 11, 30)));
        Assert.Equal(SummaryRefusal.WrongPeriod, Check(from: new(2026, 11, 1), to: new(2026, 12, 1)));
        Assert.Null(AssessmentSummary.Check(Seen, "Jag vill.", new(2026, 12, 1), new(2026, 12, 31), new(2026, 12, 1)));
        Assert.Null(Check(from: new(2024, 12, 31), to: new(2026, 11, 1)));
        Assert.Equal(SummaryRefusal.WrongPeriod, Check(from: new(2024, 11, 30), to: new(2026, 11, 1)));
    }

    [Fact]
    public void The_school_year_before_and_this_one_are_proposed_and_can_always_be_given()
    {
        Assert.Equal((new DateOnly(2025, 8, 1), Today), AssessmentSummary.Proposed(Today));
        Assert.Equal((new DateOnly(2024, 8, 1), new DateOnly(2026, 6, 30)), AssessmentSummary.Proposed(new(2026, 6, 30)));
        for (var day = Today; day < Today.AddYears(2); day = day.AddDays(1))
        {
            var (from, to) = AssessmentSummary.Proposed(day);
            Assert.Null(AssessmentSummary.Check(Seen, "Jag vill.", from, to, day));
        }
    }

    [Fact]
    public void A_month_is_observed_where_it_is_registered_and_not_on_leave()
    {
        var month = new SummaryMonth(new(2026, 11, 1), 20, 4800, 4700, 300, 50, 200);
        Assert.Equal(4500, month.Observed);
        Assert.Equal(350, month.Absent);
    }

    private static SummaryRefusal? Check(string? seen = null, string pupil = "Jag vill.", DateOnly? from = null, DateOnly? to = null) =>
        AssessmentSummary.Check(seen ?? Seen, pupil, from ?? new(2026, 8, 1), to ?? Today, Today);
}
