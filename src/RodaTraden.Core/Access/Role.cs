namespace RodaTraden.Core.Access;

/// <summary>The roles of the first version (domain.md 2.3). A person may hold several, each limited to own pupils, units or an organiser.</summary>
public enum Role
{
    /// <summary>The teacher with daily responsibility for some pupils.</summary>
    Mentor,

    /// <summary>A member of a unit's student-health team.</summary>
    StudentHealthTeam,

    /// <summary>Leads a school unit and carries the statutory duties.</summary>
    Principal,

    /// <summary>Officer of an organiser: sees its schools' figures, not its pupils' rows.</summary>
    OrganiserOfficer,

    /// <summary>Named for the pupils with protected data at a unit: the only one who meets them here. Holds nothing else.</summary>
    ProtectedContact,

    /// <summary>Runs the installation: files, accounts, settings. Sees no pupil.</summary>
    Administrator,
}
