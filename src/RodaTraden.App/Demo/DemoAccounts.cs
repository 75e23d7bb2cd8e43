using RodaTraden.Core.Access;

namespace RodaTraden.App.Demo;

/// <summary>Ways in, one or more per role and at least one per zone, the same each time. Exists only in the demo.</summary>
internal static class DemoAccounts
{
    public const string Password = "roda-traden-demo";
    public const string Committee = "Socialnämndens barn och unga";
    public const string Care = "Omsorgsnämndens LSS-enhet";
    public const string Coordination = "Samordningen för skolnärvaro";
    public const string Psychiatry = "Regionens barn- och ungdomspsykiatri";
    public const string Provider = "Föreningen Stegvis";

    public static IReadOnlyList<(string Name, OrganisationKind Kind)> Organisations { get; } =
    [
        (Committee, OrganisationKind.SocialWelfareCommittee),
        (Care, OrganisationKind.CareCommittee),
        (Coordination, OrganisationKind.Coordination),
        (Psychiatry, OrganisationKind.Region),
        (Provider, OrganisationKind.Provider),
    ];

    public static IReadOnlyList<DemoAccount> All { get; } =
    [
        new("mentor", "", Role.Mentor),
        new("elevhalsa", "Karin Holm", Role.StudentHealthTeam),
        new("skolskoterska", "Anna Wikström", Role.StudentHealthMedical),
        new("rektor", "Eva Strand", Role.Principal),
        new("huvudman", "Johan Berg", Role.OrganiserOfficer),
        new("friskola", "Åsa Nord", Role.OrganiserOfficer) { IsIndependent = true },
        new("friskolans-rektor", "Per Ström", Role.Principal) { IsIndependent = true },
        new("forskola", "Ingrid Hallberg", Role.Principal) { IsPreschool = true },
        new("hemkommun", "Lars Öhman", Role.HomeMunicipalityOfficer),
        new("samordnare", "Sofia Lindqvist", Role.Coordinator) { Organisation = Coordination },
        new("socialtjanst", "Amir Haddad", Role.SocialWorker) { Organisation = Committee },
        new("omsorg", "Britta Sjö", Role.SocialWorker) { Organisation = Care },
        new("bup", "Elsa Norén", Role.HealthCareContact) { Organisation = Psychiatry },
        new("stodgivare", "Tove Malm", Role.SupportProvider) { Organisation = Provider },
        new("vardnadshavare", "", Role.Guardian),
        new("vardnadshavare2", "", Role.Guardian) { IsSecond = true },
        new("elev", "", Role.Pupil),
        new("namnd", "Yvonne Strömberg", Role.CommitteeSecretary),
        new("styrgrupp", "Henrik Falk", Role.SteeringGroup),
        new("skyddad", "Maria Ek", Role.ProtectedContact),
        new("granskare", "Gunnar Falk", Role.AccessReviewer),
        new("admin", "Per Lindh", Role.Administrator),
    ];
}

/// <param name="UserName">What one signs in with.</param>
/// <param name="Name">The name that is shown; empty when it is somebody of the register.</param>
/// <param name="Role">The role.</param>
internal sealed record DemoAccount(string UserName, string Name, Role Role)
{
    /// <summary>Works for an independent organiser, not for the municipality.</summary>
    public bool IsIndependent { get; init; }

    /// <summary>Works at the municipality's preschool.</summary>
    public bool IsPreschool { get; init; }

    /// <summary>Works at this organisation.</summary>
    public string? Organisation { get; init; }

    /// <summary>The other guardian of the same child.</summary>
    public bool IsSecond { get; init; }
}
