using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>
/// A mark per day that tells whether its lessons are still what a file made of them: nine bytes, the day of month and a hash.
/// </summary>
internal static class DayMarks
{
    private const int Length = 9;

    public static byte[] Of(IEnumerable<StoredDay> days)
    {
        var kept = days.ToList();
        var marks = new byte[kept.Count * Length];
        for (var i = 0; i < kept.Count; i++)
        {
            marks[i * Length] = (byte)kept[i].Date.Day;
            BinaryPrimitives.WriteUInt64LittleEndian(marks.AsSpan((i * Length) + 1), HashOf(kept[i]));
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
