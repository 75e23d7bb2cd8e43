using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>Reads the two blocks of a month, day by day, in room that is used again.</summary>
internal ref struct MonthReader
{
    private readonly ReadOnlySpan<byte> days;
    private readonly ReadOnlySpan<byte> bytes;
    private readonly int month;
    private readonly MonthRoom room;
    private int day;
    private int at;
    private int unit;

    /// <summary>Opens a month.</summary>
    /// <param name="month">Year and month as 202611.</param>
    /// <param name="days">Its days.</param>
    /// <param name="lessons">Its lessons.</param>
    /// <param name="room">Where its lessons are laid.</param>
    /// <exception cref="InvalidDataException">The month is in a format of another version of the program.</exception>
    public MonthReader(int month, ReadOnlySpan<byte> days, ReadOnlySpan<byte> lessons, MonthRoom room)
    {
        this.month = month;
        this.days = days;
        this.room = room;
        room.Clear();
        bytes = lessons;
        day = -MonthPacker.DayBytes;
        if (Byte() is var version && version != MonthPacker.FormatVersion)
        {
            throw new InvalidDataException($"The lessons of a month are in format {version}; this program reads {MonthPacker.FormatVersion}.");
        }
    }

    /// <summary>The day read.</summary>
    public readonly DateOnly Date => new(month / 100, month % 100, days[day]);

    /// <summary>Its lessons, until the next month is opened.</summary>
    public readonly ReadOnlySpan<Lesson> Lessons => room.Of(days[day]);

    /// <summary>The next day; false at the end.</summary>
    public bool Read()
    {
        day += MonthPacker.DayBytes;
        if (day >= days.Length)
        {
            return false;
        }

        var header = Number();
        if ((header & MonthPacker.PointsBack) != 0)
        {
            var weeks = 1 + ((header >> MonthPacker.WeeksShift) & MonthPacker.WeeksMask);
            LikeEarlier(days[day] - (7 * weeks));
            return true;
        }

        var lessons = room.Day(days[day], header >> 1);
        var time = 0;
        for (var i = 0; i < lessons.Length; i++)
        {
            lessons[i] = Next(time);
            time = lessons[i].End;
        }

        return true;
    }

    /// <summary>The timetable of an earlier day: attended, but for the lessons that say otherwise.</summary>
    private void LikeEarlier(int earlierDay)
    {
        var lessons = room.Day(days[day], room.Of(earlierDay).Length);
        var earlier = room.Of(earlierDay);
        var differs = Number();
        for (var i = 0; i < lessons.Length; i++)
        {
            ref readonly var like = ref earlier[i];
            var lesson = new Lesson { Start = like.Start, End = like.End, SubjectId = like.SubjectId, UnitId = like.UnitId };
            lessons[i] = (differs & (1 << i)) == 0 ? lesson with { Reported = true } : Told(lesson, Byte());
        }
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

        return Told(new() { Start = (short)start, End = (short)end, SubjectId = subject, UnitId = unit }, flags);
    }

    private Lesson Told(in Lesson planned, byte flags)
    {
        var lesson = planned with
        {
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
