namespace RodaTraden.Core.Access.Disclosure;

/// <summary>What somebody who must be asked has answered, or why the answer is not waited for. A no is kept as plainly as a yes.</summary>
public enum ConsentAnswerKind
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,

    /// <summary>The guardian is prevented by absence, illness or other cause, and it cannot wait without harm (FB 6:13 second paragraph).</summary>
    Prevented,

    /// <summary>The social committee has decided that the measure may be taken although this guardian says no (FB 6:13 a).</summary>
    DecidedByCommittee,
}

/// <summary>One answer of one giver. The latest counts.</summary>
public sealed class ConsentAnswer
{
    /// <summary>Our own number; a later answer has a higher.</summary>
    public int Id { get; init; }

    /// <summary>The consent.</summary>
    public required int ConsentId { get; init; }

    /// <summary>The guardian; null when it is the pupil's own answer.</summary>
    public int? GuardianId { get; init; }

    /// <summary>The answer.</summary>
    public required ConsentAnswerKind Kind { get; init; }

    /// <summary>How it was given.</summary>
    public required ConsentForm Form { get; init; }

    /// <summary>The day on which it was given.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Why the answer is not waited for, or the committee's decision; empty for a plain answer.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The account that noted it: the giver's own when it was given here.</summary>
    public required int ByAccountId { get; init; }

    /// <summary>When it was noted.</summary>
    public required DateTime At { get; init; }
}
