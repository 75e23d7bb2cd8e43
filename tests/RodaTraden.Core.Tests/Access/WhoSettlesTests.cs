using RodaTraden.Core.Access;
using RodaTraden.Core.Detection;

namespace RodaTraden.Core.Tests.Access;

public sealed class WhoSettlesTests
{
    [Theory]
    [InlineData(StepResponsible.Principal, Role.Mentor, false)]
    [InlineData(StepResponsible.StudentHealthTeam, Role.Mentor, false)]
    [InlineData(StepResponsible.Mentor, Role.StudentHealthTeam, false)]
    [InlineData(StepResponsible.Mentor, Role.Mentor, true)]
    [InlineData(StepResponsible.StudentHealthTeam, Role.StudentHealthTeam, true)]
    [InlineData(StepResponsible.StudentHealthTeam, Role.Principal, true)]
    [InlineData(StepResponsible.Mentor, Role.Principal, true)]
    [InlineData(StepResponsible.Principal, Role.OrganiserOfficer, false)]
    [InlineData(StepResponsible.Principal, Role.Administrator, false)]
    [InlineData(StepResponsible.Principal, null, false)]
    public void Nobody_puts_anothers_duty_to_rest(StepResponsible responsible, Role? role, bool may) => Assert.Equal(may, role.MaySettle(responsible));
}
