using System.Runtime.InteropServices;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Intake.Running;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>
/// Puts the ordered rows of one file into the stored months, part by part: each row replaces what it overlaps, and what was there is kept so that the file
/// can be taken back. A month that nobody has is packed as it comes.
/// </summary>
internal sealed class LessonMerge(AttendanceStore store, ReplacedMonths replacedMonths)
{
    /// <summary>Months that nobody has are packed in less time than threads take to share them, while others parse the next files.</summary>
    private const int AloneWhenNew = 1;

    public async Task MergeAsync(LessonSpool spool, SubjectNames subjects, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        await store.LockAsync(cancellation);
        var (rows, merged) = (new List<LessonRow>(), Array.Empty<MergedMonth>());
        long done = 0;
        foreach (var part in spool.Parts.Where(part => part.Count > 0))
        {
            spool.Read(part, rows);
            subjects.Number(CollectionsMarshal.AsSpan(rows));
            var pupils = LessonOrder.Pupils(CollectionsMarshal.AsSpan(rows));
            var stored = (await store.ReadAsync(part.Month, part.Month, [.. pupils.Select(of => of.PupilId)], cancellation)).ToDictionary(of => of.PupilId);

            // While the database writes one part, the next is merged: no two parts share a pupil's month.
            var before = merged;
            var writing = Task.Run(() => WriteAsync(before, cancellation), cancellation);
            try
            {
                merged = Merge(part.Month, rows, pupils, stored);
            }
            finally
            {
                await writing;
            }

            Tell(merged, part.Month, report);
            done += rows.Count;
            progress.Report(new(report.FileName, RunStage.Writing, done, spool.Count));
        }

        await WriteAsync(merged, cancellation);
    }

    private static MergedMonth[] Merge(int month, List<LessonRow> rows, List<(int PupilId, int First, int End)> pupils, Dictionary<int, StoredMonth> stored)
    {
        var merged = new MergedMonth[pupils.Count];
        Parallel.For(0, pupils.Count, new() { MaxDegreeOfParallelism = stored.Count > 0 ? -1 : AloneWhenNew }, () => new MonthPacker(), MergeOne, _ => { });
        return merged;

        MonthPacker MergeOne(int at, ParallelLoopState state, MonthPacker packer)
        {
            var (pupilId, first, end) = pupils[at];
            var own = CollectionsMarshal.AsSpan(rows)[first..end];
            merged[at] = stored.TryGetValue(pupilId, out var old) ? MergedMonth.Of(old, own) : MergedMonth.OfNothing(month, own, packer);
            return packer;
        }
    }

    private static void Tell(MergedMonth[] merged, int month, FileReport report)
    {
        var firstDay = new DateOnly(month / 100, month % 100, 1);
        foreach (var of in merged)
        {
            of.TellIn(report, firstDay);
        }
    }

    private async Task WriteAsync(MergedMonth[] merged, CancellationToken cancellation)
    {
        await store.AddAsync([.. merged.Where(of => of.IsNew).Select(of => of.Now!)], cancellation);
        await store.ReplaceAsync([.. merged.Where(of => !of.IsNew && of.Now is not null).Select(of => of.Now!)], cancellation);
        await replacedMonths.AddAsync([.. merged.Select(of => of.Before).OfType<ImportedMonth>()], cancellation);
    }
}
