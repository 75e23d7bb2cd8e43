using System.Text;

namespace RodaTraden.App.Intake.Tables;

/// <summary>Looks at the first bytes of a file to tell text from everything else, and which code page it is written in.</summary>
internal static class SourceText
{
    private const int Sample = 256 * 1024;

    /// <summary>UTF-8 read as code page 437 turns å, ä and ö into these; seen in real school data.</summary>
    private static readonly string[] TwiceEncoded = ["├Ñ", "├ñ", "├Â", "├ö", "Ã¥", "Ã¤", "Ã¶"];

    /// <summary>What a file is made of, told from its first bytes, whatever its name.</summary>
    /// <exception cref="FileRefusedException">It is empty, or nothing that can be read.</exception>
    public static SourceShape ShapeOf(string path)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[(int)Math.Min(4096, stream.Length)];
        stream.ReadExactly(bytes);
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            return WorkbookSize.IsWorkbook(path) ? SourceShape.Workbook : throw new FileRefusedException(FileRefusalReason.NotText, "zip");
        }

        var text = bytes.AsSpan();
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'<', ..] ? SourceShape.Document : SourceShape.Delimited;
    }

    /// <summary>The encoding of a text file.</summary>
    /// <exception cref="FileRefusedException">It is empty, no text, or its letters are broken.</exception>
    public static Encoding EncodingOf(string path)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[(int)Math.Min(Sample, stream.Length)];
        stream.ReadExactly(bytes);
        if (bytes.AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            throw new FileRefusedException(FileRefusalReason.Empty, stream.Length + " byte");
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        if (bytes.Contains((byte)0))
        {
            throw new FileRefusedException(FileRefusalReason.NotText, Signature(bytes));
        }

        var encoding = IsUtf8(path) ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var text = encoding.GetString(bytes);
        return TwiceEncoded.FirstOrDefault(broken => text.Contains(broken, StringComparison.Ordinal)) is { } seen
            ? throw new FileRefusedException(FileRefusalReason.BrokenLetters, seen)
            : encoding;
    }

    /// <summary>The encoding that a mapping says a file has.</summary>
    public static Encoding EncodingOf(string path, LetterCode letters) => letters switch
    {
        LetterCode.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        LetterCode.Dos437 => CodePagesEncodingProvider.Instance.GetEncoding(437)!,
        LetterCode.Dos850 => CodePagesEncodingProvider.Instance.GetEncoding(850)!,
        LetterCode.Told => EncodingOf(path),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    private static bool IsUtf8(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var bytes = new byte[1 << 20];
        int read, kept = 0;
        while ((read = stream.Read(bytes.AsSpan(kept))) > 0)
        {
            // A letter may be cut by the end of what was read: its first bytes wait for the rest.
            var end = kept + read;
            var whole = end - LettersCut(bytes.AsSpan(0, end));
            if (!System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, whole)))
            {
                return false;
            }

            bytes.AsSpan(whole, end - whole).CopyTo(bytes);
            kept = end - whole;
        }

        return kept == 0;
    }

    /// <summary>Bytes at the end that begin a letter and do not finish it.</summary>
    private static int LettersCut(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if (lead >= 0xC0)
            {
                var length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
                return length > back ? back : 0;
            }
        }

        return 0;
    }

    private static string Signature(byte[] bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "PNG",
        [0xFF, 0xD8, ..] => "JPEG",
        [(byte)'G', (byte)'I', (byte)'F', ..] => "GIF",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "PDF",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "xls",
        [0x1F, 0x8B, ..] => "gzip",
        [(byte)'P', (byte)'K', ..] => "zip",
        _ => "0x" + Convert.ToHexString(bytes.AsSpan(0, Math.Min(4, bytes.Length))),
    };
}

/// <summary>What a file is made of.</summary>
internal enum SourceShape
{
    /// <summary>Lines with separators.</summary>
    Delimited,

    /// <summary>A workbook of sheets.</summary>
    Workbook,

    /// <summary>An XML document.</summary>
    Document,
}
