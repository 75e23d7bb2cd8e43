using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Register;

namespace RodaTraden.Core.Tests.Cases;

/// <summary>Who has to be told that an inquiry was opened. Source: Skollagen 7:22, 15:15; domain.md 8.3 number 4.</summary>
public sealed class HomeNoticeTests
{
    [Theory]
    [InlineData(OrganiserKind.Municipal, "GR", "9901", HomeNoticeDuty.OrganiserIsHome)]
    [InlineData(OrganiserKind.Municipal, "GR", null, HomeNoticeDuty.OrganiserIsHome)]
    [InlineData(OrganiserKind.Municipal, "GR", "0180", HomeNoticeDuty.ToldElsewhere)]
    [InlineData(OrganiserKind.Independent, "GR", "9901", HomeNoticeDuty.ToldHere)]
    [InlineData(OrganiserKind.Independent, "GR", "0180", HomeNoticeDuty.ToldElsewhere)]
    [InlineData(OrganiserKind.Independent, "GR", null, HomeNoticeDuty.NotKnown)]
    [InlineData(OrganiserKind.Region, "GR", "9901", HomeNoticeDuty.ToldHere)]
    [InlineData(OrganiserKind.Independent, "GY", "9901", HomeNoticeDuty.UpperSecondary)]
    [InlineData(OrganiserKind.Municipal, "GY GYS", "0180", HomeNoticeDuty.UpperSecondary)]
    [InlineData(OrganiserKind.Independent, "GR GY", "9901", HomeNoticeDuty.ToldHere)]
    [InlineData(OrganiserKind.Independent, "", "9901", HomeNoticeDuty.ToldHere)]
    public void An_organiser_that_is_not_the_home_municipality_tells_it(OrganiserKind organiser, string forms, string? home, HomeNoticeDuty duty) =>
        Assert.Equal(duty, HomeNotice.Of(organiser, forms, home, ["9901"]));
}
