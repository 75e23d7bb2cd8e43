using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>
/// Marks that tell whether the lessons of days are still what a file made of them, 32 mixed bits each. Not against an adversary, who could write the lessons
/// themselves; against mistaking a changed day for an unchanged one. Packed: a zero, the days of month that are marked as 32 bits, and their marks in order.
/// Records of earlier versions have nine bytes a day instead: the day of month, which is never zero, and 64 bits.
/// </summary>
internal static class DayMarks
{
    private const int EarlierLength = 9;
    private const ulong One = 0x9E3779B97F4A7C15;
    private const ulong Two = 0xD6E8FEB86659FD93;

    /// <summary>Packs the marks of days.</summary>
    public static byte[] Of(IEnumerable<StoredDay> days) => Write([.. days.Select(day => KeyValuePair.Create(day.Date.Day, new DayMark((uint)HashOf(day))))]);

    /// <summary>Packs days of month and their marks.</summary>
    public static byte[] Write(IReadOnlyCollection<KeyValuePair<int, DayMark>> days)
    {
        Span<uint> marks = stackalloc uint[31];
        var (marked, count) = (0u, 0);
        foreach (var (day, mark) in days.OrderBy(of => of.Key))
        {
            marked |= 1u << day;
            marks[count++] = (uint)mark.Bits;
        }

        return Write(marked, marks[..count]);
    }

    /// <summary>Packs marks.</summary>
    /// <param name="days">The days of month, a bit each.</param>
    /// <param name="marks">Their marks, in order.</param>
    public static byte[] Write(uint days, ReadOnlySpan<uint> marks)
    {
        var packed = new byte[1 + (sizeof(uint) * (1 + marks.Length))];
        BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(1), days);
        for (var at = 0; at < marks.Length; at++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(1 + (sizeof(uint) * (1 + at))), marks[at]);
        }

        return packed;
    }

    /// <summary>The days of month that are marked, each with its mark.</summary>
    public static Dictionary<int, DayMark> Read(byte[] packed)
    {
        var read = new Dictionary<int, DayMark>();
        if (packed is [0, ..])
        {
            var at = 1 + sizeof(uint);
            for (var days = BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(1)); days != 0; days &= days - 1, at += sizeof(uint))
            {
                read[BitOperations.TrailingZeroCount(days)] = new(BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(at)));
            }

            return read;
        }

        for (var at = 0; at < packed.Length; at += EarlierLength)
        {
            read[packed[at]] = new(BinaryPrimitives.ReadUInt64LittleEndian(packed.AsSpan(at + 1)), IsWhole: true);
        }

        return read;
    }

    /// <summary>The mixed bits of a day's lessons; the same for a day that does not exist and one without lessons.</summary>
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

/// <summary>A day's mark.</summary>
/// <param name="Bits">The lowest 32 mixed bits of its lessons, or all.</param>
/// <param name="IsWhole">Whether all 64 were kept, as earlier versions did.</param>
internal readonly record struct DayMark(ulong Bits, bool IsWhole = false)
{
    /// <summary>Whether a day's lessons are those that were marked.</summary>
    public bool IsOf(StoredDay day) => IsWhole ? DayMarks.HashOf(day) == Bits : (uint)DayMarks.HashOf(day) == Bits;
}
