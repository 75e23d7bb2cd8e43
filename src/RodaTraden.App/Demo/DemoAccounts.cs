using RodaTraden.Core.Access;

namespace RodaTraden.App.Demo;

/// <summary>One way in per role, the same each time. Exists only in the demo.</summary>
internal static class DemoAccounts
{
    public const string Password = "roda-traden-demo";

    public static IReadOnlyList<DemoAccount> All { get; } =
    [
        new("mentor", Role.Mentor),
        new("elevhalsa", Role.StudentHealthTeam),
        new("rektor", Role.Principal),
        new("huvudman", Role.OrganiserOfficer),
        new("friskola", Role.OrganiserOfficer) { IsIndependent = true },
        new("skyddad", Role.ProtectedContact),
        new("admin", Role.Administrator),
    ];
}

internal sealed record DemoAccount(string UserName, Role Role)
{
    /// <summary>Works for an independent organiser, not for the municipality.</summary>
    public bool IsIndependent { get; init; }
}
