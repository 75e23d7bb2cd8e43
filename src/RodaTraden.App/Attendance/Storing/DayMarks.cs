using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>
/// A mark per day that tells whether its lessons are still what a file made of them: nine bytes, the day of month and a hash.
/// </summary>
internal static class DayMarks
{
    private const int Length = 9;

    public static byte[] Of(IEnumerable<StoredDay> days) => Write([.. days.Select(day => KeyValuePair.Create(day.Date.Day, HashOf(day)))]);

    /// <summary>Days of month and their hashes, packed.</summary>
    public static byte[] Write(IReadOnlyCollection<KeyValuePair<int, ulong>> days)
    {
        var marks = new byte[days.Count * Length];
        var at = 0;
        foreach (var (day, hash) in days)
        {
            marks[at] = (byte)day;
            BinaryPrimitives.WriteUInt64LittleEndian(marks.AsSpan(at + 1), hash);
            at += Length;
        }

        return marks;
    }

    /// <summary>The days of month that are marked, each with its hash.</summary>
    public static Dictionary<int, ulong> Read(byte[] marks)
    {
        var read = new Dictionary<int, ulong>();
        for (var at = 0; at < marks.Length; at += Length)
        {
            read[marks[at]] = BinaryPrimitives.ReadUInt64LittleEndian(marks.AsSpan(at + 1));
        }

        return read;
    }

    /// <summary>The hash of a day's lessons; the same for a day that does not exist and one without lessons.</summary>
    public static ulong HashOf(StoredDay day)
    {
        var (_, lessons) = AttendanceBlocks.Pack([day]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(lessons, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
