namespace RodaTraden.Core.Detection.Symptoms;

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
