namespace RodaTraden.Core.Access;

/// <summary>Organisations outside the schools whose people come to a pupil. Source: domain.md 1.1, 2.1; R16, R75.</summary>
public enum OrganisationKind
{
    /// <summary>A social welfare committee's administration (<i>socialnämnd</i>): individual and family care.</summary>
    SocialWelfareCommittee,

    /// <summary>A care committee's administration (<i>omsorgsnämnd</i>): LSS. An authority of its own, with secrecy towards the social welfare committee.</summary>
    CareCommittee,

    /// <summary>The municipality's coordination: named coordinators. Employed under the education committee; holds what it has been given with a ground.</summary>
    Coordination,

    /// <summary>The region's health care: child psychiatry, habilitation, health centre.</summary>
    Region,

    /// <summary>A company or association that gives support.</summary>
    Provider,
}

/// <summary>In which zone organisations lie, and which roles their people hold.</summary>
public static class OrganisationKinds
{
    /// <summary>The zone of an organisation's own information, and of its people.</summary>
    public static SecrecyZone Zone(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.SocialWelfareCommittee or OrganisationKind.CareCommittee => SecrecyZone.SocialServices,
        OrganisationKind.Coordination => SecrecyZone.PupilSupport,
        OrganisationKind.Region => SecrecyZone.RegionHealthCare,
        OrganisationKind.Provider => SecrecyZone.OutsideProvider,
    };

    /// <summary>The role that an organisation's people hold.</summary>
    public static Role Role(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.SocialWelfareCommittee or OrganisationKind.CareCommittee => Access.Role.SocialWorker,
        OrganisationKind.Coordination => Access.Role.Coordinator,
        OrganisationKind.Region => Access.Role.HealthCareContact,
        OrganisationKind.Provider => Access.Role.SupportProvider,
    };
}
