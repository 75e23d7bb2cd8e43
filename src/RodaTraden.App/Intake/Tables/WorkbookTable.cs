using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace RodaTraden.App.Intake.Tables;

/// <summary>The first sheet of a workbook (xlsx) that holds anything, row by row. Cells come as their values: what a formula would do is never asked.</summary>
internal sealed class WorkbookTable : TableFile
{
    private const int MostColumns = 200;

    /// <summary>A sheet has no more rows than this; a row number beyond it is no sheet.</summary>
    private const int MostRows = 1_048_576;
    private readonly IExcelDataReader reader;
    private readonly long length;
    private readonly string[] headings;
    private string[] cells = [];
    private long line;

    private WorkbookTable(IExcelDataReader reader, long length, string[] headings, long line)
    {
        this.reader = reader;
        this.length = length;
        this.headings = headings;
        this.line = line;
    }

    public override IReadOnlyList<string> Headings => headings;

    public override long Line => line;

    public override long BytesRead => reader.RowCount > 0 ? length * Math.Min(line, reader.RowCount) / reader.RowCount : 0;

    public override int Width => cells.Length;

    /// <summary>Opens a workbook with its headings on a row.</summary>
    /// <exception cref="FileRefusedException">It is no workbook that can be read.</exception>
    public static WorkbookTable Open(string path, int headingRow = 1)
    {
        WorkbookSize.Check(path);
        var reader = Guarded(() => Sheet(path));
        var line = 0;
        string[] headings = [];
        while (line < headingRow && Guarded(reader.Read))
        {
            headings = Values(reader);
            line++;
        }

        var last = Array.FindLastIndex(headings, heading => heading.Length > 0);
        if (last >= MostColumns)
        {
            reader.Dispose();
            throw new FileRefusedException(FileRefusalReason.TooManyColumns, (last + 1).ToString(CultureInfo.InvariantCulture));
        }

        return new(reader, new FileInfo(path).Length, headings[..(last + 1)], line);
    }

    /// <summary>The first rows, as they would be read as headings.</summary>
    public static IReadOnlyList<string[]> FirstRows(string path, int count)
    {
        using var table = Open(path, 0);
        var rows = new List<string[]>();
        while (rows.Count < count && Guarded(table.reader.Read))
        {
            rows.Add(Values(table.reader));
        }

        return rows.TrueForAll(row => Array.TrueForAll(row, cell => cell.Length == 0)) ? throw new FileRefusedException(FileRefusalReason.Empty, Path.GetFileName(path)) : rows;
    }

    public override bool Read()
    {
        while (Guarded(reader.Read))
        {
            if (++line > MostRows)
            {
                throw new FileRefusedException(FileRefusalReason.BrokenWorkbook, line.ToString(CultureInfo.InvariantCulture));
            }

            cells = Values(reader);
            if (Array.Exists(cells, cell => cell.Length > 0))
            {
                cells = cells.Length > headings.Length ? cells[..headings.Length] : cells;
                return true;
            }
        }

        return false;
    }

    public override string Text(int column) => column < 0 || column >= cells.Length ? "" : cells[column];

    public override void Dispose() => reader.Dispose();

    private static IExcelDataReader Sheet(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var reader = ExcelReaderFactory.CreateOpenXmlReader(File.OpenRead(path));
        while (reader.RowCount <= 0 && reader.NextResult())
        {
        }

        return reader;
    }

    private static string[] Values(IExcelDataReader reader)
    {
        var count = Math.Min(reader.FieldCount, MostColumns + 1);
        var values = new string[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Words(reader.GetValue(i));
        }

        return values;
    }

    /// <summary>A value as it would stand in a native file: numbers without thousands, days and times as text.</summary>
    private static string Words(object? value) => value switch
    {
        null => "",
        string text => text.Trim(),
        double number when number == Math.Floor(number) && Math.Abs(number) < 1e15 => ((long)number).ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime { Year: < 1901 } time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime day when day.TimeOfDay == TimeSpan.Zero => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        TimeSpan span => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours:00}:{span.Minutes:00}"),
        bool flag => flag ? "1" : "0",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is ExcelReaderException or XmlException or InvalidDataException or FormatException or OverflowException or IOException or IndexOutOfRangeException or ArgumentException or NullReferenceException)
        {
            // The reader meets a damaged file with any of these; the message may hold what stood in a cell.
            throw new FileRefusedException(FileRefusalReason.BrokenWorkbook, fault.GetType().Name);
        }
    }
}

/// <summary>How large a workbook is when unpacked, measured by unpacking: what an archive says of itself may be a lie.</summary>
internal static class WorkbookSize
{
    /// <summary>Unpacked content beyond this is refused: a few hundred thousand rows fit.</summary>
    public const long MostBytes = 256L << 20;

    private const int MostParts = 2000;

    /// <summary>Whether a zip archive is a workbook.</summary>
    /// <exception cref="FileRefusedException">It is a damaged archive.</exception>
    public static bool IsWorkbook(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.GetEntry("xl/workbook.xml") is not null;
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException(FileRefusalReason.BrokenWorkbook, "zip");
        }
    }

    /// <summary>Refuses an archive that grows beyond measure when unpacked.</summary>
    /// <exception cref="FileRefusedException">It is too large, or damaged.</exception>
    public static void Check(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            if (archive.Entries.Count > MostParts)
            {
                throw new FileRefusedException(FileRefusalReason.UnpacksTooLarge, archive.Entries.Count.ToString(CultureInfo.InvariantCulture));
            }

            var buffer = new byte[1 << 16];
            long all = 0;
            foreach (var entry in archive.Entries)
            {
                using var content = entry.Open();
                int read;
                while ((read = content.Read(buffer)) > 0)
                {
                    all += read;
                    if (all > MostBytes)
                    {
                        throw new FileRefusedException(FileRefusalReason.UnpacksTooLarge, $"{MostBytes >> 20} MB");
                    }
                }
            }
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException(FileRefusalReason.BrokenWorkbook, "zip");
        }
    }
}
