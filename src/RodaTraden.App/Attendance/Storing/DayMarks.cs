using System.Buffers.Binary;
using System.Runtime.InteropServices;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>
/// A mark per day that tells whether its lessons are still what a file made of them: nine bytes, the day of month and 64 mixed bits. Not against an
/// adversary, who could write the lessons themselves; against mistaking a changed day for an unchanged one.
/// </summary>
internal static class DayMarks
{
    public const int Length = 9;
    private const ulong One = 0x9E3779B97F4A7C15;
    private const ulong Two = 0xD6E8FEB86659FD93;

    public static byte[] Of(IEnumerable<StoredDay> days) => Write([.. days.Select(day => KeyValuePair.Create(day.Date.Day, HashOf(day)))]);

    /// <summary>Days of month and their marks, packed.</summary>
    public static byte[] Write(IReadOnlyCollection<KeyValuePair<int, ulong>> days)
    {
        var marks = new byte[days.Count * Length];
        var at = 0;
        foreach (var (day, hash) in days)
        {
            Write(marks.AsSpan(at), day, hash);
            at += Length;
        }

        return marks;
    }

    /// <summary>Writes the mark of one day.</summary>
    public static void Write(Span<byte> to, int dayOfMonth, ulong hash)
    {
        to[0] = (byte)dayOfMonth;
        BinaryPrimitives.WriteUInt64LittleEndian(to[1..], hash);
    }

    /// <summary>The days of month that are marked, each with its mark.</summary>
    public static Dictionary<int, ulong> Read(byte[] marks)
    {
        var read = new Dictionary<int, ulong>();
        for (var at = 0; at < marks.Length; at += Length)
        {
            read[marks[at]] = BinaryPrimitives.ReadUInt64LittleEndian(marks.AsSpan(at + 1));
        }

        return read;
    }

    /// <summary>The mark of a day's lessons; the same for a day that does not exist and one without lessons.</summary>
    public static ulong HashOf(StoredDay day) => HashOf(CollectionsMarshal.AsSpan(day.Lessons));

    /// <inheritdoc cref="HashOf(StoredDay)"/>
    public static ulong HashOf(ReadOnlySpan<Lesson> lessons)
    {
        var hash = (ulong)lessons.Length * One;
        foreach (ref readonly var lesson in lessons)
        {
            var flags = (lesson.Reported ? 1UL : 0) | (lesson.ByHand ? 2UL : 0) | (lesson.Implied ? 4UL : 0) | ((ulong)lesson.Notification << 3) | ((ulong)lesson.Reason << 8);
            hash = Mix(hash ^ Four(lesson.Start, lesson.End, lesson.Valid, lesson.Invalid));
            hash = Mix(hash ^ ((ulong)(uint)lesson.UnitId << 32) ^ (uint)lesson.SubjectId);
            hash = Mix(hash ^ Four(lesson.Leave, lesson.Other, lesson.Unjudged, 0) ^ (flags << 48));
        }

        return hash;
    }

    private static ulong Four(short one, short two, short three, short four) =>
        (ushort)one | ((ulong)(ushort)two << 16) | ((ulong)(ushort)three << 32) | ((ulong)(ushort)four << 48);

    // A bijection of 64 bits: two lessons that differ in one of the three words never meet in it.
    private static ulong Mix(ulong word)
    {
        word = (word ^ (word >> 32)) * One;
        word = (word ^ (word >> 29)) * Two;
        return word ^ (word >> 32);
    }
}
