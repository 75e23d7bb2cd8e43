namespace RodaTraden.Bench.Files;

/// <summary>A text file held as bytes, by rows; the heading is none of them.</summary>
internal sealed class RowFile
{
    private const byte LineEnd = (byte)'\n';
    private readonly byte[] bytes;
    private readonly List<(int Start, int End)> rows = [];

    public RowFile(string path)
    {
        bytes = File.ReadAllBytes(path);
        var start = bytes.AsSpan().IndexOf(LineEnd) + 1;
        HeadingEnd = start;
        while (start < bytes.Length)
        {
            var length = bytes.AsSpan(start).IndexOf(LineEnd);
            var end = length < 0 ? throw new InvalidDataException($"The last row of {path} has no end.") : start + length + 1;
            rows.Add((start, end));
            start = end;
        }
    }

    private int HeadingEnd { get; }

    public int Count => rows.Count;

    public ReadOnlySpan<byte> Heading => bytes.AsSpan(0, HeadingEnd);

    /// <summary>A row with its line end.</summary>
    public ReadOnlySpan<byte> Row(int at) => bytes.AsSpan(rows[at].Start..rows[at].End);

    /// <summary>A cell of a row, when no cell before it is quoted.</summary>
    public ReadOnlySpan<byte> Cell(int at, int column)
    {
        var rest = Row(at);
        for (; column > 0; column--)
        {
            rest = rest[(rest.IndexOf((byte)';') + 1)..];
        }

        var end = rest.IndexOfAny((byte)';', LineEnd);
        return rest[..end];
    }

    /// <summary>Puts the rows in another order, the same each time.</summary>
    public void Shuffle(int seed) => new Random(seed).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));

    /// <summary>Writes heading and some rows.</summary>
    public void Write(string path, Func<int, bool> keep)
    {
        using var file = Open(path);
        file.Write(Heading);
        WriteRows(file, keep);
    }

    public void WriteRows(Stream file, Func<int, bool> keep)
    {
        for (var at = 0; at < rows.Count; at++)
        {
            if (keep(at))
            {
                file.Write(Row(at));
            }
        }
    }

    public static FileStream Open(string path) => new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
}
