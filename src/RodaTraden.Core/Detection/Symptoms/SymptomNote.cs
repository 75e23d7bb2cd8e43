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

/// <summary>Why a note of symptoms cannot be saved.</summary>
public enum NoteSymptomsRefusal
{
    /// <summary>None is chosen.</summary>
    NothingChosen,

    /// <summary>The day has not come.</summary>
    DayInFuture,

    /// <summary>There is no day.</summary>
    DayMissing,
}

/// <summary>The rule of noting symptoms.</summary>
public static class NotingSymptoms
{
    /// <summary>Every symptom that can be noted, in the order in which they are shown.</summary>
    public static IReadOnlyList<Symptom> All { get; } = [.. Enum.GetValues<Symptom>().Where(one => one != Symptom.None)];

    /// <summary>Whether a note may be saved.</summary>
    /// <returns>Null when it may, else why not.</returns>
    public static NoteSymptomsRefusal? Check(Symptom symptoms, DateOnly? on, DateOnly today) => (symptoms, on) switch
    {
        (Symptom.None, _) => NoteSymptomsRefusal.NothingChosen,
        (_, null) => NoteSymptomsRefusal.DayMissing,
        (_, { } day) when day > today => NoteSymptomsRefusal.DayInFuture,
        _ => null,
    };

    /// <summary>How many times each has been noted, those that have; notes taken back do not count.</summary>
    public static IReadOnlyList<(Symptom Symptom, int Times)> Count(IEnumerable<SymptomNote> notes)
    {
        var standing = notes.Where(note => note.RemovedAt is null).ToList();
        return
        [
            .. All.Select(one => (Symptom: one, Times: standing.Count(note => note.Symptoms.HasFlag(one))))
                .Where(of => of.Times > 0)
                .OrderByDescending(of => of.Times),
        ];
    }
}
