namespace RodaTraden.App.Intake.Running;

/// <summary>What reading one file found and did, while it goes on.</summary>
public sealed class FileReport(string path, FileKind kind)
{
    private readonly SortedDictionary<long, RowRefusal> refusals = [];

    public string Path { get; } = path;

    public string FileName => System.IO.Path.GetFileName(Path);

    public FileKind Kind { get; } = kind;

    public long Rows { get; set; }

    public long New { get; set; }

    public long Changed { get; set; }

    public long Unchanged { get; set; }

    public long KeptByHand { get; set; }

    public long Refused => refusals.Count;

    public IReadOnlyList<string> UnknownColumns { get; set; } = [];

    public IReadOnlyDictionary<long, RowRefusal> Refusals => refusals;

    public Dictionary<string, int> UnmappedReasons { get; } = new(StringComparer.OrdinalIgnoreCase);

    public HashSet<int> TouchedPupils { get; } = [];

    public string? RefusedFile { get; set; }

    /// <summary>The receipt's number once the file is read in.</summary>
    public int? ReceiptId { get; set; }

    /// <summary>Why the whole file was refused; null when it was not.</summary>
    public FileRefusedException? WholeRefusal { get; set; }

    public bool ChangesSomething => New + Changed > 0;

    /// <summary>Refuses a row. The first reason found is the one that is told.</summary>
    public void Refuse(long line, string column, string found, RowRefusalReason reason) =>
        refusals.TryAdd(line, new(line, column, Shown(found), reason));

    private static string Shown(string found) => found.Length <= 60 ? found : found[..60] + "…";
}
