using RodaTraden.Core.Cases.Routine;

namespace RodaTraden.Core.Tests.Cases;

/// <summary>An organiser's own figures, the latest that has begun. Source: R13, R132.</summary>
public sealed class CaseRoutineTests
{
    private static readonly DateOnly Today = new(2026, 3, 27);

    [Fact]
    public void Where_nobody_has_decided_the_proposal_holds() => Assert.Same(CaseRoutine.Proposed, CaseRoutine.InForce([Routine(organiser: 2)], 1, Today));

    [Fact]
    public void The_latest_that_has_begun_is_in_force_and_of_two_from_the_same_day_the_one_saved_last()
    {
        var (old, now, corrected, later) = (Routine(1, Today.AddDays(-9)), Routine(2, Today), Routine(3, Today), Routine(4, Today.AddDays(1)));
        Assert.Same(corrected, CaseRoutine.InForce([later, corrected, now, old], 1, Today));
        Assert.Same(old, CaseRoutine.InForce([later, corrected, now, old], 1, Today.AddDays(-1)));
    }

    [Theory]
    [InlineData(0, 10, 10, "Nämnden 12 §", 0, RoutineRefusal.SchoolDays)]
    [InlineData(91, 91, 10, "Nämnden 12 §", 0, RoutineRefusal.SchoolDays)]
    [InlineData(5, 4, 10, "Nämnden 12 §", 0, RoutineRefusal.OrganiserBeforePrincipal)]
    [InlineData(5, 5, 0, "Nämnden 12 §", 0, RoutineRefusal.ReturnLimit)]
    [InlineData(5, 5, 51, "Nämnden 12 §", 0, RoutineRefusal.ReturnLimit)]
    [InlineData(5, 5, 10, " ", 0, RoutineRefusal.NoSource)]
    [InlineData(5, 5, 10, "Nämnden 12 §", -1, RoutineRefusal.InThePast)]
    [InlineData(90, 90, 50, "Nämnden 12 §", 0, null)]
    [InlineData(1, 1, 1, "N", 0, null)]
    public void What_cannot_be_kept_is_refused_with_the_reason(int principal, int organiser, int limit, string source, int from, RoutineRefusal? refusal) => Assert.Equal(
        refusal,
        new CaseRoutine { OrganiserId = 1, ValidFrom = Today.AddDays(from), Source = source, PrincipalToldAfter = principal, OrganiserToldAfter = organiser, ReturnLimitPercent = limit, SavedAt = DateTime.UnixEpoch }.Check(Today));

    private static CaseRoutine Routine(int id = 1, DateOnly? from = null, int organiser = 1) => new() { Id = id, OrganiserId = organiser, ValidFrom = from ?? Today, Source = "Nämnden", SavedAt = DateTime.UnixEpoch };
}
