namespace RodaTraden.Core.Cases.Process;

/// <summary>What can be done with a case.</summary>
public enum CaseAct
{
    /// <summary>Somebody opened it.</summary>
    Open,

    /// <summary>Somebody took it: <em>Jag tar det här</em>.</summary>
    Take,

    /// <summary>Somebody else was asked to take over.</summary>
    Offer,

    /// <summary>Whoever was asked said no, with a reason and whom to ask instead.</summary>
    Decline,

    /// <summary>Whoever asked took it back.</summary>
    Withdraw,

    /// <summary>The next step or its day was set.</summary>
    Plan,

    /// <summary>It went on in the process.</summary>
    Move,

    /// <summary>Somebody said that one waits for somebody else.</summary>
    Wait,

    /// <summary>The wait was over.</summary>
    GoOn,

    /// <summary>It was closed.</summary>
    Close,

    /// <summary>It was opened again.</summary>
    Reopen,

    /// <summary>An earlier act was taken back.</summary>
    Undo,
}

/// <summary>An act on a case, with the state after it. Only added to; one that was taken back is marked. Source: R15; architecture.md, decision 4.</summary>
public sealed class CaseEvent : CaseStanding
{
    /// <summary>Our own number: acts follow each other by it.</summary>
    public int Id { get; init; }

    /// <summary>The case.</summary>
    public required int CaseId { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>What was done.</summary>
    public required CaseAct Act { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The account that did it.</summary>
    public required int ByAccountId { get; init; }

    /// <summary>Why, or whom one waits for, in that person's words; empty where nothing is asked.</summary>
    public required string Words { get; init; }

    /// <summary>Whoever was asked, or proposed instead; null where nobody was.</summary>
    public int? OtherAccountId { get; init; }

    /// <summary>The form it came from: the same form never acts twice.</summary>
    public required Guid FormId { get; init; }

    /// <summary>When it was taken back, UTC; null while it stands.</summary>
    public DateTime? UndoneAt { get; set; }
}
