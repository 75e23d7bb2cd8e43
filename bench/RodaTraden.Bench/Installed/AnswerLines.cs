using System.Globalization;
using System.Text;
using RodaTraden.Core.Detection;

namespace RodaTraden.Bench.Installed;

/// <summary>True conditions as the peers write them: one line each, sorted by the bytes of the line. See bench/peers/README.md, "The answers".</summary>
internal static class AnswerLines
{
    public const string Heading = "pupil;kind;window;limit;detail;count;of";

    public static string Of(string pupil, Evidence evidence) => string.Create(
        CultureInfo.InvariantCulture,
        $"{pupil};{evidence.Condition.Kind};{evidence.Condition.Window};{evidence.Condition.Limit};{Quoted(evidence.Detail ?? "")};{evidence.Count};{evidence.Of}");

    public static void Write(string path, IEnumerable<string> lines)
    {
        var sorted = lines.Select(Encoding.UTF8.GetBytes).ToList();
        sorted.Sort((one, other) => one.AsSpan().SequenceCompareTo(other));
        using var file = File.Create(path);
        foreach (var line in sorted.Prepend(Encoding.UTF8.GetBytes(Heading)))
        {
            file.Write(line);
            file.WriteByte((byte)'\n');
        }
    }

    private static string Quoted(string detail) =>
        detail.AsSpan().IndexOfAny(";\"\r\n") < 0 ? detail : '"' + detail.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
