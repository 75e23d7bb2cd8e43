using System.Text;

namespace RodaTraden.App.Tests.Oracle;

/// <summary>How one file is written: separator, code page, line ends, order of columns, quotes, columns left out or unknown.</summary>
internal sealed record HostileLook(
    char Separator, bool IsWindows1252, bool HasBom, string NewLine, bool IsShuffled, int QuotedPercent, bool HasNoteColumn, string[] Without)
{
    public static readonly HostileLook Plain = new(';', false, false, "\n", false, 0, false, []);

    public static readonly HostileLook Excel = new(';', false, true, "\r\n", true, 0, true, []);

    public static readonly HostileLook OldSystem = new('\t', true, false, "\r\n", true, 0, false, ["notified", "reason", "unjudged"]);

    public static readonly HostileLook English = new(',', false, false, "\n", false, 20, true, ["reason"]);
}

/// <summary>Writes native csv.</summary>
internal static class HostileFile
{
    public static readonly string[] LessonColumns =
    [
        "pupil", "unit", "date", "start", "end", "subject", "reported", "valid", "invalid", "leave", "other",
        "notified", "reason", "unjudged",
    ];

    public static void Write(string path, string[] columns, IReadOnlyList<string[]> rows, HostileLook look, HostilePrng prng)
    {
        var order = new List<int>();
        for (var i = 0; i < columns.Length; i++)
        {
            if (!look.Without.Contains(columns[i]))
            {
                order.Add(i);
            }
        }

        if (look.IsShuffled)
        {
            prng.Shuffle(order);
        }

        var text = new StringBuilder();
        for (var i = 0; i < order.Count; i++)
        {
            text.Append(i == 0 ? "" : look.Separator).Append(columns[order[i]]);
        }

        text.Append(look.HasNoteColumn ? look.Separator + "anteckning" : "").Append(look.NewLine);
        foreach (var row in rows)
        {
            for (var i = 0; i < order.Count; i++)
            {
                if (i > 0)
                {
                    text.Append(look.Separator);
                }

                Cell(text, row[order[i]], look, prng);
            }

            if (look.HasNoteColumn)
            {
                text.Append(look.Separator);
                Cell(text, prng.Chance(2) ? "ringde; sa \"hej\",\nåterkommer" : "", look, prng);
            }

            text.Append(look.NewLine);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Bytes(text.ToString(), look));
    }

    private static void Cell(StringBuilder text, string value, HostileLook look, HostilePrng prng)
    {
        var needsQuotes = value.AsSpan().IndexOfAny("\";,\t\n") >= 0;
        if (needsQuotes || (look.QuotedPercent > 0 && prng.Chance(look.QuotedPercent)))
        {
            text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            text.Append(value);
        }
    }

    private static byte[] Bytes(string text, HostileLook look)
    {
        if (look.IsWindows1252)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);
        }

        var bytes = new UTF8Encoding(look.HasBom);
        return [.. bytes.GetPreamble(), .. bytes.GetBytes(text)];
    }
}
