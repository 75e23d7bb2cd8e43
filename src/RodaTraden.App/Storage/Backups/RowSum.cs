using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RodaTraden.App.Storage.Backups;

/// <summary>
/// Counts the rows of a table, and sums a hash of each: the same whatever order they come in and whichever database they lie in. docs/storage.md says how
/// a row becomes bytes.
/// </summary>
internal sealed class RowSum(CopiedTable table)
{
    private readonly ArrayBufferWriter<byte> row = new();

    public long Rows { get; private set; }

    public long Sum { get; private set; }

    public void Add(object?[] values)
    {
        row.ResetWrittenCount();
        for (var at = 0; at < values.Length; at++)
        {
            Put(values[at], table.Columns[at].Kind);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(row.WrittenSpan, hash);
        Rows++;
        Sum = unchecked(Sum + BinaryPrimitives.ReadInt64LittleEndian(hash));
    }

    private void Put(object? value, ValueKind kind)
    {
        row.Write([(byte)(value is null ? 0 : 1)]);
        if (value is null)
        {
            return;
        }

        switch (kind)
        {
            case ValueKind.Whole:
                PutLong((long)value);
                break;
            case ValueKind.Truth:
                row.Write([(byte)((bool)value ? 1 : 0)]);
                break;
            case ValueKind.Text:
                PutText((string)value);
                break;
            case ValueKind.Bytes:
                PutLong(((byte[])value).Length);
                row.Write((byte[])value);
                break;
            case ValueKind.Day:
                PutLong(((DateOnly)value).DayNumber);
                break;
            case ValueKind.Instant:
                PutLong(((DateTime)value).Ticks / TimeSpan.TicksPerMicrosecond);
                break;
            case ValueKind.OffsetInstant:
                PutLong(((DateTimeOffset)value).UtcTicks / TimeSpan.TicksPerMicrosecond);
                break;
            case ValueKind.Identifier:
                ((Guid)value).TryWriteBytes(row.GetSpan(16), bigEndian: true, out var written);
                row.Advance(written);
                break;
        }
    }

    private void PutLong(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(row.GetSpan(8), value);
        row.Advance(8);
    }

    private void PutText(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        PutLong(length);
        Encoding.UTF8.GetBytes(text, row.GetSpan(length));
        row.Advance(length);
    }
}
