using System.Buffers.Text;
using System.Text;

namespace RodaTraden.App.Demo.Generating;

/// <summary>Semicolon-separated UTF-8 with as little work per row as possible: a municipality has millions of lessons.</summary>
internal sealed class CsvWriter(Stream target) : IDisposable
{
    private const int Longest = 4096;

    private readonly byte[] buffer = new byte[1 << 17];
    private int used;
    private bool midRow;

    public void Header(string columns)
    {
        Raw(Encoding.ASCII.GetBytes(columns));
        EndRow();
    }

    public void Field(string text)
    {
        Separate();
        if (text.AsSpan().IndexOfAny(";\"\n\r") >= 0)
        {
            text = '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
        }

        used += Encoding.UTF8.GetBytes(text, buffer.AsSpan(used));
    }

    public void Field(int number)
    {
        Separate();
        if ((uint)number < 10)
        {
            buffer[used++] = (byte)('0' + number);
            return;
        }

        Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out var written);
        used += written;
    }

    public void Field(DateOnly? date)
    {
        Separate();
        if (date is { } day)
        {
            Iso.Write(day, buffer.AsSpan(used));
            used += Iso.Length;
        }
    }

    /// <summary>Fields that are already encoded, separators between them included.</summary>
    public void Encoded(ReadOnlySpan<byte> fields)
    {
        Separate();
        Raw(fields);
    }

    public void EndRow()
    {
        buffer[used++] = (byte)'\n';
        midRow = false;
        if (used > buffer.Length - Longest)
        {
            Flush();
        }
    }

    public void Dispose()
    {
        Flush();
        target.Dispose();
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    private void Separate()
    {
        if (midRow)
        {
            buffer[used++] = (byte)';';
        }

        midRow = true;
    }

    private void Flush()
    {
        target.Write(buffer, 0, used);
        used = 0;
    }
}
