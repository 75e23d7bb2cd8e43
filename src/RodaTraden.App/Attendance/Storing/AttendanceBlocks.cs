using System.Runtime.InteropServices;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>Whole months to and from their two blocks; see <see cref="MonthPacker"/> for what lies where.</summary>
internal static class AttendanceBlocks
{
    /// <summary>Packs the days of one month. Days without lessons are left out.</summary>
    public static (byte[] Days, byte[] Lessons) Pack(IReadOnlyList<StoredDay> days)
    {
        var packed = Pack(0, 0, days);
        return (packed.Days, packed.Lessons);
    }

    /// <summary>Packs a pupil's month with its sums.</summary>
    public static AttendanceMonth Pack(int month, int pupilId, IReadOnlyList<StoredDay> days)
    {
        var packer = new MonthPacker();
        foreach (var day in days.OrderBy(day => day.Date))
        {
            packer.Add(day.Date, CollectionsMarshal.AsSpan(day.Lessons));
        }

        return packer.Take(month, pupilId);
    }

    /// <summary>Unpacks a month into days in order.</summary>
    public static List<StoredDay> Unpack(int month, ReadOnlySpan<byte> days, ReadOnlySpan<byte> lessons)
    {
        var unpacked = new List<StoredDay>(days.Length / MonthPacker.DayBytes);
        var reader = new MonthReader(month, days, lessons, new MonthRoom());
        while (reader.Read())
        {
            unpacked.Add(new(reader.Date, [.. reader.Lessons]));
        }

        return unpacked;
    }
}

/// <summary>One day as it is stored: lessons in order of time, never overlapping.</summary>
internal sealed record StoredDay(DateOnly Date, List<Lesson> Lessons);
