using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace RodaTraden.Core.Access.Auditing;

/// <summary>
/// The bytes of an entry that its link in the chain is reckoned over: each value with its length before it, so that no two entries have the same bytes. One
/// is used for many entries, one after another.
/// </summary>
public sealed class ChainContent
{
    private const int Missing = -1;

    private readonly ArrayBufferWriter<byte> written = new(256);

    /// <summary>What has been added since the last <see cref="Begin"/>.</summary>
    public ReadOnlySpan<byte> Bytes => written.WrittenSpan;

    /// <summary>Begins an entry.</summary>
    public ChainContent Begin()
    {
        written.ResetWrittenCount();
        return this;
    }

    /// <summary>Adds a number, or that there is none.</summary>
    public ChainContent Add(long? number)
    {
        Length(number is null ? Missing : sizeof(long));
        if (number is { } value)
        {
            BinaryPrimitives.WriteInt64BigEndian(written.GetSpan(sizeof(long)), value);
            written.Advance(sizeof(long));
        }

        return this;
    }

    /// <summary>Adds a code.</summary>
    public ChainContent Add(string code)
    {
        var bytes = Encoding.UTF8.GetByteCount(code);
        Length(bytes);
        Encoding.UTF8.GetBytes(code, written.GetSpan(bytes));
        written.Advance(bytes);
        return this;
    }

    /// <summary>Adds an instant, to the microsecond: finer parts are lost in one of the databases.</summary>
    public ChainContent Add(DateTime instant) => Add(instant.Ticks / TimeSpan.TicksPerMicrosecond);

    private void Length(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(written.GetSpan(sizeof(int)), length);
        written.Advance(sizeof(int));
    }
}
