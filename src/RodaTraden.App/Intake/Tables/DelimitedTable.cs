using System.Text;
using CsvHelper;
using RodaTraden.App.Shared.Exporting;

namespace RodaTraden.App.Intake.Tables;

/// <summary>A delimited file, row by row: separator told from the content, quotes by RFC 4180. Lines above the headings are passed over.</summary>
internal sealed class DelimitedTable : TableFile
{
    private const int LongestRecord = 1 << 20;
    private const int MostColumns = 200;
    private readonly CsvReader reader;
    private readonly Stream source;
    private readonly int linesAbove;

    private DelimitedTable(Stream source, CsvReader reader, string[] headings, int linesAbove)
    {
        this.source = source;
        this.reader = reader;
        this.linesAbove = linesAbove;
        Headings = headings;
    }

    public override IReadOnlyList<string> Headings { get; }

    public override long Line => reader.LineNumber + linesAbove;

    public override long BytesRead => reader.ByteOffset;

    public override int Width => reader.FieldCount;

    /// <summary>Opens a file and reads its headings.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Its code page.</param>
    /// <param name="start">Where the headings stand, when not on the first line.</param>
    /// <exception cref="FileRefusedException">It is not such a file.</exception>
    public static DelimitedTable Open(string path, Encoding encoding, HeadingPlace? start = null)
    {
        var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        CsvReader? reader = null;
        try
        {
            source.Position = start?.Offset ?? 0;
            RefuseLongFirstLine(source);
            reader = CsvReader.Create(source, new CsvReaderOptions
            {
                Encoding = encoding is UTF8Encoding ? null : encoding,
                TrackLineNumbers = true,
                MaxRecordSize = LongestRecord,
                IncludeValuesInExceptions = false,
                TrimWhitespace = true,
                Separator = start?.Separator,
            }, leaveOpen: false);
            reader.ReadHeader();
            var headings = reader.Headers.ToArray();
            return headings.Length > MostColumns
                ? throw new FileRefusedException(FileRefusalReason.TooManyColumns, headings.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))
                : new(source, reader, headings, start?.LinesAbove ?? 0);
        }
        catch (CsvFormatException fault)
        {
            throw Refused(fault, reader, source);
        }
        catch
        {
            reader?.Dispose();
            source.Dispose();
            throw;
        }
    }

    /// <summary>The next row; false at the end.</summary>
    /// <exception cref="FileRefusedException">A line has no end.</exception>
    public override bool Read()
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException fault)
        {
            throw new FileRefusedException(FileRefusalReason.LineTooLong, "rad " + fault.LineNumber);
        }
    }

    /// <summary>The bytes of a column, UTF-8, trimmed; empty for a column that is not there.</summary>
    public override ReadOnlySpan<byte> Bytes(int column) => column < 0 || column >= reader.FieldCount ? [] : reader.GetSpan(column);

    /// <summary>The text of a column; empty for a column that is not there.</summary>
    public override string Text(int column) => column < 0 || column >= reader.FieldCount ? "" : HarmlessCsv.Restore(reader.GetString(column).Trim());

    public override void Dispose()
    {
        reader.Dispose();
        source.Dispose();
    }

    private static FileRefusedException Refused(CsvFormatException fault, CsvReader? reader, Stream source)
    {
        var line = fault.LineNumber;
        reader?.Dispose();
        source.Dispose();
        return new(FileRefusalReason.LineTooLong, "rad " + line);
    }

    /// <summary>A line of gigabytes is refused before a buffer has grown for it.</summary>
    private static void RefuseLongFirstLine(FileStream source)
    {
        var from = source.Position;
        var bytes = new byte[1 << 16];
        var seen = 0;
        int read;
        while (seen <= LongestRecord && (read = source.Read(bytes)) > 0)
        {
            if (bytes.AsSpan(0, read).IndexOfAny((byte)'\n', (byte)'\r') >= 0)
            {
                source.Position = from;
                return;
            }

            seen += read;
        }

        if (seen > LongestRecord)
        {
            throw new FileRefusedException(FileRefusalReason.LineTooLong, "rad 1");
        }

        source.Position = from;
    }
}

/// <summary>Where the headings of a delimited file stand when title lines come first.</summary>
/// <param name="LinesAbove">Number of lines above.</param>
/// <param name="Offset">The first byte of the heading line.</param>
/// <param name="Separator">What separates the headings.</param>
internal readonly record struct HeadingPlace(int LinesAbove, long Offset, char Separator);
