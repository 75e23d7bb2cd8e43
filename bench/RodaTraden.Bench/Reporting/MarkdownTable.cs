namespace RodaTraden.Bench.Reporting;

/// <summary>A table in Markdown.</summary>
internal static class MarkdownTable
{
    public static string Of(string[] heading, IEnumerable<string[]> lines) => string.Concat(lines.Prepend([.. heading.Select(_ => "---")]).Prepend(heading).Select(Line));

    private static string Line(string[] cells) => $"| {string.Join(" | ", cells.Select(cell => cell.Length == 0 ? "-" : cell))} |\n";
}
