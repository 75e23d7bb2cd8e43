using System.Runtime.InteropServices;
using RodaTraden.App.Attendance.Storing;

namespace RodaTraden.Bench.Layouts;

/// <summary>A month as 202611, in the two blocks of the program.</summary>
internal sealed class MonthPeriod : Period
{
    public override string Name => "month";

    public override int Of(DateOnly day) => AttendanceStore.MonthOf(day);

    public override AttendanceMonth Pack(MonthPacker packer, int pupilId, ReadOnlySpan<StoredDay> days)
    {
        foreach (var day in days)
        {
            packer.Add(day.Date, CollectionsMarshal.AsSpan(day.Lessons));
        }

        return packer.Take(Of(days[0].Date), pupilId);
    }

    public override void Read(StoredMonth row, MonthRoom room, DayAction each) => ReadMonth(row.Month, row.Days, row.Lessons, room, each);
}
