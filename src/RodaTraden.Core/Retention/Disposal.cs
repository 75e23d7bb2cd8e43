namespace RodaTraden.Core.Retention;

/// <summary>How far a disposal has come.</summary>
public enum DisposalState
{
    /// <summary>Proposed in the night; nobody has said anything. Made anew each night.</summary>
    Proposed,

    /// <summary>Somebody has approved: it is carried out in the night. Until then it can be taken back.</summary>
    Approved,

    /// <summary>Being carried out; goes on where it was, if the program is stopped.</summary>
    Running,

    /// <summary>Carried out: this is the protocol.</summary>
    Done,

    /// <summary>Somebody has said not now, until a day.</summary>
    Declined,
}

/// <summary>Why a disposal cannot be approved, taken back or put off.</summary>
public enum DisposalRefusal
{
    /// <summary>It has been approved, taken back, carried out or made anew meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>Approving asks for a tick that the proposal has been read.</summary>
    NotRead,

    /// <summary>Putting off asks for a reason and a day that is to come.</summary>
    NoReason,
}

/// <summary>
/// A disposal of one class of records of one organiser: first a proposal, then approved by a person, then the protocol of what was done. Names nobody.
/// Source: domain.md 2.8; reliability-security.md 7.6.
/// </summary>
public sealed class Disposal
{
    /// <summary>Letters that the reason for putting off may have at most.</summary>
    public const int LongestReason = 500;

    /// <summary>The longest that somebody may put it off: a year, in days.</summary>
    public const int LongestWait = 366;

    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>Whose records; null for the installation's own.</summary>
    public int? OrganiserId { get; init; }

    /// <summary>Which.</summary>
    public required RecordClass Class { get; init; }

    /// <summary>The rule that it rests on.</summary>
    public required int RuleId { get; set; }

    /// <summary>What began on this day or before is due.</summary>
    public required DateOnly Until { get; set; }

    /// <summary>When it was proposed, the last time.</summary>
    public required DateTime ProposedAt { get; set; }

    /// <summary>How far it has come.</summary>
    public required DisposalState State { get; set; }

    /// <summary>How many pupils' records it is about; 0 where records are not kept by pupil. Those with protected data are not counted.</summary>
    public required int Pupils { get; set; }

    /// <summary>How many rows, as proposed.</summary>
    public required long Rows { get; set; }

    /// <summary>How many pupils' records are due but held.</summary>
    public required int Held { get; set; }

    /// <summary>Who approved, or put it off.</summary>
    public int? DecidedByAccountId { get; set; }

    /// <summary>When.</summary>
    public DateTime? DecidedAt { get; set; }

    /// <summary>Why it was put off.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The first night it is carried out, if approved; the day it is proposed again, if put off.</summary>
    public DateOnly? NotBefore { get; set; }

    /// <summary>When it had been carried out.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }
}

/// <summary>How many rows of one table a disposal is about, and how many have gone.</summary>
public sealed class DisposedRows
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The disposal.</summary>
    public required int DisposalId { get; init; }

    /// <summary>The table.</summary>
    public required string TableName { get; init; }

    /// <summary>Rows as proposed.</summary>
    public required long Proposed { get; set; }

    /// <summary>Rows that have gone.</summary>
    public long Gone { get; set; }
}
