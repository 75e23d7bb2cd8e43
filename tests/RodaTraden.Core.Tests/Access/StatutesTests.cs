using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;

namespace RodaTraden.Core.Tests.Access;

/// <summary>What may be told without consent, and how it must be recorded. Source: domain.md 2.2; R79, R80.</summary>
public sealed class StatutesTests
{
    private const string Why = "Eleven har sagt att hen är rädd hemma, och har inte varit i skolan på två veckor.";
    private static readonly DateOnly Today = new(2026, 3, 27);
    private static readonly DateOnly Thirteen = Today.AddYears(-13);

    [Fact]
    public void A_report_of_concern_opens_attendance_to_social_services_from_any_school() => Assert.All(
        new[] { SecrecyZone.MunicipalSchool, SecrecyZone.IndependentSchool },
        from => Assert.Null(Check(Ground(), from)));

    [Fact]
    public void It_opens_to_nobody_else() => Assert.All(
        Enum.GetValues<SecrecyZone>().Where(zone => zone != SecrecyZone.SocialServices),
        to => Assert.Equal(StatutoryGroundRefusal.WrongWay, Check(Ground(), to: to)));

    [Fact]
    public void The_general_clause_is_between_authorities_and_not_for_independent_schools_social_services_or_health_care() => Assert.All(
        new[] { SecrecyZone.IndependentSchool, SecrecyZone.SocialServices, SecrecyZone.RegionHealthCare, SecrecyZone.StudentHealthMedical, SecrecyZone.OutsideProvider },
        from => Assert.Equal(StatutoryGroundRefusal.WrongWay, Check(Ground(Statute.GeneralClause), from)));

    [Fact]
    public void What_is_between_health_care_and_social_services_never_opens_towards_the_school() => Assert.All(
        new[] { SecrecyZone.MunicipalSchool, SecrecyZone.PupilSupport, SecrecyZone.StudentHealth, SecrecyZone.IndependentSchool },
        to => Assert.Equal(StatutoryGroundRefusal.WrongWay, Check(Ground(Statute.HealthAndSocialCare, [InformationCategory.SocialCase]), SecrecyZone.SocialServices, to)));

    [Fact]
    public void A_percentage_is_no_reason()
    {
        Assert.Equal(StatutoryGroundRefusal.NoReason, Check(Ground(why: "Frånvaron är 80 % den senaste månaden")));
        Assert.Equal(StatutoryGroundRefusal.NoReason, Check(Ground(why: new string(' ', 60))));
        Assert.Equal(StatutoryGroundRefusal.NoReason, Check(Ground(why: new string('a', 1001))));
    }

    [Fact]
    public void What_the_statute_does_not_cover_is_not_told()
    {
        Assert.Equal(StatutoryGroundRefusal.NotCovered, Check(Ground(categories: [InformationCategory.AttendanceRows, InformationCategory.Symptoms])));
        Assert.Equal(StatutoryGroundRefusal.NotCovered, Check(Ground(categories: [InformationCategory.MedicalRecord])));
        Assert.Equal(StatutoryGroundRefusal.NoCategory, Check(Ground(categories: [])));
    }

    [Fact]
    public void It_is_for_those_under_18_and_the_birth_date_must_be_known()
    {
        Assert.Equal(StatutoryGroundRefusal.NotOfThatAge, Statutes.Check(Ground(), SecrecyZone.MunicipalSchool, [SecrecyZone.SocialServices], Today.AddYears(-18), Today));
        Assert.Null(Statutes.Check(Ground(), SecrecyZone.MunicipalSchool, [SecrecyZone.SocialServices], Today.AddYears(-18).AddDays(1), Today));
        Assert.Equal(StatutoryGroundRefusal.NotOfThatAge, Statutes.Check(Ground(), SecrecyZone.MunicipalSchool, [SecrecyZone.SocialServices], null, Today));
        Assert.Null(Statutes.Check(Ground(Statute.GeneralClause), SecrecyZone.MunicipalSchool, [SecrecyZone.SocialServices], null, Today));
    }

    [Fact]
    public void The_catalogue_is_as_the_law_says() => Assert.Equal(
        ["ConcernReport: SoL 19:1, OSL 10:28, under 18", "GeneralClause: OSL 10:27", "HealthAndSocialCare: OSL 25:12, 26:9, under 18"],
        Statutes.All.Select(rule => $"{rule.Statute}: {rule.Citation}{(rule.UnderEighteen ? ", under 18" : "")}"));

    [Fact]
    public void It_ends_within_four_months()
    {
        Assert.Null(Check(Ground(until: Today)));
        Assert.Null(Check(Ground(until: Today.AddMonths(4))));
        Assert.Equal(StatutoryGroundRefusal.EndOutside, Check(Ground(until: Today.AddMonths(4).AddDays(1))));
        Assert.Equal(StatutoryGroundRefusal.EndOutside, Check(Ground(until: Today.AddDays(-1))));
    }

    [Fact]
    public void A_reason_is_as_short_and_as_long_as_it_may_be()
    {
        Assert.Null(Check(Ground(why: new('a', 40))));
        Assert.Null(Check(Ground(why: new('a', 1000))));
        Assert.Equal(StatutoryGroundRefusal.NoReason, Check(Ground(why: new('a', 39))));
    }

    [Fact]
    public void One_wrong_receiver_among_right_ones_is_wrong() =>
        Assert.Equal(StatutoryGroundRefusal.WrongWay, Statutes.Check(Ground(), SecrecyZone.MunicipalSchool, [SecrecyZone.SocialServices, SecrecyZone.OutsideProvider], Thirteen, Today));

    [Fact]
    public void Somebody_is_told() => Assert.Equal(StatutoryGroundRefusal.NoReceiver, Statutes.Check(Ground(), SecrecyZone.MunicipalSchool, [], Thirteen, Today));

    [Fact]
    public void It_is_in_force_until_its_last_day_or_until_it_is_ended()
    {
        var ground = Ground(until: Today);
        Assert.True(ground.IsInForce(Today));
        Assert.False(ground.IsInForce(Today.AddDays(1)));
        ground.EndedAt = DateTime.UnixEpoch;
        Assert.False(ground.IsInForce(Today));
    }

    [Fact]
    public void An_organisation_takes_part_until_the_day_from_which_it_does_not()
    {
        var organisation = new Organisation { Name = "Stegvis", ClosedFrom = Today };
        Assert.True(organisation.IsOpen(Today.AddDays(-1)));
        Assert.False(organisation.IsOpen(Today));
        Assert.True(new Organisation { Name = "Stegvis" }.IsOpen(Today));
    }

    private static StatutoryGroundRefusal? Check(StatutoryGround ground, SecrecyZone from = SecrecyZone.MunicipalSchool, SecrecyZone to = SecrecyZone.SocialServices) =>
        Statutes.Check(ground, from, [to], Thirteen, Today);

    private static StatutoryGround Ground(Statute statute = Statute.ConcernReport, IReadOnlyList<InformationCategory>? categories = null, string why = Why, DateOnly? until = null) => new()
    {
        PupilId = 1,
        Statute = statute,
        FromOrganiserId = 1,
        Categories = categories ?? [InformationCategory.AttendanceRows],
        Why = why,
        DecidedByAccountId = 9,
        DecidedAt = default,
        ValidUntil = until ?? Today.AddMonths(1),
        FormId = Guid.Empty,
    };
}
