using System.Globalization;

namespace RodaTraden.App.Demo.Generating;

internal sealed record PersonName(string Given, string Family);

/// <summary>Names as they are in Swedish classes today, from nine origins, combined at random.</summary>
internal sealed class NameBook
{
    private readonly List<Entry> origins = [];

    private NameBook()
    {
        foreach (var line in Resources.Lines("Names.txt"))
        {
            if (line[0] == '[')
            {
                var parts = line.Trim('[', ']').Split(' ');
                origins.Add(new Entry(double.Parse(parts[1], CultureInfo.InvariantCulture)));
                continue;
            }

            var split = line.IndexOf('=', StringComparison.Ordinal);
            origins[^1].Lists[line[..split]] = line[(split + 1)..].Split(',');
        }
    }

    public static NameBook Shared { get; } = new();

    /// <summary>0 is Swedish; the others follow the weights in the list.</summary>
    public int Origin(Rng rng, double? swedish = null)
    {
        if (swedish is { } share && rng.Chance(share))
        {
            return 0;
        }

        return rng.Weighted([.. origins.Select(o => o.Weight)]);
    }

    public string Family(int origin, Rng rng)
    {
        return rng.Pick(origins[origin].Lists["family"]);
    }

    /// <summary>One family in six uses the names of two: children are named across origins.</summary>
    public string Child(Sex sex, int origin, Rng rng)
    {
        var from = origin != 0 && rng.Chance(0.15) ? 0 : origin;
        return rng.Pick(origins[from].Lists[sex == Sex.Girl ? "girl" : "boy"]);
    }

    public PersonName Adult(Sex sex, int origin, Rng rng)
    {
        return new PersonName(AdultGiven(sex, origin, rng), Family(origin, rng));
    }

    public string AdultGiven(Sex sex, int origin, Rng rng)
    {
        var lists = origins[origin].Lists;
        var own = sex == Sex.Girl ? "woman" : "man";
        return rng.Pick(lists.TryGetValue(own, out var names) ? names : lists[sex == Sex.Girl ? "girl" : "boy"]);
    }

    private sealed record Entry(double Weight)
    {
        public Dictionary<string, string[]> Lists { get; } = new(StringComparer.Ordinal);
    }
}
