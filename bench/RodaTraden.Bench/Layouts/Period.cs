using RodaTraden.App.Attendance.Storing;

namespace RodaTraden.Bench.Layouts;

/// <summary>How long a time a row holds of one pupil. Rows are carried in the program's own classes; the number of the period stands where they have the month.</summary>
internal abstract class Period
{
    public static readonly Period Day = new DayPeriod();
    public static readonly Period Month = new MonthPeriod();
    public static readonly Period Term = new TermPeriod();

    /// <summary>Its name, and that of its column.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the sums of each day lie in a block of their own.</summary>
    public virtual bool HasDaySums => true;

    /// <summary>Whether rows are made of whole terms at a time.</summary>
    public virtual bool SpansMonths => false;

    /// <summary>The number of the period that a day belongs to; later days never have a smaller one.</summary>
    public abstract int Of(DateOnly day);

    /// <summary>Packs all days of one pupil's period, in order.</summary>
    public abstract AttendanceMonth Pack(MonthPacker packer, int pupilId, ReadOnlySpan<StoredDay> days);

    /// <summary>Reads a row day by day.</summary>
    public abstract void Read(StoredMonth row, MonthRoom room, DayAction each);

    /// <summary>Unpacks a row.</summary>
    public List<StoredDay> Unpack(StoredMonth row, MonthRoom room)
    {
        var days = new List<StoredDay>();
        Read(row, room, (date, lessons) => days.Add(new(date, [.. lessons])));
        return days;
    }

    /// <summary>Reads the two blocks of a month day by day.</summary>
    public static void ReadMonth(int month, ReadOnlySpan<byte> days, ReadOnlySpan<byte> lessons, MonthRoom room, DayAction each)
    {
        var reader = new MonthReader(month, days, lessons, room);
        while (reader.Read())
        {
            each(reader.Date, reader.Lessons);
        }
    }
}
