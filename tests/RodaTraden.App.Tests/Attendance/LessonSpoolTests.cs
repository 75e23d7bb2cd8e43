using RodaTraden.App.Attendance.Importing;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Tests.Attendance;

public sealed class LessonSpoolTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("spool").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(7)]
    public void Rows_in_any_order_come_out_in_the_order_of_storage_whether_they_fit_in_memory_or_not(int mostInMemory)
    {
        var rows = Rows(300);
        using var spool = new LessonSpool(folder, mostInMemory);
        foreach (var row in rows.OrderBy(row => row.Line * 7919 % 1009))
        {
            spool.Add(row);
        }

        Sort(spool);
        Assert.Equal(rows.OrderBy(row => row.Date.Year).ThenBy(row => row.Date.Month).ThenBy(row => row.PupilId).ThenBy(row => row.Day).ThenBy(row => row.Lesson.Start), All(spool));
        Assert.Equal(mostInMemory == 7 ? 1 : 0, Directory.GetFiles(folder).Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pupils_whose_rows_lie_together_come_out_in_order_also_when_one_of_them_stands_in_two_places_or_backwards(bool backwards)
    {
        var rows = Rows(300);
        var pupils = rows.GroupBy(row => row.PupilId).Select(of => of.ToList()).ToList();
        if (backwards)
        {
            pupils[1].Reverse();
        }

        // The last pupil first; the first one in two places, its later rows before the earlier.
        using var spool = new LessonSpool(folder);
        foreach (var row in pupils[2].Concat(pupils[0].Skip(40)).Concat(pupils[1]).Concat(pupils[0].Take(40)))
        {
            spool.Add(row);
        }

        Sort(spool);
        Assert.Equal(rows.OrderBy(row => row.Date.Year).ThenBy(row => row.Date.Month).ThenBy(row => row.PupilId).ThenBy(row => row.Day).ThenBy(row => row.Lesson.Start), All(spool));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void Pupils_in_another_order_than_their_numbers_are_moved_whole(int laterRows)
    {
        var rows = Rows(300);
        var pupils = rows.GroupBy(row => row.PupilId).Select(of => of.ToList()).ToList();
        using var spool = new LessonSpool(folder);
        foreach (var row in pupils[2].Concat(pupils[0].SkipLast(laterRows)).Concat(pupils[1]).Concat(pupils[0].TakeLast(laterRows)))
        {
            spool.Add(row);
        }

        Sort(spool);
        Assert.Equal(rows.OrderBy(row => row.Date.Year).ThenBy(row => row.Date.Month).ThenBy(row => row.PupilId).ThenBy(row => row.Day).ThenBy(row => row.Lesson.Start), All(spool));
    }

    [Fact]
    public void Pupils_with_numbers_far_apart_share_a_part_while_their_rows_are_few()
    {
        using var few = new LessonSpool(folder);
        using var many = new LessonSpool(folder);
        foreach (var row in Rows(300))
        {
            few.Add(row);
        }

        for (var line = 2; line < 140_002; line++)
        {
            many.Add(new(1 + (3000 * (line % 4)), new DateOnly(2026, 8, 17).DayNumber, line, new() { Start = 480, End = 530 }));
        }

        Assert.Equal([202608, 202609], few.Parts.Select(part => part.Month));
        Assert.Equal([35_000, 35_000, 35_000, 35_000], many.Parts.Select(part => part.Count));
        Assert.Throws<InvalidOperationException>(() => few.Add(Rows(1)[0]));
    }

    [Fact]
    public void A_row_that_contradicts_another_is_refused_also_when_they_lay_far_apart()
    {
        var rows = Rows(60);
        var against = rows[3] with { Line = 5000, Lesson = rows[3].Lesson with { Valid = 5 } };
        using var spool = new LessonSpool(folder, mostInMemory: 10);
        foreach (var row in rows.Append(against))
        {
            spool.Add(row);
        }

        var report = Sort(spool);
        Assert.Equal([rows[3].Line, 5000], report.Refusals.Keys);
        Assert.All(report.Refusals.Values, refusal => Assert.Equal(RowRefusalReason.Contradiction, refusal.Reason));
        Assert.Equal(59, spool.Count);
        Assert.DoesNotContain(All(spool), row => row.Line == 5000 || row.Line == rows[3].Line);
    }

    [Fact]
    public void A_spool_leaves_nothing_behind_and_what_a_killed_process_left_is_removed()
    {
        using (var spool = new LessonSpool(folder, mostInMemory: 10))
        {
            Rows(60).ForEach(row => spool.Add(row));
            Assert.Single(Directory.GetFiles(folder));
        }

        Assert.Empty(Directory.GetFiles(folder));
        File.WriteAllText(Path.Combine(folder, "rows-left"), "");
        File.WriteAllText(Path.Combine(folder, "an upload"), "");
        LessonSpool.ForgetOld(folder);
        Assert.Equal(["an upload"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    private static FileReport Sort(LessonSpool spool)
    {
        var report = new FileReport("lessons.csv", new FileRefusedException(FileRefusalReason.Empty, ""));
        LessonOrder.Sort(spool, report, new Progress<RunProgress>(), CancellationToken.None);
        return report;
    }

    private static List<LessonRow> All(LessonSpool spool)
    {
        var (all, part) = (new List<LessonRow>(), new List<LessonRow>());
        foreach (var one in spool.Parts)
        {
            spool.Read(one, part);
            all.AddRange(part);
        }

        return all;
    }

    /// <summary>Three pupils far apart in number, over some months.</summary>
    private static List<LessonRow> Rows(int count) =>
    [
        .. Enumerable.Range(0, count).Select(at => new LessonRow(
            1 + (3000 * (at % 3)),
            new DateOnly(2026, 8, 17).DayNumber + (at / 12),
            at + 2,
            new() { Start = (short)(480 + (60 * (at / 3 % 4))), End = (short)(530 + (60 * (at / 3 % 4))), UnitId = 1, Reported = true })),
    ];
}
