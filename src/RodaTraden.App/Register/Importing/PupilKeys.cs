using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>
/// Pupils by whatever a sender calls them: the key, the key of a record that was merged into another, or a personal number that the pupil has or has
/// had. A number that two pupils share is nobody's: the row is refused rather than given to the wrong child. Source: formats.md 7, rule 4.
/// </summary>
internal sealed class PupilKeys
{
    private const int Ambiguous = -1;
    private readonly Dictionary<string, int> keys;
    private readonly Dictionary<string, int> numbers;
    private readonly HashSet<int> isProtected;
    private readonly HashSet<string> mergedKeys;
    private readonly HashSet<int> withMerged;
    private readonly DateOnly today;

    private PupilKeys(Dictionary<string, int> keys, Dictionary<string, int> numbers, HashSet<int> isProtected, HashSet<string> mergedKeys, DateOnly today)
    {
        (this.keys, this.numbers, this.isProtected, this.mergedKeys, this.today) = (keys, numbers, isProtected, mergedKeys, today);
        withMerged = [.. mergedKeys.Select(key => keys[key])];
    }

    public static async Task<PupilKeys> LoadAsync(AppDbContext db, DateOnly today, CancellationToken cancellation)
    {
        var pupils = await db.Pupils.Select(pupil => new { pupil.Key, Id = pupil.MergedIntoId ?? pupil.Id, IsMerged = pupil.MergedIntoId != null, pupil.CivicNumber, pupil.Marking }).ToListAsync(cancellation);
        var former = await (
            from number in db.PupilNumbers
            join pupil in db.Pupils on number.PupilId equals pupil.Id
            select new { number.Number, Id = pupil.MergedIntoId ?? pupil.Id }).ToListAsync(cancellation);
        var numbers = new Dictionary<string, int>();
        foreach (var (number, id) in pupils.Where(pupil => pupil.CivicNumber is not null).Select(pupil => (pupil.CivicNumber!, pupil.Id)).Concat(former.Select(one => (one.Number, one.Id))))
        {
            numbers[number] = numbers.TryGetValue(number, out var other) && other != id ? Ambiguous : id;
        }

        return new(
            pupils.ToDictionary(pupil => pupil.Key, pupil => pupil.Id),
            numbers,
            [.. pupils.Where(pupil => pupil.Marking != ProtectedMarking.None).Select(pupil => pupil.Id)],
            [.. pupils.Where(pupil => pupil.IsMerged).Select(pupil => pupil.Key)],
            today);
    }

    public bool TryFind(ReadOnlySpan<char> text, out int id)
    {
        if (keys.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out id))
        {
            return true;
        }

        return text.Length is >= 9 and <= 14 && CivicNumber.Parse(text.ToString(), today) is { } number && numbers.TryGetValue(number.Canonical, out id) && id != Ambiguous;
    }

    /// <summary>The pupil of a row's column; refuses the row when there is none.</summary>
    public int Of(RegisterRows rows, string column)
    {
        var text = rows.Required(column);
        var id = 0;
        if (text.Length > 0 && !TryFind(text, out id))
        {
            rows.Refuse(column, Shown(text), RowRefusalReason.UnknownPupil);
        }

        if (IsProtected(id))
        {
            rows.Hide();
        }

        return id;
    }

    /// <summary>
    /// The row reaches the pupil by the key of a record that was merged into it: a row of the same file that uses the key that stayed is the better word.
    /// </summary>
    public bool Yields(int id, TableFile table, int column) => withMerged.Contains(id) && mergedKeys.Contains(table.Text(column));

    /// <inheritdoc cref="Yields(int, TableFile, int)"/>
    public bool Yields(int id, RegisterRows rows, string column) => withMerged.Contains(id) && mergedKeys.Contains(rows.Text(column));

    /// <summary>Whether a pupil has protected data.</summary>
    public bool IsProtected(int id) => isProtected.Contains(id);

    /// <summary>What is told of a key that is not known: a personal number is never repeated in a report.</summary>
    public string Shown(string text) => text.Length is >= 9 and <= 14 && CivicNumber.Parse(text, today) is not null ? "" : text;
}
