using System.Runtime.InteropServices;
using RodaTraden.App.Attendance.Storing;

namespace RodaTraden.Bench.Layouts;

/// <summary>A day as 20261124: its sums are the columns of the row, its lessons the program's block of a month with one day.</summary>
internal sealed class DayPeriod : Period
{
    public override string Name => "day";

    public override bool HasDaySums => false;

    public override int Of(DateOnly day) => (AttendanceStore.MonthOf(day) * 100) + day.Day;

    public override AttendanceMonth Pack(MonthPacker packer, int pupilId, ReadOnlySpan<StoredDay> days)
    {
        packer.Add(days[0].Date, CollectionsMarshal.AsSpan(days[0].Lessons));
        return packer.Take(Of(days[0].Date), pupilId);
    }

    public override void Read(StoredMonth row, MonthRoom room, DayAction each)
    {
        Span<byte> days = stackalloc byte[MonthPacker.DayBytes];
        days[0] = (byte)(row.Month % 100);
        ReadMonth(row.Month / 100, days, row.Lessons, room, each);
    }
}
