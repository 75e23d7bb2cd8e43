namespace RodaTraden.App.Intake.Tables;

/// <summary>One column of a native file: its English name, and the Swedish ones that are read the same.</summary>
internal sealed record Column(string Name, params string[] AlsoCalled)
{
    /// <summary>What a Swedish form calls it.</summary>
    public string SwedishName => AlsoCalled.FirstOrDefault(Name);

    public bool IsCalled(string heading) => Is(Name, heading) || AlsoCalled.Any(name => Is(name, heading));

    private static bool Is(string name, string heading) => Core.Register.SearchText.Fold(name) == Core.Register.SearchText.Fold(heading);
}

/// <summary>The columns of a kind of file: which must be there, and which may.</summary>
internal sealed record ColumnSet(IReadOnlyList<Column> Required, IReadOnlyList<Column> Optional)
{
    public IEnumerable<Column> All => Required.Concat(Optional);

    public int Matches(IReadOnlyList<string> headings) => All.Count(column => headings.Any(column.IsCalled));

    public IReadOnlyList<Column> MissingFrom(IReadOnlyList<string> headings) =>
        [.. Required.Where(column => !headings.Any(column.IsCalled))];
}

/// <summary>Where the columns of a kind stand in one file.</summary>
internal sealed class ColumnPlaces
{
    private readonly Dictionary<string, int> places = [];

    public ColumnPlaces(ColumnSet columns, IReadOnlyList<string> headings)
    {
        var known = new HashSet<int>();
        foreach (var column in columns.All)
        {
            for (var i = 0; i < headings.Count; i++)
            {
                if (column.IsCalled(headings[i]) && places.TryAdd(column.Name, i))
                {
                    known.Add(i);
                }
            }
        }

        Unknown = [.. headings.Where((heading, i) => !known.Contains(i) && heading.Length > 0)];
    }

    /// <summary>Headings that nobody knows; they are named in the report and ignored.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>The place of a column, or -1.</summary>
    public int this[string column] => places.GetValueOrDefault(column, -1);
}
