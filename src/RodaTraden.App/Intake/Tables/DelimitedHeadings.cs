using System.Text;

namespace RodaTraden.App.Intake.Tables;

/// <summary>Looks for headings below the first line of a delimited file: reports often begin with a title.</summary>
internal static class DelimitedHeadings
{
    private const int LongestLine = 16 * 1024;
    private static readonly char[] Separators = [';', '\t', ','];

    /// <summary>The lines below the first, each split by the separator it holds most of, with the place where it starts.</summary>
    public static IEnumerable<(IReadOnlyList<string> Headings, HeadingPlace Place)> Below(string path, Encoding encoding, int most)
    {
        if (encoding is UnicodeEncoding)
        {
            // Two bytes a letter: line ends are not found byte by byte, and no such report has been seen.
            yield break;
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var bytes = new byte[(int)Math.Min(stream.Length, most * LongestLine)];
        stream.ReadExactly(bytes);
        var start = 0;
        for (var line = 0; line < most && start < bytes.Length; line++)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            var end = length < 0 ? bytes.Length : start + length;
            if (line > 0 && end - start <= LongestLine)
            {
                var text = encoding.GetString(bytes, start, end - start).Trim('\r', '\n');
                var separator = Separators.MaxBy(one => text.Count(letter => letter == one));
                if (text.Contains(separator, StringComparison.Ordinal))
                {
                    yield return ([.. text.Split(separator).Select(cell => cell.Trim().Trim('"').Trim())], new(line, start, separator));
                }
            }

            start = end + 1;
        }
    }
}
