using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>
/// Packs one month of a pupil after another into the two blocks that are stored, in the same room. Days: eleven bytes each, open to SQL at fixed places (day of
/// month, then O, R, V, X, L as letters of two bytes, see docs/storage.md). Lessons: the same days in the same order, lesson by lesson, small numbers in few
/// bytes; a day with the timetable of the same weekday earlier in the month says only which, and how its lessons differ from lessons attended. Read by
/// <see cref="MonthReader"/>.
/// </summary>
internal sealed class MonthPacker
{
    public const int DayBytes = 11;
    public const byte FormatVersion = 2;

    public const int Reported = 1;
    public const int NotificationShift = 1;
    public const int ByHand = 8;
    public const int HasAbsence = 16;
    public const int OtherUnit = 32;
    public const int Implied = 64;

    /// <summary>A day header with the lowest bit set points back; the next two bits tell how many weeks, less one.</summary>
    public const int PointsBack = 1;
    public const int WeeksShift = 1;
    public const int WeeksMask = 3;

    /// <summary>Minutes are letters from this code point on: two bytes each, whatever the number.</summary>
    public const int FirstLetter = 128;

    private const int MostMinutes = 2047 - FirstLetter;
    private const int MostLessonsPointedTo = 28;
    private const int DaysInWeek = 7;
    private const int MostBytesOfALesson = 40;
    private const int DaysInMonth = 31;

    private readonly byte[] days = new byte[DaysInMonth * DayBytes];
    private readonly MonthRoom room = new();
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
        Letter(day[1..], figures.Offered);
        Letter(day[3..], figures.Reported);
        Letter(day[5..], figures.Valid);
        Letter(day[7..], figures.Invalid);
        Letter(day[9..], figures.Leave);
        dayCount++;
        Reserve(10 + (ofDay.Length * MostBytesOfALesson));
        if (!PointBack(date.Day, ofDay))
        {
            PutAll(ofDay);
        }

        ofDay.CopyTo(room.Day(date.Day, ofDay.Length));
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

    private bool PointBack(int dayOfMonth, ReadOnlySpan<Lesson> ofDay)
    {
        if (ofDay.Length > MostLessonsPointedTo)
        {
            return false;
        }

        for (var weeks = 1; weeks * DaysInWeek < dayOfMonth; weeks++)
        {
            if (HaveTheSameTimetable(ofDay, room.Of(dayOfMonth - (weeks * DaysInWeek))))
            {
                Number(PointsBack | ((weeks - 1) << WeeksShift));
                PutWhatDiffers(ofDay);
                return true;
            }
        }

        return false;
    }

    private static bool HaveTheSameTimetable(ReadOnlySpan<Lesson> one, ReadOnlySpan<Lesson> other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        for (var at = 0; at < one.Length; at++)
        {
            if (one[at].Start != other[at].Start || one[at].End != other[at].End || one[at].SubjectId != other[at].SubjectId || one[at].UnitId != other[at].UnitId)
            {
                return false;
            }
        }

        return true;
    }

    private void PutWhatDiffers(ReadOnlySpan<Lesson> ofDay)
    {
        var differs = 0;
        for (var at = 0; at < ofDay.Length; at++)
        {
            differs |= Flags(ofDay[at]) == Reported ? 0 : 1 << at;
        }

        Number(differs);
        foreach (ref readonly var lesson in ofDay)
        {
            if (Flags(lesson) is var flags && flags != Reported)
            {
                lessons[length++] = (byte)flags;
                PutAbsence(lesson, flags);
            }
        }
    }

    private void PutAll(ReadOnlySpan<Lesson> ofDay)
    {
        Number(ofDay.Length << 1);
        var time = 0;
        foreach (ref readonly var lesson in ofDay)
        {
            var flags = Flags(lesson) | (lesson.UnitId != unit ? OtherUnit : 0);
            lessons[length++] = (byte)flags;
            Number(lesson.Start - time);
            Number(lesson.End - lesson.Start);
            Number(lesson.SubjectId);
            if (lesson.UnitId != unit)
            {
                Number(lesson.UnitId);
                unit = lesson.UnitId;
            }

            PutAbsence(lesson, flags);
            time = lesson.End;
        }
    }

    private static int Flags(in Lesson lesson)
    {
        var hasAbsence = lesson.Valid != 0 || lesson.Invalid != 0 || lesson.Leave != 0 || lesson.Other != 0 || lesson.Unjudged != 0 || lesson.Reason != StatedReason.None;
        return (lesson.Reported ? Reported : 0)
            | ((int)lesson.Notification << NotificationShift)
            | (lesson.ByHand ? ByHand : 0)
            | (hasAbsence ? HasAbsence : 0)
            | (lesson.Implied ? Implied : 0);
    }

    private void PutAbsence(in Lesson lesson, int flags)
    {
        if ((flags & HasAbsence) != 0)
        {
            Number(lesson.Valid);
            Number(lesson.Invalid);
            Number(lesson.Leave);
            Number(lesson.Other);
            Number(lesson.Unjudged);
            lessons[length++] = (byte)lesson.Reason;
        }
    }

    private static void Letter(Span<byte> to, int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minutes, MostMinutes);
        var letter = FirstLetter + minutes;
        to[0] = (byte)(0xC0 | (letter >> 6));
        to[1] = (byte)(0x80 | (letter & 0x3F));
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
        room.Clear();
        lessons[0] = FormatVersion;
        length = 1;
    }
}
