using RodaTraden.Core.Access;
using RodaTraden.Core.Register;

namespace RodaTraden.Core.Tests.Access;

/// <summary>Which zone a school unit is. Source: domain.md 2.1.</summary>
public sealed class SchoolZonesTests
{
    [Theory]
    [InlineData("GR", OrganiserKind.Municipal, SecrecyZone.MunicipalSchool)]
    [InlineData("", OrganiserKind.Municipal, SecrecyZone.MunicipalSchool)]
    [InlineData("FSK", OrganiserKind.Municipal, SecrecyZone.Preschool)]
    [InlineData("FSK GR", OrganiserKind.Municipal, SecrecyZone.MunicipalSchool)]
    [InlineData("FSK,FSK", OrganiserKind.Municipal, SecrecyZone.Preschool)]
    [InlineData("FSK", OrganiserKind.Independent, SecrecyZone.IndependentSchool)]
    [InlineData("GY", OrganiserKind.Independent, SecrecyZone.IndependentSchool)]
    public void A_unit_of_preschool_alone_is_a_zone_of_its_own(string forms, OrganiserKind organiser, SecrecyZone zone) => Assert.Equal(zone, SchoolZones.Of(forms, organiser));

    [Fact]
    public void Where_nobody_knows_who_runs_it_it_is_taken_for_the_municipalitys() => Assert.Equal(SecrecyZone.MunicipalSchool, SchoolZones.Of("", null));
}
