namespace RodaTraden.Core.Detection.WorkList;

/// <summary>How somebody answered a signal. A signal is a question with a memory. Source: ux.md R21, R48.</summary>
public enum ResponseKind
{
    /// <summary>A talk was held, with the pupil or a guardian or both.</summary>
    Talk,

    /// <summary>"Det här känner vi till": a reason, and a day to come back to it.</summary>
    Known,

    /// <summary>What the step asks for is done.</summary>
    Done,
}

/// <summary>With whom a talk was held.</summary>
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

/// <summary>What somebody did about a pupil's step, in two sentences. Kept as history; taking it back marks it, nothing is erased.</summary>
public sealed class StepResponse
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>The held step that was answered.</summary>
    public required int Step { get; init; }

    /// <summary>How.</summary>
    public required ResponseKind Kind { get; init; }

    /// <summary>With whom, for a talk.</summary>
    public TalkedWith With { get; init; }

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
