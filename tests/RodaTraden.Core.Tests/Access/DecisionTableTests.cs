using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Decisions;

namespace RodaTraden.Core.Tests.Access;

/// <summary>The table against one written by hand from the law's text, and what must hold whatever is in it.</summary>
public sealed class DecisionTableTests
{
    private static readonly IReadOnlyDictionary<Cell, AccessLevel> Golden = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Access", "decisions.golden.txt"))
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(
            cells => new Cell(Enum.Parse<Role>(cells[0]), Enum.Parse<Relation>(cells[1]), Enum.Parse<InformationCategory>(cells[2]), Enum.Parse<GroundKind>(cells[3])),
            cells => Enum.Parse<AccessLevel>(cells[4]));

    private static readonly InformationCategory[] AboutPupils =
    [
        InformationCategory.WholeRecord, InformationCategory.ContactDetails, InformationCategory.AttendanceRows, InformationCategory.LadderState, InformationCategory.StatedReason,
        InformationCategory.Notes, InformationCategory.Symptoms, InformationCategory.CauseMapping, InformationCategory.MedicalRecord, InformationCategory.SocialCase,
        InformationCategory.Plan, InformationCategory.Meetings, InformationCategory.Interventions, InformationCategory.GuardianWords, InformationCategory.PupilWords,
    ];

    private static readonly Role[] Visitors = [Role.Coordinator, Role.SocialWorker, Role.HealthCareContact, Role.SupportProvider];

    [Fact]
    public void Every_cell_is_that_of_the_table_written_by_hand_and_every_difference_is_told_in_words()
    {
        var made = DecisionTable.Made().ToDictionary(row => new Cell(row.Role, row.Relation, row.Category, row.Ground), row => row.Level);
        var differences = EveryCell()
            .Select(cell => (cell, now: made.GetValueOrDefault(cell), golden: Golden.GetValueOrDefault(cell)))
            .Where(one => one.now != one.golden)
            .Select(one => $"{one.cell.Role}, {one.cell.Relation}, on {one.cell.Ground}: {one.cell.Category} may now be {Words(one.now)}; by hand it is {Words(one.golden)}.");
        Assert.Empty(differences);
    }

    [Fact]
    public void What_is_answered_is_what_the_rows_say() => Assert.All(
        EveryCell(),
        cell => Assert.Equal(Golden.GetValueOrDefault(cell), DecisionTable.LevelOf(cell.Role, cell.Relation, cell.Category, cell.Ground)));

    [Fact]
    public void Every_row_says_on_what_rule_it_rests() => Assert.All(DecisionTable.Made(), row => Assert.Matches("[A-ZÅÄÖ].{4,}", row.Rule));

    [Fact]
    public void No_cell_is_told_twice() => Assert.Equal(DecisionTable.Made().Count, DecisionTable.Made().Select(row => new Cell(row.Role, row.Relation, row.Category, row.Ground)).Distinct().Count());

    [Fact]
    public void No_row_opens_nothing() => Assert.DoesNotContain(DecisionTable.Made(), row => row.Level == AccessLevel.Nothing);

    [Fact]
    public void Emergency_access_replaces_a_missing_relation_inside_the_own_zone_reads_only_and_never_reaches_protected_pupils() => Assert.All(
        DecisionTable.Made(),
        row =>
        {
            Assert.Equal(row.Ground == GroundKind.Emergency, row.Relation == Relation.SameZone);
            Assert.False(row.Ground == GroundKind.Emergency && (row.Level != AccessLevel.Read || row.Category == InformationCategory.ProtectedPupils || !IsAtASchoolOrCommittee(row.Role)));
        });

    [Fact]
    public void Whoever_comes_from_another_zone_sees_nothing_of_a_school_without_a_recorded_ground() => Assert.All(
        DecisionTable.Made().Where(row => Visitors.Contains(row.Role) && row.Ground == GroundKind.OwnTask),
        row => Assert.True(row is { Role: Role.SocialWorker, Category: InformationCategory.Identity or InformationCategory.SocialCase }, $"{row.Role} {row.Category}"));

    [Fact]
    public void The_plan_opens_to_staff_with_consent_alone() => Assert.All(
        DecisionTable.Made().Where(row => row.Category is InformationCategory.Plan or InformationCategory.PlanOwnPart or InformationCategory.Meetings or InformationCategory.Interventions && row.Role is not (Role.Guardian or Role.Pupil)),
        row => Assert.Equal(GroundKind.Consent, row.Ground));

    [Fact]
    public void Symptoms_and_medical_records_stay_with_those_who_wrote_them_and_the_family()
    {
        Assert.Equal([Role.StudentHealthTeam], Holders(InformationCategory.Symptoms));
        Assert.Equal([Role.StudentHealthMedical, Role.Guardian, Role.Pupil], Holders(InformationCategory.MedicalRecord));
    }

    [Fact]
    public void Those_who_run_prepare_or_check_see_nothing_about_a_pupil() => Assert.DoesNotContain(
        DecisionTable.Made(),
        row => row.Role is Role.Administrator or Role.CommitteeSecretary or Role.SteeringGroup or Role.AccessReviewer && (AboutPupils.Contains(row.Category) || row.Category == InformationCategory.Identity));

    [Fact]
    public void Protected_pupils_are_met_by_those_named_and_by_nobody_else_and_they_meet_nobody_else()
    {
        Assert.Equal([Role.ProtectedContact], Holders(InformationCategory.ProtectedPupils));
        Assert.All(DecisionTable.Made().Where(row => row.Role == Role.ProtectedContact), row => Assert.Equal(InformationCategory.ProtectedPupils, row.Category));
    }

    [Fact]
    public void Whoever_reads_something_about_a_pupil_on_some_ground_may_know_who_it_is() => Assert.All(
        DecisionTable.Made().Where(row => AboutPupils.Contains(row.Category) && row.Relation != Relation.Author),
        row => Assert.True(
            DecisionTable.LevelOf(row.Role, row.Relation, InformationCategory.Identity, row.Ground) >= AccessLevel.Read
                || DecisionTable.LevelOf(row.Role, row.Relation, InformationCategory.Identity, GroundKind.OwnTask) >= AccessLevel.Read,
            $"{row.Role} {row.Relation} {row.Category} {row.Ground}"));

    [Fact]
    public void The_relations_of_a_role_s_own_task_are_those_of_its_rows()
    {
        Assert.Equal([Relation.OwnPupil], DecisionTable.OwnTaskRelations(Role.Mentor, InformationCategory.AttendanceRows, AccessLevel.Write));
        Assert.Equal([], DecisionTable.OwnTaskRelations(Role.StudentHealthTeam, InformationCategory.AttendanceRows, AccessLevel.Write));
        Assert.Equal([Relation.OwnUnit], DecisionTable.OwnTaskRelations(Role.StudentHealthTeam, InformationCategory.AttendanceRows, AccessLevel.Read));
        Assert.Equal([], DecisionTable.OwnTaskRelations(Role.Coordinator, InformationCategory.AttendanceRows, AccessLevel.Read));
    }

    [Fact]
    public void What_is_a_role_s_own_task_and_what_is_so_at_a_school()
    {
        Assert.True(DecisionTable.IsOwnTask(Role.OrganiserOfficer, InformationCategory.Notices, AccessLevel.Write));
        Assert.False(DecisionTable.IsOwnTask(Role.Coordinator, InformationCategory.AttendanceRows, AccessLevel.Read));
        Assert.True(DecisionTable.IsOwnTaskAtSchool(Role.Mentor, InformationCategory.AttendanceRows, AccessLevel.Write));
        Assert.True(DecisionTable.IsOwnTaskAtSchool(Role.Principal, InformationCategory.AttendanceRows, AccessLevel.Read));
        Assert.False(DecisionTable.IsOwnTaskAtSchool(Role.Principal, InformationCategory.AttendanceRows, AccessLevel.Write));
        Assert.False(DecisionTable.IsOwnTaskAtSchool(Role.Guardian, InformationCategory.AttendanceRows, AccessLevel.Read));
        Assert.True(DecisionTable.IsOwnTaskAtSchool(Role.Mentor, InformationCategory.Identity, AccessLevel.Read));
    }

    [Theory]
    [InlineData("Skollagen 7:19 a; domain.md 2.3", "Skollagen 7:19 a")]
    [InlineData("Skollagen 2:25; OSL 23:2; R52", "Skollagen 2:25|OSL 23:2")]
    [InlineData("R137; OSL 10:1", "OSL 10:1")]
    [InlineData("Regeringsformen 2:6; SoL 1", "Regeringsformen 2:6|SoL 1")]
    public void Of_a_rule_people_are_shown_the_paragraphs(string rule, string law) =>
        Assert.Equal(law, string.Join('|', new DecisionRow(Role.Mentor, Relation.OwnPupil, InformationCategory.Identity, GroundKind.OwnTask, AccessLevel.Read, rule).Law));

    [Fact]
    public void Every_row_rests_on_some_paragraph() => Assert.All(DecisionTable.Made(), row => Assert.NotEmpty(row.Law));

    [Fact]
    public void Every_role_is_given_for_some_place_and_every_organisation_has_people_and_a_zone()
    {
        Assert.All(Enum.GetValues<Role>(), role => Assert.True(Enum.IsDefined(role.Place())));
        Assert.All(Enum.GetValues<OrganisationKind>(), kind => Assert.Equal(RolePlace.Organisation, kind.Role().Place()));
        Assert.Equal(SecrecyZone.SocialServices, OrganisationKind.CareCommittee.Zone());
        Assert.Equal(SecrecyZone.RegionHealthCare, OrganisationKind.Region.Zone());
        Assert.Equal(SecrecyZone.OutsideProvider, OrganisationKind.Provider.Zone());
        Assert.Equal(SecrecyZone.PupilSupport, OrganisationKind.Coordination.Zone());
    }

    private static bool IsAtASchoolOrCommittee(Role role) => role is Role.Mentor or Role.StudentHealthTeam or Role.StudentHealthMedical or Role.Principal or Role.SocialWorker;

    private static IEnumerable<Role> Holders(InformationCategory category) => DecisionTable.Made().Where(row => row.Category == category).Select(row => row.Role).Distinct().Order();

    private static IEnumerable<Cell> EveryCell() =>
        from role in Enum.GetValues<Role>()
        from relation in Enum.GetValues<Relation>()
        from category in Enum.GetValues<InformationCategory>()
        from ground in Enum.GetValues<GroundKind>()
        select new Cell(role, relation, category, ground);

    private static string Words(AccessLevel level) => level switch
    {
        AccessLevel.Nothing => "unknown to exist",
        AccessLevel.Exists => "known to exist",
        AccessLevel.Read => "read",
        AccessLevel.Write => "written",
    };

    private sealed record Cell(Role Role, Relation Relation, InformationCategory Category, GroundKind Ground);
}
