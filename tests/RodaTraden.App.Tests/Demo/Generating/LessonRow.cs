using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace RodaTraden.App.Tests.Demo.Generating;

/// <summary>One row of a lesson file, read here on its own terms: the tests trust the files and not the code that wrote them.</summary>
internal readonly record struct LessonRow(
    string Pupil,
    string Unit,
    DateOnly Date,
    int Start,
    int End,
    string Subject,
    bool Reported,
    int Valid,
    int Invalid,
    int Leave,
    int Other,
    string Notified,
    string Reason,
    int Unjudged)
{
    public const string Header = "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other;notified;reason;unjudged";

    public int Offered => End - Start;

    public int Absent => Valid + Invalid;

    public int Observed => Reported ? Offered - Leave : 0;

    public static IEnumerable<LessonRow> ReadAll(string folder)
    {
        return Directory.EnumerateFiles(folder, "lessons-*.csv").Order(StringComparer.Ordinal).SelectMany(Read);
    }

    private static IEnumerable<LessonRow> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var texts = new Dictionary<int, string>();
        var at = Array.IndexOf(bytes, (byte)'\n') + 1;
        if (Encoding.UTF8.GetString(bytes, 0, at - 1) != Header)
        {
            throw new InvalidDataException($"Unexpected heading in {Path.GetFileName(path)}");
        }

        while (at < bytes.Length)
        {
            var length = bytes.AsSpan(at).IndexOf((byte)'\n');
            yield return Parse(bytes.AsSpan(at, length), texts);
            at += length + 1;
        }
    }

    private static LessonRow Parse(ReadOnlySpan<byte> line, Dictionary<int, string> texts)
    {
        Span<Range> parts = stackalloc Range[15];
        var count = 0;
        var from = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || line[i] == ';')
            {
                parts[count++] = from..i;
                from = i + 1;
            }
        }

        if (count != 14)
        {
            throw new InvalidDataException($"{count} fields: {Encoding.UTF8.GetString(line)}");
        }

        var date = line[parts[2]];
        return new LessonRow(
            Text(line[parts[0]], texts),
            Text(line[parts[1]], texts),
            new DateOnly(Number(date[..4]), Number(date[5..7]), Number(date[8..])),
            Clock(line[parts[3]]),
            Clock(line[parts[4]]),
            Text(line[parts[5]], texts),
            Number(line[parts[6]]) == 1,
            Number(line[parts[7]]),
            Number(line[parts[8]]),
            Number(line[parts[9]]),
            Number(line[parts[10]]),
            Text(line[parts[11]], texts),
            Text(line[parts[12]], texts),
            Number(line[parts[13]]));
    }

    private static int Clock(ReadOnlySpan<byte> text)
    {
        return (Number(text[..2]) * 60) + Number(text[3..]);
    }

    private static int Number(ReadOnlySpan<byte> text)
    {
        return Utf8Parser.TryParse(text, out int value, out var used) && used == text.Length
            ? value
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Not a number: {Encoding.UTF8.GetString(text)}"));
    }

    /// <summary>The same few texts come back in every row; one copy of each is enough.</summary>
    private static string Text(ReadOnlySpan<byte> bytes, Dictionary<int, string> known)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        var key = hash.ToHashCode();
        if (known.TryGetValue(key, out var text) && Encoding.UTF8.GetByteCount(text) == bytes.Length)
        {
            return text;
        }

        return known[key] = Encoding.UTF8.GetString(bytes);
    }
}
