namespace RodaTraden.Core.Access;

/// <summary>What must be told when a role is given, so that it reaches somewhere.</summary>
public enum RolePlace
{
    /// <summary>The person's key in staff.csv: the enrolments of the own pupils name it.</summary>
    StaffKey,

    /// <summary>A unit, or an organiser for all its units.</summary>
    UnitOrOrganiser,

    /// <summary>An organiser.</summary>
    Organiser,

    /// <summary>A municipal organiser: the home municipality is its municipality.</summary>
    MunicipalOrganiser,

    /// <summary>An organisation outside the schools: a committee, the coordination, the region, a provider.</summary>
    Organisation,

    /// <summary>The guardian's or the pupil's own record in the register.</summary>
    Person,

    /// <summary>Nothing: it reaches the same wherever it is held.</summary>
    Nowhere,
}

/// <summary>Where each role is held.</summary>
public static class RolePlaces
{
    /// <summary>What must be told when this role is given.</summary>
    public static RolePlace Place(this Role role) => role switch
    {
        Role.Mentor => RolePlace.StaffKey,
        Role.StudentHealthTeam or Role.StudentHealthMedical or Role.Principal or Role.ProtectedContact => RolePlace.UnitOrOrganiser,
        Role.OrganiserOfficer or Role.AccessReviewer => RolePlace.Organiser,
        Role.HomeMunicipalityOfficer => RolePlace.MunicipalOrganiser,
        Role.Coordinator or Role.SocialWorker or Role.HealthCareContact or Role.SupportProvider => RolePlace.Organisation,
        Role.Guardian or Role.Pupil => RolePlace.Person,
        Role.CommitteeSecretary or Role.SteeringGroup or Role.Administrator => RolePlace.Nowhere,
    };
}
