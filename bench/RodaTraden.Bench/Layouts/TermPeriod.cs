using System.Buffers.Binary;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.Core.Attendance;

namespace RodaTraden.Bench.Layouts;

/// <summary>
/// A term, named by its first month: 202607 or 202701. Both blocks are those of its months one after the other. In the days, two bytes stand before each month (its
/// number, and how many days it has); in the lessons two, which tell how many bytes it takes.
/// </summary>
internal sealed class TermPeriod : Period
{
    private const int HeaderBytes = 2;

    public override string Name => "term";

    public override bool SpansMonths => true;

    public override int Of(DateOnly day) => AttendanceStore.MonthOf(SchoolYear.TermStart(day));

    public override AttendanceMonth Pack(MonthPacker packer, int pupilId, ReadOnlySpan<StoredDay> days)
    {
        var months = new List<AttendanceMonth>();
        for (var first = 0; first < days.Length;)
        {
            var end = first + 1;
            while (end < days.Length && days[end].Date.Month == days[first].Date.Month)
            {
                end++;
            }

            months.Add(Month.Pack(packer, pupilId, days[first..end]));
            first = end;
        }

        return new()
        {
            Month = Of(days[0].Date),
            PupilId = pupilId,
            SchoolDays = months.Sum(month => month.SchoolDays),
            ObservedDays = months.Sum(month => month.ObservedDays),
            Offered = months.Sum(month => month.Offered),
            Reported = months.Sum(month => month.Reported),
            Valid = months.Sum(month => month.Valid),
            Invalid = months.Sum(month => month.Invalid),
            Leave = months.Sum(month => month.Leave),
            Days = Joined(months, month => month.Days, (month, header) => (header[0], header[1]) = ((byte)(month.Month % 100), (byte)(month.Days.Length / MonthPacker.DayBytes))),
            Lessons = Joined(months, month => month.Lessons, (month, header) => BinaryPrimitives.WriteUInt16LittleEndian(header, checked((ushort)month.Lessons.Length))),
        };
    }

    public override void Read(StoredMonth row, MonthRoom room, DayAction each)
    {
        ReadOnlySpan<byte> days = row.Days;
        ReadOnlySpan<byte> lessons = row.Lessons;
        while (!days.IsEmpty)
        {
            var (month, daysEnd) = ((row.Month / 100 * 100) + days[0], HeaderBytes + (days[1] * MonthPacker.DayBytes));
            var lessonsEnd = HeaderBytes + BinaryPrimitives.ReadUInt16LittleEndian(lessons);
            ReadMonth(month, days[HeaderBytes..daysEnd], lessons[HeaderBytes..lessonsEnd], room, each);
            days = days[daysEnd..];
            lessons = lessons[lessonsEnd..];
        }
    }

    private static byte[] Joined(List<AttendanceMonth> months, Func<AttendanceMonth, byte[]> block, WriteHeader header)
    {
        var joined = new byte[months.Sum(month => HeaderBytes + block(month).Length)];
        var at = 0;
        foreach (var month in months)
        {
            header(month, joined.AsSpan(at, HeaderBytes));
            block(month).CopyTo(joined, at + HeaderBytes);
            at += HeaderBytes + block(month).Length;
        }

        return joined;
    }

    private delegate void WriteHeader(AttendanceMonth month, Span<byte> header);
}
