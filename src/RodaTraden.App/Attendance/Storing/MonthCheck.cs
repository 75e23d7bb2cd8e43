using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.App.Storage.Verifying;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>Whether the sums of each month and day are those of its lessons.</summary>
internal static class MonthCheck
{
    /// <returns>How many months were read, and which of them are wrong, as month and pupil.</returns>
    public static async Task<(long Months, IReadOnlyList<string> Wrong)> RunAsync(AppDbContext snapshot, IProgress<StorageProgress> told, CancellationToken cancellation)
    {
        var progress = new RowProgress(told, StorageStage.ReckoningAnew, await snapshot.AttendanceMonths.LongCountAsync(cancellation));
        var wrong = new List<string>();
        var packer = new MonthPacker();
        await foreach (var month in snapshot.AttendanceMonths.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!IsRight(month, packer))
            {
                wrong.Add($"{month.Month}/{month.PupilId}");
            }

            progress.Next();
        }

        return (progress.Done, wrong);
    }

    private static bool IsRight(AttendanceMonth month, MonthPacker packer)
    {
        try
        {
            foreach (var day in AttendanceBlocks.Unpack(month.Month, month.Days, month.Lessons))
            {
                packer.Add(day.Date, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(day.Lessons));
            }

            var again = packer.Take(month.Month, month.PupilId);
            return again.SchoolDays == month.SchoolDays && again.ObservedDays == month.ObservedDays && again.Offered == month.Offered && again.Reported == month.Reported
                && again.Valid == month.Valid && again.Invalid == month.Invalid && again.Leave == month.Leave && again.Days.AsSpan().SequenceEqual(month.Days);
        }
        catch (Exception fault) when (fault is InvalidDataException or IndexOutOfRangeException or ArgumentException)
        {
            packer.Take(month.Month, month.PupilId);
            return false;
        }
    }
}
