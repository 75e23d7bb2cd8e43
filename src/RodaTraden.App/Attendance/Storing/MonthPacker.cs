using System.Buffers.Binary;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>
/// Packs one month of a pupil after another into the two blocks that are stored, in the same room. Days: twelve bytes each (day of month, zero, then O, R, V, X, L as
/// little-endian 16-bit), open to SQL at fixed places. Lessons: the same days in the same order, lesson by lesson, small numbers in few bytes; most
/// lessons take four. Read by <see cref="MonthReader"/>.
/// </summary>
internal sealed class MonthPacker
{
    public const int DayBytes = 12;
    public const byte FormatVersion = 1;

    public const int Reported = 1;
    public const int NotificationShift = 1;
    public const int ByHand = 8;
    public const int HasAbsence = 16;
    public const int OtherUnit = 32;
    public const int Implied = 64;

    private const int MostBytesOfALesson = 40;
    private const int DaysInMonth = 31;

    private readonly byte[] days = new byte[DaysInMonth * DayBytes];
    private byte[] lessons = new byte[4096];
    private WindowSums sums;
    private int dayCount;
    private int length;
    private int unit;

    public MonthPacker() => Clear();

    /// <summary>Adds a day. A day without lessons is left out.</summary>
    /// <param name="date">After the days already added.</param>
    /// <param name="ofDay">Its lessons in order of time.</param>
    public void Add(DateOnly date, ReadOnlySpan<Lesson> ofDay)
    {
        if (ofDay.IsEmpty)
        {
            return;
        }

        var figures = DayFigures.Of(date, ofDay);
        sums = sums.Plus(figures);
        var day = days.AsSpan(dayCount * DayBytes, DayBytes);
        day[0] = (byte)date.Day;
        day[1] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(day[2..], (ushort)figures.Offered);
        BinaryPrimitives.WriteUInt16LittleEndian(day[4..], (ushort)figures.Reported);
        BinaryPrimitives.WriteUInt16LittleEndian(day[6..], (ushort)figures.Valid);
        BinaryPrimitives.WriteUInt16LittleEndian(day[8..], (ushort)figures.Invalid);
        BinaryPrimitives.WriteUInt16LittleEndian(day[10..], (ushort)figures.Leave);
        dayCount++;
        Reserve(5 + (ofDay.Length * MostBytesOfALesson));
        Number(ofDay.Length);
        var time = 0;
        foreach (ref readonly var lesson in ofDay)
        {
            Put(lesson, time);
            time = lesson.End;
        }
    }

    /// <summary>Hands over the month, and starts anew.</summary>
    public AttendanceMonth Take(int month, int pupilId)
    {
        var taken = new AttendanceMonth
        {
            Month = month,
            PupilId = pupilId,
            SchoolDays = sums.SchoolDays,
            ObservedDays = sums.ObservedDays,
            Offered = sums.Offered,
            Reported = sums.Reported,
            Valid = sums.Valid,
            Invalid = sums.Invalid,
            Leave = sums.Leave,
            Days = days[..(dayCount * DayBytes)],
            Lessons = lessons[..length],
        };
        Clear();
        return taken;
    }

    private void Put(in Lesson lesson, int time)
    {
        var hasAbsence = lesson.Valid != 0 || lesson.Invalid != 0 || lesson.Leave != 0 || lesson.Other != 0 || lesson.Unjudged != 0 || lesson.Reason != StatedReason.None;
        var flags = (lesson.Reported ? Reported : 0)
            | ((int)lesson.Notification << NotificationShift)
            | (lesson.ByHand ? ByHand : 0)
            | (hasAbsence ? HasAbsence : 0)
            | (lesson.UnitId != unit ? OtherUnit : 0)
            | (lesson.Implied ? Implied : 0);
        lessons[length++] = (byte)flags;
        Number(lesson.Start - time);
        Number(lesson.End - lesson.Start);
        Number(lesson.SubjectId);
        if (lesson.UnitId != unit)
        {
            Number(lesson.UnitId);
            unit = lesson.UnitId;
        }

        if (hasAbsence)
        {
            Number(lesson.Valid);
            Number(lesson.Invalid);
            Number(lesson.Leave);
            Number(lesson.Other);
            Number(lesson.Unjudged);
            lessons[length++] = (byte)lesson.Reason;
        }
    }

    private void Number(int value)
    {
        var rest = (uint)value;
        while (rest >= 0x80)
        {
            lessons[length++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        lessons[length++] = (byte)rest;
    }

    private void Reserve(int bytes)
    {
        if (length + bytes > lessons.Length)
        {
            Array.Resize(ref lessons, Math.Max(2 * lessons.Length, length + bytes));
        }
    }

    private void Clear()
    {
        (sums, dayCount, unit) = (default, 0, 0);
        lessons[0] = FormatVersion;
        length = 1;
    }
}
