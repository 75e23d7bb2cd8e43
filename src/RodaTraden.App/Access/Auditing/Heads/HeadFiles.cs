using System.Globalization;
using RodaTraden.Core.Access.Auditing;

namespace RodaTraden.App.Access.Auditing.Heads;

/// <summary>The files that heads are written to, one for each month: they are only added to.</summary>
internal static class HeadFiles
{
    /// <summary>Adds a line, and returns when the disk has it.</summary>
    public static void Append(string directory, DateTime at, string line)
    {
        using var file = new FileStream(Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"heads-{at:yyyy-MM}.txt")), FileMode.OpenOrCreate, FileAccess.ReadWrite);
        CutTornLine(file);
        file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>The last line of all; null when there is none.</summary>
    public static string? Last(string directory) => All(directory).Select(file => WholeLines(file).LastOrDefault()).LastOrDefault(line => line is not null);

    /// <summary>Reads all heads, and tells which lines nobody of the known keys signed, or do not follow the one before.</summary>
    /// <param name="directory">Where the files lie.</param>
    /// <param name="onlyKey">The fingerprint of the one key that is believed; null for any that lies with the files.</param>
    public static SignedHeads Read(string directory, string? onlyKey)
    {
        if (!Directory.Exists(directory))
        {
            return new([], [], null);
        }

        var keys = HeadKey.PublicKeys(directory).Where(key => onlyKey is null || key.Key == onlyKey).ToDictionary();
        var heads = new List<HeadLine>();
        var wrong = new List<string>();
        string? before = null;
        foreach (var file in All(directory))
        {
            var number = 0;
            foreach (var line in WholeLines(file))
            {
                number++;
                var read = HeadLine.Read(line, keys);
                if (read is null || read.Previous != (before is null ? HeadLine.None : HeadLine.SumOf(before)))
                {
                    wrong.Add($"{Path.GetFileName(file)}:{number}");
                }

                if (read is not null)
                {
                    heads.Add(read);
                }

                before = line;
            }
        }

        return new(heads, wrong, heads.Count == 0 ? null : heads.Max(head => head.At));
    }

    private static IEnumerable<string> All(string directory) => Directory.EnumerateFiles(directory, "heads-*.txt").Order(StringComparer.Ordinal);

    // What a power cut left of a line is not one.
    private static string[] WholeLines(string file)
    {
        var text = File.ReadAllText(file);
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void CutTornLine(FileStream file)
    {
        var end = file.Length;
        while (end > 0)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
            {
                break;
            }

            end--;
        }

        file.SetLength(end);
        file.Position = end;
    }
}

/// <summary>What head files say.</summary>
/// <param name="Lines">The heads that were signed by a known key.</param>
/// <param name="Wrong">File and line of those that were not, or that do not follow the one before.</param>
/// <param name="Latest">When the latest was signed.</param>
internal sealed record SignedHeads(IReadOnlyList<HeadLine> Lines, IReadOnlyList<string> Wrong, DateTime? Latest)
{
    /// <summary>The heads of each chain, by its name.</summary>
    public ILookup<string, ChainHead> ByChain { get; } =
        Lines.SelectMany(line => line.Chains).ToLookup(head => head.Chain, head => new ChainHead(head.Length, Convert.FromHexString(head.Hash)));
}
