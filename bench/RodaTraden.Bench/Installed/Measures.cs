using System.Globalization;

namespace RodaTraden.Bench.Installed;

/// <summary>Support that has been started for pupils, from <c>measures.csv</c> (<c>pupil;from;to</c>).</summary>
internal sealed class Measures
{
    private readonly ILookup<string, (DateOnly From, DateOnly? To)> byPupil;

    private Measures(IEnumerable<string[]> rows) => byPupil = rows.ToLookup(row => row[0], row => (Day(row[1])!.Value, Day(row[2])), StringComparer.Ordinal);

    /// <summary>Reads a file; nobody has any when no file is named.</summary>
    public static Measures Read(string? path) => new(path is null ? [] : File.ReadLines(path).Skip(1).Select(line => line.Split(';')));

    public IReadOnlyList<(DateOnly From, DateOnly? To)> Of(string pupil) => [.. byPupil[pupil]];

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
