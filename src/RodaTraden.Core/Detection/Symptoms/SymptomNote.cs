namespace RodaTraden.Core.Detection.Symptoms;

/// <summary>
/// What a child says hurts when it is at home ill, in words of everyday life; no diagnosis. Source: R52, "magont, huvudvärk och stor trötthet".
/// Student health alone sees it, and nothing can be searched or counted by it.
/// </summary>
[Flags]
public enum Symptom
{
    /// <summary>None is told.</summary>
    None = 0,

    /// <summary>Magont.</summary>
    StomachAche = 1,

    /// <summary>Huvudvärk.</summary>
    Headache = 2,

    /// <summary>Stor trötthet.</summary>
    Tiredness = 4,

    /// <summary>Illamående.</summary>
    Nausea = 8,

    /// <summary>Annan värk.</summary>
    OtherPain = 16,

    /// <summary>Svårt att sova.</summary>
    SleepTrouble = 32,

    /// <summary>Oro eller rädsla.</summary>
    Worry = 64,
}

/// <summary>Symptoms of a pupil on a day, noted by student health. Taking it back marks it; nothing is erased.</summary>
public sealed class SymptomNote
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>The day they were told of.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Which.</summary>
    public required Symptom Symptoms { get; init; }

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
