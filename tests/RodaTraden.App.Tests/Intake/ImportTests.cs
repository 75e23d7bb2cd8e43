using System.Text;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Intake;

public sealed class ImportTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 3, 27, 10, 0, 0);
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-import-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_same_files_again_change_nothing(DatabaseKind kind)
    {
        await using var installation = await TestInstallation.CreateAsync(kind, Now);
        var files = School();
        var first = await installation.ImportAsync(files);
        Assert.All(first, report => Assert.Equal(report.Rows, report.New));
        var before = await installation.EvaluateAsync(new(2026, 3, 27), all: true);
        var second = await installation.ImportAsync(files);
        Assert.All(second, report => Assert.Equal((0, 0, report.Rows, 0), (report.New, report.Changed, report.Unchanged, report.Refused)));
        Assert.Equal(before, await installation.EvaluateAsync(new(2026, 3, 27), all: true));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_preview_counts_what_would_happen_and_leaves_the_database_as_it_was(DatabaseKind kind)
    {
        await using var installation = await TestInstallation.CreateAsync(kind, Now);
        var preview = await installation.PreviewAsync(School());
        Assert.All(preview, report => Assert.Equal(report.Rows, report.New));
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.Pupils.CountAsync()));
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync()));
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.ImportedFiles.CountAsync()));
        var real = await installation.ImportAsync(School());
        Assert.Equal(preview.Select(report => report.New), real.Select(report => report.New));
    }

    [Theory]
    [InlineData("P-ELIN;U1;2026-03-02;14:00;13:00;Sv;1;0;0;0;0", RowRefusalReason.EndNotAfterStart)]
    [InlineData("P-ELIN;U1;2026-03-02;14:00;14:00;Sv;1;0;0;0;0", RowRefusalReason.EndNotAfterStart)]
    [InlineData("P-WHO;U1;2026-03-02;14:00;15:00;Sv;1;0;0;0;0", RowRefusalReason.UnknownPupil)]
    [InlineData("P-ELIN;U9;2026-03-02;14:00;15:00;Sv;1;0;0;0;0", RowRefusalReason.UnknownUnit)]
    [InlineData("P-ELIN;U1;2026-02-30;14:00;15:00;Sv;1;0;0;0;0", RowRefusalReason.ImpossibleDate)]
    [InlineData("P-ELIN;U1;02/03/2026;14:00;15:00;Sv;1;0;0;0;0", RowRefusalReason.ImpossibleDate)]
    [InlineData("P-ELIN;U1;2026-03-28;14:00;15:00;Sv;1;0;0;0;0", RowRefusalReason.DateInFuture)]
    [InlineData("P-ELIN;U1;2026-03-02;25:00;26:00;Sv;1;0;0;0;0", RowRefusalReason.ImpossibleTime)]
    [InlineData("P-ELIN;U1;2026-03-02;14:00;15:00;Sv;1;40;30;0;0", RowRefusalReason.MinutesDoNotFit)]
    [InlineData("P-ELIN;U1;2026-03-02;14:00;15:00;Sv;1;-5;0;0;0", RowRefusalReason.NotWholeMinutes)]
    [InlineData("P-ELIN;U1;2026-03-02;14:00;15:00;Sv;1;2,5;0;0;0", RowRefusalReason.NotWholeMinutes)]
    [InlineData("P-ELIN;U1;2026-03-02;14:00;15:00;Sv;0;10;0;0;0", RowRefusalReason.UnreportedWithMinutes)]
    [InlineData("P-ELIN;U1;2026-03-02;14:00;15:00;Sv;kanske;0;0;0;0", RowRefusalReason.NotZeroOrOne)]
    [InlineData(";U1;2026-03-02;14:00;15:00;Sv;1;0;0;0;0", RowRefusalReason.ValueMissing)]
    public async Task A_row_that_cannot_be_true_is_refused_with_its_own_reason_and_the_rest_is_read(string row, RowRefusalReason reason)
    {
        await using var installation = await WithSchoolAsync();
        var report = Assert.Single(await installation.ImportAsync(Lessons("P-ISAK;U1;2026-03-02;14:00;15:00;Sv;1;0;0;0;0", row)));
        Assert.Equal((1, 1), (report.New, report.Refused));
        var refusal = Assert.Single(report.Refusals.Values);
        Assert.Equal((3, reason), (refusal.Line, refusal.Reason));
    }

    [Fact]
    public async Task Rows_of_one_file_that_contradict_each_other_are_all_refused_and_repeats_are_one()
    {
        await using var installation = await WithSchoolAsync();
        var report = Assert.Single(await installation.ImportAsync(Lessons(
            "P-ELIN;U1;2026-03-02;14:00;15:00;Sv;1;0;0;0;0",
            "P-ELIN;U1;2026-03-02;14:30;15:30;Sv;1;0;0;0;0",
            "P-ISAK;U1;2026-03-02;14:00;15:00;Sv;1;0;0;0;0",
            "P-ISAK;U1;2026-03-02;14:00;15:00;Sv;1;0;0;0;0")));
        Assert.Equal((1, 1, 2), (report.New, report.Unchanged, report.Refused));
        Assert.All(report.Refusals.Values, refusal => Assert.Equal(RowRefusalReason.Contradiction, refusal.Reason));
    }

    [Fact]
    public async Task A_later_file_replaces_what_it_overlaps_and_says_so()
    {
        await using var installation = await WithSchoolAsync();
        await installation.ImportAsync(Lessons("P-ELIN;U1;2026-03-02;14:00;15:00;Sv;1;0;60;0;0"));
        var report = Assert.Single(await installation.ImportAsync(Lessons("P-ELIN;U1;2026-03-02;14:10;15:10;Sv;1;60;0;0;0")));
        Assert.Equal((0, 1), (report.New, report.Changed));
    }

    [Fact]
    public async Task Refused_rows_are_handed_back_as_a_file_that_can_be_mended_and_read_in_again()
    {
        await using var installation = await WithSchoolAsync();
        var report = Assert.Single(await installation.ImportAsync(Lessons("P-ELIN;U1;2026-03-02;14:00;13:00;=cmd|'/c calc'!A1;1;0;0;0;0")));
        var path = Path.Combine(installation.Storage.RefusedDirectory, report.RefusedFile!);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains("'=cmd|", text, StringComparison.Ordinal);
        Assert.Contains("Lektionen slutar 13:00", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(";13:00;", ";15:00;", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var mended = Assert.Single(await installation.ImportAsync(path));
        Assert.Equal((1, 0), (mended.New, mended.Refused));
        Assert.Equal(["rad", "skäl"], mended.UnknownColumns);
        Assert.Contains("=cmd|'/c calc'!A1", await installation.WithDatabaseAsync(db => db.Subjects.Select(subject => subject.Name).ToListAsync()));
    }

    [Fact]
    public async Task An_unknown_reason_is_counted_and_never_invalid()
    {
        await using var installation = await WithSchoolAsync();
        var path = Write("lessons.csv", "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other;reason\nP-ELIN;U1;2026-03-02;14:00;15:00;Sv;1;60;0;0;0;Hund åt väckarklockan\n");
        var report = Assert.Single(await installation.ImportAsync(path));
        Assert.Equal(1, report.UnmappedReasons["Hund åt väckarklockan"]);
        Assert.Equal(1, await installation.WithDatabaseAsync(db => db.UnmappedReasons.CountAsync()));
        var month = await installation.WithDatabaseAsync(db => db.AttendanceMonths.OrderByDescending(of => of.Month).FirstAsync(of => of.Month == 202603 && of.Valid > 0));
        Assert.Equal(0, month.Invalid);
    }

    [Theory]
    [InlineData("", FileRefusalReason.Empty)]
    [InlineData("   \r\n ", FileRefusalReason.Empty)]
    [InlineData("pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n", FileRefusalReason.OnlyHeadings)]
    [InlineData("pupil;unit;date;start;end;subject;reported;valid;invalid;leave\nP;U;2026-01-01;1;1;1;1;1;1;1\n", FileRefusalReason.ColumnMissing)]
    [InlineData("a;b;c\n1;2;3\n", FileRefusalReason.UnknownHeadings)]
    [InlineData("\"pupil;unit;date;start;end\"\n\"P;U;2026-01-01;08:00;09:00\"\n", FileRefusalReason.RowsWrappedInQuotes)]
    [InlineData("pupil;unit;given_name;family_name;marking\nP1;U1;├Ñsa;├ûberg;none\n", FileRefusalReason.BrokenLetters)]
    public async Task A_file_that_fits_nothing_is_refused_whole_and_nothing_changes(string content, FileRefusalReason reason)
    {
        await using var installation = await WithSchoolAsync();
        var report = Assert.Single(await installation.ImportAsync(Write("fil.csv", content)));
        Assert.Equal(reason, report.WholeRefusal?.Reason);
        Assert.Equal(4, await installation.WithDatabaseAsync(db => db.ImportedFiles.CountAsync()));
    }

    [Fact]
    public async Task An_image_named_csv_a_spoiled_export_and_a_line_without_end_are_refused_and_cost_no_memory()
    {
        await using var installation = await WithSchoolAsync();
        var image = Path.Combine(folder, "bild.csv");
        await File.WriteAllBytesAsync(image, [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 1, 2, 0], TestContext.Current.CancellationToken);
        var endless = Path.Combine(folder, "rad.csv");
        await using (var stream = File.Create(endless))
        {
            stream.SetLength(64L << 20);
            stream.Position = 0;
            var block = Encoding.ASCII.GetBytes(new string('a', 1 << 20));
            for (var i = 0; i < 64; i++)
            {
                await stream.WriteAsync(block, TestContext.Current.CancellationToken);
            }
        }

        var reports = await installation.ImportAsync(image, endless, Path.Combine(AppContext.BaseDirectory, "Intake", "Samples", "student-mat.csv"));
        Assert.Equal(
            [FileRefusalReason.NotText, FileRefusalReason.LineTooLong, FileRefusalReason.UnknownHeadings],
            reports.Select(report => report.WholeRefusal!.Reason));
    }

    [Theory]
    [InlineData("utf-8", ';', "\n")]
    [InlineData("windows-1252", ',', "\r\n")]
    [InlineData("utf-8", '\t', "\r\n")]
    public async Task Code_page_separator_and_swedish_headings_in_any_order_are_told_from_the_content(string encoding, char separator, string lineEnd)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await using var installation = await WithSchoolAsync();
        var text = string.Join(lineEnd,
            string.Join(separator, "Efternamn", "Förnamn", "Elev", "Skolenhet", "Markering", "Klass"),
            string.Join(separator, "Öberg", "Åsa", "P-ÅSA", "U1", "ingen", "7 B"));
        var path = Path.Combine(folder, "elever.csv");
        await File.WriteAllBytesAsync(path, Encoding.GetEncoding(encoding).GetBytes(text), TestContext.Current.CancellationToken);
        var report = Assert.Single(await installation.ImportAsync(path));
        Assert.Equal((FileKind.Pupils, 1), (report.Kind, report.New));
        Assert.Equal("Åsa Öberg", await installation.WithDatabaseAsync(async db => (await db.Pupils.SingleAsync(pupil => pupil.Key == "P-ÅSA")).FullName));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Undo_takes_back_all_but_what_has_changed_since(DatabaseKind kind)
    {
        await using var installation = await TestInstallation.CreateAsync(kind, Now);
        await installation.ImportAsync(School());
        var before = await installation.EvaluateAsync(new(2026, 3, 27), all: true);
        var correction = Assert.Single(await installation.ImportAsync(Lessons(
            "P-ISAK;U1;2026-03-02;08:10;09:10;Matematik;1;0;60;0;0",
            "P-ISAK;U1;2026-03-03;08:10;09:10;Matematik;1;0;60;0;0")));
        var later = Assert.Single(await installation.ImportAsync(Lessons("P-ISAK;U1;2026-03-03;09:20;10:20;Svenska;1;0;60;0;0")));
        Assert.Equal((2, 1), (correction.Changed, later.Changed));

        var undone = await installation.UndoAsync(correction.ReceiptId!.Value);
        Assert.Equal((1, 1), (undone.RestoredDays, undone.Kept));
        Assert.Equal(new DateOnly(2026, 3, 3), Assert.Single(undone.KeptDays).Date);
        await installation.UndoAsync(later.ReceiptId!.Value);
        Assert.NotEqual(before, await installation.EvaluateAsync(new(2026, 3, 27), all: true));
        await installation.ImportAsync(Lessons("P-ISAK;U1;2026-03-03;08:10;09:10;Matematik;1;0;0;0;0"));
        Assert.Equal(before, await installation.EvaluateAsync(new(2026, 3, 27), all: true));
    }

    [Fact]
    public async Task Undo_of_the_first_files_leaves_an_empty_register_when_taken_back_in_turn()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        var reports = await installation.ImportAsync(School());
        foreach (var report in reports.Reverse())
        {
            Assert.Equal(0, (await installation.UndoAsync(report.ReceiptId!.Value)).Kept);
        }

        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.Pupils.CountAsync()));
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync()));
        Assert.Equal("[]", await PupilsAsync(installation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Undo_of_the_schools_alone_keeps_them_while_pupils_and_staff_are_there(DatabaseKind kind)
    {
        await using var installation = await TestInstallation.CreateAsync(kind, Now);
        var reports = await installation.ImportAsync(School());
        var enrolments = await installation.WithDatabaseAsync(db => db.Enrolments.CountAsync());
        var undone = await installation.UndoAsync(reports.Single(report => report.Kind == FileKind.Units).ReceiptId!.Value);
        Assert.Equal(2, await installation.WithDatabaseAsync(db => db.Units.CountAsync()));
        Assert.True(undone.Kept >= 2);
        Assert.Equal(enrolments, await installation.WithDatabaseAsync(db => db.Enrolments.CountAsync()));
    }

    [Fact]
    public async Task Shuffling_splitting_and_repeating_files_never_changes_the_answer()
    {
        var lines = new SmallSchool().Lessons().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await using var whole = await WithSchoolAsync();
        var answer = await whole.EvaluateAsync(new(2026, 3, 27), all: true);
        for (var seed = 1; seed <= 5; seed++)
        {
            var random = new Random(seed);
            await using var other = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
            await other.ImportAsync([.. School().Where(path => !path.EndsWith("lessons.csv", StringComparison.Ordinal))]);
            var shuffled = lines[1..].OrderBy(_ => random.Next()).ToList();
            var parts = shuffled.Chunk((shuffled.Count / (1 + random.Next(4))) + 1).ToList();
            parts.Add([.. shuffled.Take(200)]);
            foreach (var (part, at) in parts.Select((part, at) => (part, at)))
            {
                await other.ImportAsync(Write($"del-{seed}-{at}.csv", lines[0] + "\n" + string.Join('\n', part)));
            }

            Assert.Equal(answer, await other.EvaluateAsync(new(2026, 3, 27), all: true));
        }
    }

    [Fact]
    public async Task Two_imports_at_once_wait_for_each_other_and_both_are_whole()
    {
        await using var installation = await WithSchoolAsync();
        var one = Lessons([.. Enumerable.Range(0, 200).Select(i => $"P-ELIN;U1;{new DateOnly(2025, 9, 1).AddDays(i):yyyy-MM-dd};14:00;15:00;Sv;1;0;0;0;0")]);
        var other = Lessons([.. Enumerable.Range(0, 200).Select(i => $"P-ISAK;U1;{new DateOnly(2025, 9, 1).AddDays(i):yyyy-MM-dd};14:00;15:00;Sv;1;0;0;0;0")]);
        var both = await Task.WhenAll(installation.ImportAsync(one), installation.ImportAsync(other));
        Assert.All(both, reports => Assert.Equal(200, Assert.Single(reports).New));
    }

    private async Task<TestInstallation> WithSchoolAsync()
    {
        var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await installation.ImportAsync(School());
        return installation;
    }

    private string[] School() => [.. new SmallSchool().Files().Select(file => Write(file.Key, file.Value))];

    private string Lessons(params string[] rows) =>
        Write($"l-{Guid.NewGuid():n}.csv", "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n" + string.Join('\n', rows) + "\n");

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static async Task<string> PupilsAsync(TestInstallation installation) =>
        System.Text.Json.JsonDocument.Parse(await installation.EvaluateAsync(new(2026, 3, 27), all: true)).RootElement.GetProperty("pupils").GetRawText();
}
