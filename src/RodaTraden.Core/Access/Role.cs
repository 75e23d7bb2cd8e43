namespace RodaTraden.Core.Access;

/// <summary>
/// In what capacity somebody acts (domain.md 2.3). A person may hold several and sees in one at a time; each is held for a place and between dates.
/// </summary>
public enum Role
{
    /// <summary>The teacher with daily responsibility for some pupils.</summary>
    Mentor,

    /// <summary>A member of a unit's student-health team: psychosocial, psychological and special-education.</summary>
    StudentHealthTeam,

    /// <summary>School nurse or doctor: a branch of its own (OSL 25:1), apart from the rest of student health.</summary>
    StudentHealthMedical,

    /// <summary>Leads a school unit and carries the statutory duties.</summary>
    Principal,

    /// <summary>Officer of an organiser: sees its schools' figures, not its pupils' rows.</summary>
    OrganiserOfficer,

    /// <summary>Officer of the home municipality, who gets what Skollagen 7:22 names about its children in others' schools.</summary>
    HomeMunicipalityOfficer,

    /// <summary>Named coordinator, and the municipality's coordinator: coordinates with consent, takes over nobody's duty (R86).</summary>
    Coordinator,

    /// <summary>Case worker of a social welfare or care committee.</summary>
    SocialWorker,

    /// <summary>The region's contact: child psychiatry, habilitation, health centre (R75).</summary>
    HealthCareContact,

    /// <summary>Gives support under contract or as a voluntary organisation, outside the authorities.</summary>
    SupportProvider,

    /// <summary>A guardian of a child.</summary>
    Guardian,

    /// <summary>The pupil.</summary>
    Pupil,

    /// <summary>Prepares a committee's figures and reports.</summary>
    CommitteeSecretary,

    /// <summary>A member of the steering group, who reads the same figures.</summary>
    SteeringGroup,

    /// <summary>Named for the pupils with protected data at a unit: the only one who meets them here. Holds nothing else.</summary>
    ProtectedContact,

    /// <summary>Checks who has looked, systematically and on suspicion, for an organiser.</summary>
    AccessReviewer,

    /// <summary>Runs the installation: files, accounts, settings. Sees no pupil.</summary>
    Administrator,
}
