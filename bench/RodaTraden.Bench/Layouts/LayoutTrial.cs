using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.Bench.Running;
using RodaTraden.Core.Attendance;

namespace RodaTraden.Bench.Layouts;

/// <summary>Writes a year in one layout into one database, reads it, feeds it a night and corrects it; each timed, and held against the year it came from.</summary>
internal sealed class LayoutTrial(SourceYear source, Layout layout, LayoutStore store)
{
    private const int PupilsRead = 200;
    private const int Corrections = 9;
    private const int MonthsBack = 3;
    private const int Seed = 1;

    private readonly MonthPacker packer = new();
    private readonly MonthRoom room = new();
    private readonly YearPacker years = new(source.Year);
    private readonly int[] periods = [.. Enumerable.Range(source.Year.First.DayNumber, source.FeedDay.DayNumber - source.Year.First.DayNumber + 1)
        .Select(day => layout.Period.Of(DateOnly.FromDayNumber(day))).Distinct()];

    private long rows;

    public async Task<LayoutFigures> RunAsync(string database)
    {
        var write = await WriteAsync();
        await store.SettleAsync();
        await OperatingSystemCaches.SettleAsync();
        var bytes = await store.BytesAsync();
        var begun = Stopwatch.GetTimestamp();
        var contents = await ReadAllAsync();
        var read = Stopwatch.GetElapsedTime(begun);
        Expect(source.Before, contents);
        var pupil = await ReadPupilsAsync();
        var (feed, feedLog) = await FeedAsync();
        Expect(source.After, await ReadAllAsync());
        var correctionLog = await CorrectAsync();
        await store.SettleAsync();
        return new(
            database,
            layout.Letter,
            layout.What,
            rows,
            bytes,
            await store.BytesAsync(),
            Math.Round((double)bytes / source.Lessons, 2),
            Math.Round(write.TotalSeconds, 3),
            Math.Round(read.TotalSeconds, 3),
            Math.Round(pupil, 3),
            Math.Round(feed.TotalSeconds, 3),
            feedLog,
            correctionLog);
    }

    /// <summary>Everything in one transaction, in the order that the layout is filled in. Packing counts; what lies unpacked in memory before does not.</summary>
    private async Task<TimeSpan> WriteAsync()
    {
        var clock = new Stopwatch();
        await using var transaction = await store.Db.Database.BeginTransactionAsync();
        foreach (var part in layout.Parts(source))
        {
            var packed = new List<AttendanceMonth>();
            var (first, count) = part.Pupils.GetOffsetAndLength(source.Pupils.Count);
            for (var place = first; place < first + count; place++)
            {
                var days = source.DaysOf(place, part);
                clock.Start();
                Pack(source.Pupils[place], CollectionsMarshal.AsSpan(days), packed);
                clock.Stop();
            }

            packed.Sort(layout.Order);
            clock.Start();
            await store.Table.AddAsync(packed);
            clock.Stop();
            rows += packed.Count;
        }

        clock.Start();
        await transaction.CommitAsync();
        return clock.Elapsed;
    }

    /// <summary>Years as an evaluation holds them, of some thousand pupils with neighbouring numbers at a time.</summary>
    private async Task<Contents> ReadAllAsync()
    {
        var contents = default(Contents);
        foreach (var group in source.Groups())
        {
            var (first, count) = group.GetOffsetAndLength(source.Pupils.Count);
            var found = await store.Table.ReadAsync(periods, source.Pupils[first], source.Pupils[first + count - 1]);
            var at = 0;
            for (var place = first; place < first + count; place++)
            {
                for (; at < found.Count && found[at].PupilId == source.Pupils[place]; at++)
                {
                    layout.Period.Read(found[at], room, years.Add);
                }

                contents = contents.Plus(years.Take());
            }
        }

        return contents;
    }

    private async Task<double> ReadPupilsAsync()
    {
        var random = new Random(Seed);
        var times = new List<double>();
        for (var run = 0; run < PupilsRead; run++)
        {
            var pupil = source.Pupils[random.Next(source.Pupils.Count)];
            var begun = Stopwatch.GetTimestamp();
            foreach (var row in await store.Table.ReadAsync(periods, pupil, pupil))
            {
                layout.Period.Read(row, room, years.Add);
            }

            years.Take();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return Timing.Median(times);
    }

    /// <summary>The last day for everybody: the rows that it belongs to are read, and written again with it.</summary>
    private async Task<(TimeSpan Time, long LogBytes)> FeedAsync()
    {
        await store.SettleAsync();
        var log = await store.LogBytesAsync();
        var begun = Stopwatch.GetTimestamp();
        await using (var transaction = await store.Db.Database.BeginTransactionAsync())
        {
            foreach (var group in source.Groups())
            {
                var (first, count) = group.GetOffsetAndLength(source.Pupils.Count);
                var found = (await store.Table.ReadAsync([layout.Period.Of(source.FeedDay)], source.Pupils[first], source.Pupils[first + count - 1])).ToDictionary(row => row.PupilId);
                var packed = new List<AttendanceMonth>();
                for (var place = first; place < first + count; place++)
                {
                    if (source.Feed.TryGetValue(source.Pupils[place], out var day))
                    {
                        List<StoredDay> days = found.TryGetValue(source.Pupils[place], out var row) ? layout.Period.Unpack(row, room) : [];
                        days.Add(day);
                        Pack(source.Pupils[place], CollectionsMarshal.AsSpan(days), packed);
                    }
                }

                await store.Table.ReplaceAsync(packed);
            }

            await transaction.CommitAsync();
        }

        return (Stopwatch.GetElapsedTime(begun), await store.LogBytesAsync() - log);
    }

    /// <summary>One lesson of one pupil some months ago, told otherwise; for some pupils, each in a transaction of its own.</summary>
    /// <returns>Bytes written to the log, the one in the middle.</returns>
    private async Task<long> CorrectAsync()
    {
        var asked = source.FeedDay.AddMonths(-MonthsBack);
        var bytes = new List<double>();
        foreach (var pupil in source.Feed.Keys.Order().Where((_, at) => at % Math.Max(1, source.Feed.Count / Corrections) == 0))
        {
            var found = await store.Table.ReadAsync(periods.Where(period => period <= layout.Period.Of(asked)), pupil, pupil);
            var before = found.LastOrDefault(row => layout.Period.Unpack(row, room).Exists(day => day.Date <= asked));
            if (before is null)
            {
                continue;
            }

            await store.SettleAsync();
            var log = await store.LogBytesAsync();
            await using (var transaction = await store.Db.Database.BeginTransactionAsync())
            {
                var row = (await store.Table.ReadAsync([before.Month], pupil, pupil)).Single();
                var days = layout.Period.Unpack(row, room);
                var lessons = days.FindLast(day => day.Date <= asked)!.Lessons;
                lessons[0] = Corrected(lessons[0]);
                var packed = new List<AttendanceMonth>();
                Pack(pupil, CollectionsMarshal.AsSpan(days), packed);
                await store.Table.ReplaceAsync(packed);
                await transaction.CommitAsync();
            }

            bytes.Add(await store.LogBytesAsync() - log);
        }

        return bytes.Count > 0 ? (long)Timing.Median(bytes) : throw new InvalidOperationException($"Nobody had school {MonthsBack} months before {source.FeedDay}.");
    }

    private static Lesson Corrected(in Lesson lesson)
    {
        var absent = lesson with { Reported = true, Valid = 0, Invalid = (short)lesson.Offered, Leave = 0, Other = 0, Unjudged = 0 };
        return absent == lesson ? absent with { Valid = absent.Invalid, Invalid = 0 } : absent;
    }

    /// <summary>Packs days in order, period by period.</summary>
    private void Pack(int pupil, ReadOnlySpan<StoredDay> days, List<AttendanceMonth> packed)
    {
        for (var first = 0; first < days.Length;)
        {
            var (period, end) = (layout.Period.Of(days[first].Date), first + 1);
            while (end < days.Length && layout.Period.Of(days[end].Date) == period)
            {
                end++;
            }

            packed.Add(layout.Period.Pack(packer, pupil, days[first..end]));
            first = end;
        }
    }

    private static void Expect(Contents expected, Contents found)
    {
        if (found != expected)
        {
            throw new InvalidOperationException($"Not what was written: {expected} expected, {found} found.");
        }
    }
}
