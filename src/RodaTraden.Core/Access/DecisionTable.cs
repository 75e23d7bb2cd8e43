namespace RodaTraden.Core.Access;

/// <summary>
/// The one place that decides who may see and do what: role x information -> level, with the rule it rests on. What is not in the table is
/// nothing. The scope says for which pupils. Source: domain.md 2.3, default policy.
/// </summary>
public static class DecisionTable
{
    /// <summary>One row of the table.</summary>
    /// <param name="Role">The role.</param>
    /// <param name="Category">The kind of information.</param>
    /// <param name="Level">What may be done.</param>
    /// <param name="Rule">The rule it rests on.</param>
    public sealed record Row(Role Role, InformationCategory Category, AccessLevel Level, string Rule);

    /// <summary>All rows.</summary>
    public static IReadOnlyList<Row> Rows { get; } =
    [
        new(Role.Mentor, InformationCategory.Identity, AccessLevel.Read, "Skollagen 7:17; domain.md 2.3"),
        new(Role.Mentor, InformationCategory.AttendanceRows, AccessLevel.Write, "Skollagen 7:17; domain.md 2.3"),
        new(Role.Mentor, InformationCategory.LadderState, AccessLevel.Read, "Skollagen 3:5, 7:19 a; domain.md 2.3"),
        new(Role.Mentor, InformationCategory.Notes, AccessLevel.Write, "Skollagen 3:5; domain.md 2.3"),
        new(Role.StudentHealthTeam, InformationCategory.Identity, AccessLevel.Read, "Skollagen 2:25, 7:19 a; domain.md 2.3"),
        new(Role.StudentHealthTeam, InformationCategory.AttendanceRows, AccessLevel.Read, "Skollagen 7:19 a; domain.md 2.3"),
        new(Role.StudentHealthTeam, InformationCategory.LadderState, AccessLevel.Read, "Skollagen 7:19 a; domain.md 2.3"),
        new(Role.StudentHealthTeam, InformationCategory.Notes, AccessLevel.Write, "Skollagen 7:19 a; domain.md 2.3"),
        new(Role.StudentHealthTeam, InformationCategory.Symptoms, AccessLevel.Write, "Skollagen 2:25; OSL 23:2; R52"),
        new(Role.StudentHealthTeam, InformationCategory.Figures, AccessLevel.Read, "Skollagen 4:4; domain.md 2.3"),
        new(Role.Principal, InformationCategory.Identity, AccessLevel.Read, "Skollagen 7:19 a; domain.md 2.3"),
        new(Role.Principal, InformationCategory.AttendanceRows, AccessLevel.Read, "Skollagen 7:17, 7:19 a; domain.md 2.3"),
        new(Role.Principal, InformationCategory.LadderState, AccessLevel.Read, "Skollagen 7:19 a; domain.md 2.3"),
        new(Role.Principal, InformationCategory.Notes, AccessLevel.Write, "Skollagen 7:19 a; domain.md 2.3"),
        new(Role.Principal, InformationCategory.Figures, AccessLevel.Read, "Skollagen 4:4; domain.md 2.3"),
        new(Role.OrganiserOfficer, InformationCategory.Figures, AccessLevel.Read, "Skollagen 4:3; domain.md 2.3"),
        new(Role.OrganiserOfficer, InformationCategory.Notices, AccessLevel.Write, "Skollagen 7:22: organiser to home municipality, what the rule names alone"),
        new(Role.Administrator, InformationCategory.Operation, AccessLevel.Write, "Delegated operation; sees files and settings, no attendance"),
        new(Role.Administrator, InformationCategory.Records, AccessLevel.Write, "GDPR art. 5.1 d; finds double records, protected pupils never"),
        new(Role.ProtectedContact, InformationCategory.ProtectedPupils, AccessLevel.Write, "OSL 21:3 a, 22:1; domain.md 2.6: named persons only"),
    ];

    /// <summary>What a role may do with a kind of information about pupils within its scope.</summary>
    public static AccessLevel LevelOf(Role role, InformationCategory category) =>
        Rows.FirstOrDefault(row => row.Role == role && row.Category == category)?.Level ?? AccessLevel.Nothing;

    /// <summary>For which pupils or units a role reaches.</summary>
    public static AccessScope ScopeOf(Role role) => role switch
    {
        Role.Mentor => AccessScope.OwnPupils,
        Role.StudentHealthTeam => AccessScope.OwnUnits,
        Role.Principal => AccessScope.OwnUnits,
        Role.OrganiserOfficer => AccessScope.OwnOrganiser,
        Role.ProtectedContact => AccessScope.OwnUnits,
        Role.Administrator => AccessScope.Installation,
    };
}
