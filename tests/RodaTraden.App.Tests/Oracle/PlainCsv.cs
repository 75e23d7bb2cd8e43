using System.Text;

namespace RodaTraden.App.Tests.Oracle;

/// <summary>A delimited file as it lies on the page: a heading row and rows of cells, everything trimmed.</summary>
internal sealed class PlainTable
{
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);

    public PlainTable(List<string> headings)
    {
        for (var i = 0; i < headings.Count; i++)
        {
            columns.TryAdd(headings[i].ToLowerInvariant(), i);
        }
    }

    public List<(int Line, List<string> Cells)> Rows { get; } = [];

    public bool Has(string column) => columns.ContainsKey(column);

    public string Cell(List<string> cells, string column) =>
        columns.TryGetValue(column, out var index) && index < cells.Count ? cells[index] : "";
}

/// <summary>RFC 4180 with `;`, `,` or tab; UTF-8 with or without BOM, otherwise Windows-1252.</summary>
internal static class PlainCsv
{
    public static PlainTable Read(string path) => Parse(Decode(File.ReadAllBytes(path)));

    public static string Decode(byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            var windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252);
            return windows1252!.GetString(bytes);
        }
    }

    public static PlainTable Parse(string text)
    {
        var separator = Separator(text);
        PlainTable? table = null;
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        var line = 1;
        var rowLine = 1;

        for (var i = 0; i <= text.Length; i++)
        {
            var end = i == text.Length;
            var c = end ? '\n' : text[i];
            if (c == '\n' && !end)
            {
                line++;
            }

            if (quoted && !end)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && string.IsNullOrWhiteSpace(cell.ToString()))
            {
                cell.Clear();
                quoted = true;
            }
            else if (c == separator)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else if (c == '\n')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                table = Take(table, cells, rowLine);
                cells = [];
                rowLine = line;
            }
            else
            {
                cell.Append(c);
            }
        }

        return table ?? new PlainTable([]);
    }

    private static PlainTable? Take(PlainTable? table, List<string> cells, int line)
    {
        var empty = cells.TrueForAll(cell => cell.Length == 0);
        if (empty)
        {
            return table;
        }

        if (table is null)
        {
            return new PlainTable(cells);
        }

        table.Rows.Add((line, cells));
        return table;
    }

    private static char Separator(string text)
    {
        var semicolons = 0;
        var commas = 0;
        var tabs = 0;
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (quoted)
            {
                continue;
            }
            else if (c == '\n')
            {
                break;
            }
            else if (c == ';')
            {
                semicolons++;
            }
            else if (c == ',')
            {
                commas++;
            }
            else if (c == '\t')
            {
                tabs++;
            }
        }

        if (semicolons >= commas && semicolons >= tabs)
        {
            return ';';
        }

        return commas >= tabs ? ',' : '\t';
    }
}
