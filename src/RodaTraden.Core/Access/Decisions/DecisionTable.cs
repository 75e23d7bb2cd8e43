using System.Collections.Frozen;

namespace RodaTraden.Core.Access.Decisions;

/// <summary>
/// The one place that decides who may see and do what: role x relation to the pupil x kind of information x ground -> level, with the rule that it rests
/// on. What is not in the table is nothing. Source: domain.md 2.3, default policy.
/// </summary>
public static class DecisionTable
{
    /// <summary>All rows, by role.</summary>
    public static IReadOnlyList<DecisionRow> Rows { get; } = Made();

    private static readonly FrozenDictionary<(Role, Relation, InformationCategory, GroundKind), DecisionRow> ByCell =
        Rows.ToFrozenDictionary(row => (row.Role, row.Relation, row.Category, row.Ground));

    private static readonly FrozenDictionary<(Role, InformationCategory), DecisionRow[]> OwnTasks =
        Rows.Where(row => row.Ground == GroundKind.OwnTask).GroupBy(row => (row.Role, row.Category)).ToFrozenDictionary(rows => rows.Key, rows => rows.ToArray());

    /// <summary>The rows, made anew: what is made once for the whole program cannot be changed for one test at a time.</summary>
    internal static IReadOnlyList<DecisionRow> Made() => [.. SchoolRows.All(), .. OrganiserRows.All(), .. PartnerRows.All(), .. FamilyRows.All(), .. OperationRows.All()];

    /// <summary>What may be done in one relation on one ground.</summary>
    public static AccessLevel LevelOf(Role role, Relation relation, InformationCategory category, GroundKind ground) =>
        ByCell.GetValueOrDefault((role, relation, category, ground))?.Level ?? AccessLevel.Nothing;

    /// <summary>Whether a role's own task opens a kind of information at all, at least at a level. Says nothing of any pupil.</summary>
    public static bool IsOwnTask(Role role, InformationCategory category, AccessLevel level) => OwnTaskRelations(role, category, level).Count > 0;

    /// <summary>Whether it does so for somebody who works with the pupils of a school.</summary>
    public static bool IsOwnTaskAtSchool(Role role, InformationCategory category, AccessLevel level) =>
        OwnTaskRelations(role, category, level).Any(relation => relation is Relation.OwnPupil or Relation.OwnUnit);

    /// <summary>In which relations a role's own task opens a kind of information, at least at a level.</summary>
    public static IReadOnlyList<Relation> OwnTaskRelations(Role role, InformationCategory category, AccessLevel level) =>
        [.. OwnTasks.GetValueOrDefault((role, category), []).Where(row => row.Level >= level).Select(row => row.Relation)];
}
