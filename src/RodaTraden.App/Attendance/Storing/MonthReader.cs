using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>Reads the two blocks of a month, day by day, in room that is used again.</summary>
internal ref struct MonthReader
{
    private readonly ReadOnlySpan<byte> days;
    private readonly ReadOnlySpan<byte> bytes;
    private readonly int month;
    private Lesson[] room;
    private int day;
    private int at;
    private int unit;
    private int count;

    /// <summary>Opens a month.</summary>
    /// <param name="month">Year and month as 202611.</param>
    /// <param name="days">Its days.</param>
    /// <param name="lessons">Its lessons.</param>
    /// <param name="room">Where the lessons of a day are laid; grows when a day has more.</param>
    /// <exception cref="InvalidDataException">The month is in a format of another version of the program.</exception>
    public MonthReader(int month, ReadOnlySpan<byte> days, ReadOnlySpan<byte> lessons, Lesson[] room)
    {
        this.month = month;
        this.days = days;
        this.room = room;
        bytes = lessons;
        day = -MonthPacker.DayBytes;
        if (Byte() is var version && version != MonthPacker.FormatVersion)
        {
            throw new InvalidDataException($"The lessons of a month are in format {version}; this program reads {MonthPacker.FormatVersion}.");
        }
    }

    /// <summary>The day read.</summary>
    public readonly DateOnly Date => new(month / 100, month % 100, days[day]);

    /// <summary>Its lessons, until the next day is read.</summary>
    public readonly ReadOnlySpan<Lesson> Lessons => room.AsSpan(0, count);

    /// <summary>The next day; false at the end.</summary>
    public bool Read()
    {
        day += MonthPacker.DayBytes;
        if (day >= days.Length)
        {
            return false;
        }

        count = Number();
        if (room.Length < count)
        {
            room = new Lesson[count];
        }

        var time = 0;
        for (var i = 0; i < count; i++)
        {
            room[i] = Next(time);
            time = room[i].End;
        }

        return true;
    }

    private Lesson Next(int time)
    {
        var flags = Byte();
        var start = time + Number();
        var end = start + Number();
        var subject = Number();
        if ((flags & MonthPacker.OtherUnit) != 0)
        {
            unit = Number();
        }

        var lesson = new Lesson
        {
            Start = (short)start,
            End = (short)end,
            SubjectId = subject,
            UnitId = unit,
            Reported = (flags & MonthPacker.Reported) != 0,
            Notification = (AbsenceNotification)((flags >> MonthPacker.NotificationShift) & 3),
            ByHand = (flags & MonthPacker.ByHand) != 0,
            Implied = (flags & MonthPacker.Implied) != 0,
        };
        return (flags & MonthPacker.HasAbsence) == 0 ? lesson : lesson with
        {
            Valid = (short)Number(),
            Invalid = (short)Number(),
            Leave = (short)Number(),
            Other = (short)Number(),
            Unjudged = (short)Number(),
            Reason = (StatedReason)Byte(),
        };
    }

    private byte Byte() => bytes[at++];

    private int Number()
    {
        uint value = bytes[at++];
        if (value < 0x80)
        {
            return (int)value;
        }

        value &= 0x7F;
        for (var shift = 7; ; shift += 7)
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
