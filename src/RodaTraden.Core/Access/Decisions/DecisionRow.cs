namespace RodaTraden.Core.Access.Decisions;

/// <summary>One cell of the decision table that opens something. What no row opens does not exist for the one who asks.</summary>
/// <param name="Role">In what capacity.</param>
/// <param name="Relation">What ties one to the pupil or the place.</param>
/// <param name="Category">The kind of information.</param>
/// <param name="Ground">On what it rests.</param>
/// <param name="Level">What may be done.</param>
/// <param name="Rule">The rule that this follows.</param>
public sealed record DecisionRow(Role Role, Relation Relation, InformationCategory Category, GroundKind Ground, AccessLevel Level, string Rule)
{
    /// <summary>The paragraphs of law that the rule names, without the project's own documents and requirements.</summary>
    public IEnumerable<string> Law => Rule.Split("; ").Where(part => !part.StartsWith("domain.md", StringComparison.Ordinal) && !(part[0] == 'R' && char.IsAsciiDigit(part[^1]) && part.Length <= 4));
}

/// <summary>How much of a kind of information a group of rows opens, and by which rule.</summary>
/// <param name="Category">The kind of information.</param>
/// <param name="Level">What may be done.</param>
/// <param name="Rule">The rule.</param>
internal readonly record struct Opened(InformationCategory Category, AccessLevel Level, string Rule);

/// <summary>Writes rows in groups, as the matrix of domain.md 2.3 is written.</summary>
internal static class DecisionRows
{
    public static Opened Exists(InformationCategory category, string rule) => new(category, AccessLevel.Exists, rule);

    public static Opened Read(InformationCategory category, string rule) => new(category, AccessLevel.Read, rule);

    public static Opened Write(InformationCategory category, string rule) => new(category, AccessLevel.Write, rule);

    /// <summary>The role's own task: R and W in the matrix.</summary>
    public static IEnumerable<DecisionRow> OwnTask(Role role, Relation relation, params Opened[] opened) => Rows(role, relation, GroundKind.OwnTask, opened);

    /// <summary>A recorded ground is needed, consent or statute: C in the matrix.</summary>
    public static IEnumerable<DecisionRow> OnGround(Role role, Relation relation, params Opened[] opened) =>
        OnConsent(role, relation, opened).Concat(OnStatute(role, relation, opened));

    /// <summary>Consent alone opens.</summary>
    public static IEnumerable<DecisionRow> OnConsent(Role role, Relation relation, params Opened[] opened) => Rows(role, relation, GroundKind.Consent, opened);

    /// <summary>A recorded statute alone opens.</summary>
    public static IEnumerable<DecisionRow> OnStatute(Role role, Relation relation, params Opened[] opened) => Rows(role, relation, GroundKind.Statute, opened);

    /// <summary>Emergency access to somebody in one's own zone whom nothing else ties one to: reading, never writing.</summary>
    public static IEnumerable<DecisionRow> InEmergency(Role role, params InformationCategory[] categories) =>
        Rows(role, Relation.SameZone, GroundKind.Emergency, [.. categories.Select(category => Read(category, "OSL 10:2; emergency access, with a reason and reviewed afterwards"))]);

    private static IEnumerable<DecisionRow> Rows(Role role, Relation relation, GroundKind ground, Opened[] opened) =>
        opened.Select(one => new DecisionRow(role, relation, one.Category, ground, one.Level, one.Rule));
}
