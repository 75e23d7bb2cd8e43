namespace RodaTraden.Bench.Reporting;

/// <summary>The page that keeps what was measured, newest first.</summary>
internal static class History
{
    /// <summary>Puts a section before all others, and the picture of the newest run before it.</summary>
    public static string With(string page, string section, string picture)
    {
        var lines = page.Split('\n').Where(line => !line.StartsWith("![", StringComparison.Ordinal)).ToList();
        var first = lines.FindIndex(line => line.StartsWith("## ", StringComparison.Ordinal));
        var intro = string.Join('\n', first < 0 ? lines : lines[..first]).TrimEnd();
        var kept = first < 0 ? "" : "\n" + string.Join('\n', lines[first..]);
        return $"{intro}\n\n{picture}\n\n{section}{kept}";
    }
}
