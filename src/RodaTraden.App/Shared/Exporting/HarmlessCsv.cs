namespace RodaTraden.App.Shared.Exporting;

/// <summary>
/// Writes rows that a spreadsheet shows as text: a cell that would start a formula gets an apostrophe in front, which reading takes away again.
/// </summary>
internal static class HarmlessCsv
{
    private const string FormulaStarts = "=+-@\t\r";

    public static string Cell(string value, char separator = ';')
    {
        var harmless = IsFormula(value) ? "'" + value : value;
        return harmless.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) >= 0
            ? "\"" + harmless.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : harmless;
    }

    public static string Row(IEnumerable<string> values, char separator = ';') =>
        string.Join(separator, values.Select(value => Cell(value, separator)));

    /// <summary>Takes away the apostrophe that made a cell harmless.</summary>
    public static string Restore(string value) => value.Length > 1 && value[0] == '\'' && IsFormula(value[1..]) ? value[1..] : value;

    private static bool IsFormula(string value) => value.Length > 0 && FormulaStarts.Contains(value[0], StringComparison.Ordinal);
}
