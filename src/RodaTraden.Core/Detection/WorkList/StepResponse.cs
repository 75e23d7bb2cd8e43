namespace RodaTraden.Core.Detection.WorkList;

/// <summary>How somebody answered a signal. A signal is a question with a memory. Source: ux.md R21, R48; R55.</summary>
public enum ResponseKind
{
    /// <summary>A talk was held, with the pupil or a guardian or both.</summary>
    Talk,

    /// <summary>Somebody was sought and not reached. It stands in the contact log and settles nothing.</summary>
    Attempt,

    /// <summary>"Det här känner vi till": a reason, and a day to come back to it.</summary>
    Known,

    /// <summary>What the step asks for is done.</summary>
    Done,
}

/// <summary>What the kinds have in common.</summary>
public static class ResponseKinds
{
    /// <summary>Whether it belongs in the contact log. The others say that a step is settled.</summary>
    public static bool IsContact(this ResponseKind kind) => kind is ResponseKind.Talk or ResponseKind.Attempt;
}

/// <summary>With whom a talk was held, or whom one tried to reach.</summary>
[Flags]
public enum TalkedWith
{
    /// <summary>Nobody is named.</summary>
    Nobody = 0,

    /// <summary>The pupil.</summary>
    Pupil = 1,

    /// <summary>A guardian.</summary>
    Guardian = 2,
}

/// <summary>
/// What somebody did about a pupil's absence, in two sentences. Kept as history; taking it back marks it, nothing is erased. Talks and
/// attempts are the contact log, also of a pupil who stands on no step.
/// </summary>
public sealed class StepResponse
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>The held step that was answered; 0 for a talk or an attempt when the pupil stood on none.</summary>
    public required int Step { get; init; }

    /// <summary>How.</summary>
    public required ResponseKind Kind { get; init; }

    /// <summary>With whom, for a talk; whom one sought, for an attempt.</summary>
    public TalkedWith With { get; init; }

    /// <summary>What is known, for <see cref="ResponseKind.Known"/>; else null.</summary>
    public KnownReason? Reason { get; init; }

    /// <summary>The day it happened.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What came of it, or the reason why it is known.</summary>
    public required string Note { get; init; }

    /// <summary>The day the question comes back; only for <see cref="ResponseKind.Known"/>.</summary>
    public DateOnly? ReturnOn { get; init; }

    /// <summary>The account that wrote it.</summary>
    public required int ByAccountId { get; init; }

    /// <summary>When it was saved, UTC.</summary>
    public required DateTime SavedAt { get; init; }

    /// <summary>The form it came from: the same form never saves twice.</summary>
    public required Guid FormId { get; init; }

    /// <summary>When it was taken back, UTC; null while it stands.</summary>
    public DateTime? RemovedAt { get; set; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }
}
