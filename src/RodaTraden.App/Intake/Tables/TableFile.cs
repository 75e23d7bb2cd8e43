using System.Text;
using CsvHelper;
using RodaTraden.App.Shared.Exporting;

namespace RodaTraden.App.Intake.Tables;

/// <summary>
/// A delimited file, row by row: separator told from the content, quotes by RFC 4180, headings in any order. Rows keep their line number and
/// their text, so that a refused row can be shown and handed back.
/// </summary>
internal sealed class TableFile : IDisposable
{
    private const int LongestRecord = 1 << 20;
    private const int MostColumns = 200;
    private readonly CsvReader reader;
    private readonly Stream source;

    private TableFile(Stream source, CsvReader reader, string[] headings)
    {
        this.source = source;
        this.reader = reader;
        Headings = headings;
    }

    public IReadOnlyList<string> Headings { get; }

    public long Line => reader.LineNumber;

    public long BytesRead => reader.ByteOffset;

    public char Separator => reader.Separator;

    /// <summary>Opens a file and reads its headings.</summary>
    /// <exception cref="FileRefusedException">It is not such a file.</exception>
    public static TableFile Open(string path)
    {
        var encoding = SourceText.EncodingOf(path);
        var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        CsvReader? reader = null;
        try
        {
            RefuseLongFirstLine(source);
            reader = CsvReader.Create(source, new CsvReaderOptions
            {
                Encoding = encoding is UTF8Encoding ? null : encoding,
                TrackLineNumbers = true,
                MaxRecordSize = LongestRecord,
                IncludeValuesInExceptions = false,
                TrimWhitespace = true,
            }, leaveOpen: false);
            reader.ReadHeader();
            var headings = reader.Headers.ToArray();
            return headings.Length > MostColumns
                ? throw new FileRefusedException(FileRefusalReason.TooManyColumns, headings.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))
                : new(source, reader, headings);
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
    public bool Read()
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
    public ReadOnlySpan<byte> Bytes(int column) => column < 0 || column >= reader.FieldCount ? [] : reader.GetSpan(column);

    /// <summary>The text of a column; empty for a column that is not there.</summary>
    public string Text(int column) => column < 0 || column >= reader.FieldCount ? "" : HarmlessCsv.Restore(reader.GetString(column).Trim());

    /// <summary>All cells of the row.</summary>
    public string[] Cells()
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Text(i);
        }

        return cells;
    }

    public void Dispose()
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
        var bytes = new byte[1 << 16];
        var seen = 0;
        int read;
        while (seen <= LongestRecord && (read = source.Read(bytes)) > 0)
        {
            if (bytes.AsSpan(0, read).IndexOfAny((byte)'\n', (byte)'\r') >= 0)
            {
                source.Position = 0;
                return;
            }

            seen += read;
        }

        if (seen > LongestRecord)
        {
            throw new FileRefusedException(FileRefusalReason.LineTooLong, "rad 1");
        }

        source.Position = 0;
    }
}
