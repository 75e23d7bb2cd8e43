using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.Core.Detection;

/// <summary>Who acts on a ladder step.</summary>
public enum StepResponsible
{
    /// <summary>The pupil's mentor.</summary>
    Mentor,

    /// <summary>The unit's student-health team (<i>elevhälsoteam</i>).</summary>
    StudentHealthTeam,

    /// <summary>The principal (<i>rektor</i>), who carries the duties of skollagen 7:19 a.</summary>
    Principal,
}

/// <summary>
/// An attendance ladder (<i>närvarotrappa</i>): versioned local policy with a source, never law. It prompts, dates and reminds; a named
/// person decides and gives a reason. Source: measures.md section 5, domain.md 4.
/// </summary>
public sealed record AttendanceLadder
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Version within its owner, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The first day on which it applies.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Where the numbers come from: a decision, a plan, a document.</summary>
    public required string Source { get; init; }

    /// <summary>School days in a row below a held step before it falls by one.</summary>
    public required int LeaveAfter { get; init; }

    /// <summary>The steps, 1 and up, in order.</summary>
    public required IReadOnlyList<LadderStep> Steps { get; init; }

    /// <summary>
    /// Conditions of a higher step that are easier to meet than the same condition of a lower one: then the lower one says nothing, and the limits
    /// have probably changed places. Nothing forbids it.
    /// </summary>
    public IEnumerable<(LadderStep Lower, LadderStep Higher, Condition Easier)> OutOfOrder() =>
        from lower in Steps
        from higher in Steps
        where lower.Ordinal < higher.Ordinal
        from one in lower.AnyOf
        from other in higher.AnyOf
        where one.Kind == other.Kind && one.Window == other.Window && one.Basis == other.Basis && other.Limit < one.Limit
        select (lower, higher, other);

    /// <summary>A held step; the highest when the ladder has been made shorter since it was reached; null for 0.</summary>
    public LadderStep? StepOf(int held) => held > 0 ? Steps[Math.Min(held, Steps.Count) - 1] : null;

    /// <summary>Conditions shown to the unit beside the ladder; they give no step.</summary>
    public required IReadOnlyList<Condition> BesideLadder { get; init; }

    /// <summary>When it is told that nobody has talked with a pupil for long.</summary>
    public ContactRule Contact { get; init; } = ContactRule.Standard;

    /// <summary>What counts as long-lasting absence here (<i>långvarig frånvaro</i>): any of these. For counting; it gives no step. Source: R5.</summary>
    public IReadOnlyList<Condition> LongTerm { get; init; } = StandardLadder.LongTerm;
}

/// <summary>One step of a ladder: true when any of its conditions is.</summary>
public sealed record LadderStep
{
    /// <summary>1 and up.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Its name, for example Uppmärksamma.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Any of these makes the step true.</summary>
    public required IReadOnlyList<Condition> AnyOf { get; init; }

    /// <summary>Who acts.</summary>
    public required StepResponsible Responsible { get; init; }

    /// <summary>What to do, as a verb; <c>{0}</c> is the pupil's name.</summary>
    public required LocalText Act { get; init; }

    /// <summary>When the step is done, so that nobody has to wonder.</summary>
    public required LocalText DoneWhen { get; init; }

    /// <summary>To be done within so many of the unit's school days.</summary>
    public required int DueSchoolDays { get; init; }

    /// <summary>To be gone through again so many of the unit's school days after it was done; 0 when once is enough.</summary>
    public int ReviewSchoolDays { get; init; }
}
