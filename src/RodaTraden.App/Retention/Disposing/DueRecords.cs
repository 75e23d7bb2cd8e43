using RodaTraden.App.Storage;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Disposing;

/// <summary>Some of what is due: pupils whose records of a class began on a day or before; without pupils, what is an organiser's own.</summary>
/// <param name="Class">The class.</param>
/// <param name="OrganiserId">The organiser; null for the installation.</param>
/// <param name="Until">The day.</param>
/// <param name="Pupils">Pupils.</param>
internal sealed record DueBatch(RecordClass Class, int? OrganiserId, DateOnly Until, IReadOnlyList<PupilPlaces> Pupils)
{
    /// <summary>The pupils' numbers.</summary>
    public int[] Ids { get; } = [.. Pupils.Select(pupil => pupil.PupilId)];

    /// <summary>Those who had left by the day.</summary>
    public int[] Left { get; } = [.. Pupils.Where(pupil => pupil.LeftOn <= Until).Select(pupil => pupil.PupilId)];
}

/// <summary>Whose records are looked for.</summary>
internal enum DueOf
{
    /// <summary>Those that are counted, shown and disposed of.</summary>
    Everybody,

    /// <summary>Those that would be due but are held.</summary>
    Held,

    /// <summary>Those of pupils with protected data: they go with the others, and are neither counted nor shown, so that no figure tells of them.</summary>
    Protected,
}

/// <summary>Finds what is due, a part at a time.</summary>
internal static class DueRecords
{
    private const int AtATime = 2000;

    /// <summary>What is due of a class of an organiser's, part by part.</summary>
    /// <param name="db">The database.</param>
    /// <param name="rules">The rules and holds that stand.</param>
    /// <param name="records">The class.</param>
    /// <param name="organiserId">The organiser; null for the installation.</param>
    /// <param name="noLaterThan">What began after this is not due, whatever the rules say; null for no such day.</param>
    /// <param name="whose">Whose records.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<List<DueBatch>> FindAsync(
        AppDbContext db, RetentionInForce rules, RecordClass records, int? organiserId, DateOnly? noLaterThan, DueOf whose, CancellationToken cancellation)
    {
        if (rules.DueUntil(records, organiserId) is not { } until)
        {
            return [];
        }

        var batches = new List<DueBatch>();
        if (whose == DueOf.Everybody && IsOwn(records))
        {
            batches.Add(new(records, organiserId, Earlier(until, noLaterThan), []));
        }

        if (organiserId is { } organiser && IsOfPupils(records))
        {
            var pupils = await RetentionFacts.PupilsAsync(db, organiser, whose == DueOf.Protected, cancellation);
            batches.AddRange(Of(rules, records, organiserId, pupils.FindAll(pupil => rules.HeldPupils.Contains(pupil.PupilId) == (whose == DueOf.Held)), noLaterThan));
        }

        return batches;
    }

    /// <summary>What is due of some pupils'.</summary>
    public static IEnumerable<DueBatch> Of(RetentionInForce rules, RecordClass records, int? organiserId, IEnumerable<PupilPlaces> pupils, DateOnly? noLaterThan) =>
        from pupil in pupils
        let day = rules.DueUntilOfAll(records, pupil.Organisers)
        where day is not null
        let last = Earlier(day.Value, noLaterThan)
        where records is not (RecordClass.Notes or RecordClass.Cases or RecordClass.Register) || pupil.LeftOn <= last
        group pupil by last into together
        from some in together.Chunk(AtATime)
        select new DueBatch(records, organiserId, together.Key, some);

    /// <summary>Classes with rows that are about a pupil.</summary>
    public static bool IsOfPupils(RecordClass records) =>
        records is RecordClass.Attendance or RecordClass.Notes or RecordClass.Cases or RecordClass.Grounds or RecordClass.AccessChecks or RecordClass.Register;

    /// <summary>Classes with rows that are an organiser's or the installation's, whomever they tell of.</summary>
    private static bool IsOwn(RecordClass records) => records is RecordClass.AccessChecks or RecordClass.Notices or RecordClass.ReadLog or RecordClass.ActLog or RecordClass.ReceivedFiles;

    private static DateOnly Earlier(DateOnly day, DateOnly? other) => other < day ? other.Value : day;
}
