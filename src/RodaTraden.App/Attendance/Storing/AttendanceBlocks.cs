using System.Buffers.Binary;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>
/// The two blocks of a month. Days: twelve bytes each (day of month, zero, then O, R, V, X, L as little-endian 16-bit), open to SQL at fixed
/// places. Lessons: the same days in the same order, lesson by lesson, small numbers in few bytes; most lessons take four.
/// </summary>
internal static class AttendanceBlocks
{
    public const int DayBytes = 12;
    private const byte FormatVersion = 1;

    private const int Reported = 1;
    private const int NotificationShift = 1;
    private const int ByHand = 8;
    private const int HasAbsence = 16;
    private const int OtherUnit = 32;
    private const int Implied = 64;

    /// <summary>Packs the days of one month. Days without lessons are left out.</summary>
    public static (byte[] Days, byte[] Lessons) Pack(IReadOnlyList<StoredDay> days)
    {
        var kept = days.Where(day => day.Lessons.Count > 0).OrderBy(day => day.Date).ToList();
        var dayBlock = new byte[kept.Count * DayBytes];
        var writer = new BlockWriter(16 + (kept.Sum(day => day.Lessons.Count) * 8));
        writer.Byte(FormatVersion);
        var unit = 0;
        for (var i = 0; i < kept.Count; i++)
        {
            PutDay(dayBlock.AsSpan(i * DayBytes, DayBytes), kept[i]);
            writer.Number(kept[i].Lessons.Count);
            var time = 0;
            foreach (var lesson in kept[i].Lessons)
            {
                PutLesson(writer, lesson, ref time, ref unit);
            }
        }

        return (dayBlock, writer.ToArray());
    }

    /// <summary>Unpacks a month into days in order.</summary>
    public static List<StoredDay> Unpack(int month, ReadOnlySpan<byte> days, ReadOnlySpan<byte> lessons)
    {
        var unpacked = new List<StoredDay>(days.Length / DayBytes);
        var reader = new BlockReader(lessons);
        var version = reader.Byte();
        if (version != FormatVersion)
        {
            throw new InvalidDataException($"The lessons of a month are in format {version}; this program reads {FormatVersion}.");
        }

        var unit = 0;
        for (var at = 0; at < days.Length; at += DayBytes)
        {
            var date = new DateOnly(month / 100, month % 100, days[at]);
            var count = reader.Number();
            var of = new List<Lesson>(count);
            var time = 0;
            for (var i = 0; i < count; i++)
            {
                of.Add(TakeLesson(ref reader, ref time, ref unit));
            }

            unpacked.Add(new(date, of));
        }

        return unpacked;
    }

    private static void PutDay(Span<byte> to, StoredDay day)
    {
        var figures = DayFigures.Of(day.Date, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(day.Lessons));
        to[0] = (byte)day.Date.Day;
        BinaryPrimitives.WriteUInt16LittleEndian(to[2..], (ushort)figures.Offered);
        BinaryPrimitives.WriteUInt16LittleEndian(to[4..], (ushort)figures.Reported);
        BinaryPrimitives.WriteUInt16LittleEndian(to[6..], (ushort)figures.Valid);
        BinaryPrimitives.WriteUInt16LittleEndian(to[8..], (ushort)figures.Invalid);
        BinaryPrimitives.WriteUInt16LittleEndian(to[10..], (ushort)figures.Leave);
    }

    private static void PutLesson(BlockWriter writer, in Lesson lesson, ref int time, ref int unit)
    {
        var absence = lesson.Valid + lesson.Invalid + lesson.Leave + lesson.Other + lesson.Unjudged + (int)lesson.Reason;
        var flags = (lesson.Reported ? Reported : 0)
            | ((int)lesson.Notification << NotificationShift)
            | (lesson.ByHand ? ByHand : 0)
            | (absence != 0 ? HasAbsence : 0)
            | (lesson.UnitId != unit ? OtherUnit : 0)
            | (lesson.Implied ? Implied : 0);
        writer.Byte((byte)flags);
        writer.Number(lesson.Start - time);
        writer.Number(lesson.End - lesson.Start);
        writer.Number(lesson.SubjectId);
        if (lesson.UnitId != unit)
        {
            writer.Number(lesson.UnitId);
            unit = lesson.UnitId;
        }

        if (absence != 0)
        {
            writer.Number(lesson.Valid);
            writer.Number(lesson.Invalid);
            writer.Number(lesson.Leave);
            writer.Number(lesson.Other);
            writer.Number(lesson.Unjudged);
            writer.Byte((byte)lesson.Reason);
        }

        time = lesson.End;
    }

    private static Lesson TakeLesson(ref BlockReader reader, ref int time, ref int unit)
    {
        var flags = reader.Byte();
        var start = time + reader.Number();
        var end = start + reader.Number();
        var subject = reader.Number();
        if ((flags & OtherUnit) != 0)
        {
            unit = reader.Number();
        }

        var lesson = new Lesson
        {
            Start = (short)start,
            End = (short)end,
            SubjectId = subject,
            UnitId = unit,
            Reported = (flags & Reported) != 0,
            Notification = (AbsenceNotification)((flags >> NotificationShift) & 3),
            ByHand = (flags & ByHand) != 0,
            Implied = (flags & Implied) != 0,
        };
        time = end;
        return (flags & HasAbsence) == 0 ? lesson : lesson with
        {
            Valid = (short)reader.Number(),
            Invalid = (short)reader.Number(),
            Leave = (short)reader.Number(),
            Other = (short)reader.Number(),
            Unjudged = (short)reader.Number(),
            Reason = (StatedReason)reader.Byte(),
        };
    }

    private sealed class BlockWriter(int capacity)
    {
        private readonly List<byte> bytes = new(capacity);

        public void Byte(byte value) => bytes.Add(value);

        public void Number(int value)
        {
            var rest = (uint)value;
            while (rest >= 0x80)
            {
                bytes.Add((byte)(rest | 0x80));
                rest >>= 7;
            }

            bytes.Add((byte)rest);
        }

        public byte[] ToArray() => [.. bytes];
    }

    private ref struct BlockReader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;
        private int at;

        public byte Byte() => bytes[at++];

        public int Number()
        {
            uint value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var next = bytes[at++];
                value |= (uint)(next & 0x7F) << shift;
                if (next < 0x80)
                {
                    return (int)value;
                }
            }
        }
    }
}

/// <summary>One day as it is stored: lessons in order of time, never overlapping.</summary>
internal sealed record StoredDay(DateOnly Date, List<Lesson> Lessons);
