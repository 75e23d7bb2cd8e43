using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Intake;

public sealed class WorkbookTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 3, 27, 10, 0, 0);
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-xlsx-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_workbook_is_read_like_the_same_rows_as_text()
    {
        await using var installation = await WithSchoolAsync();
        var path = Make(
            ["Elev", "Skolenhet", "Datum", "Start", "Slut", "Ämne", "Rapporterad", "Giltig", "Ogiltig", "Ledighet", "Annan närvaro"],
            ["P-ELIN", "U1", new DateOnly(2026, 3, 2), new TimeOnly(14, 0), new TimeOnly(15, 0), "Musik", 1, 60, 0, 0, 0],
            ["P-ELIN", "U1", "2026-03-03", "14:00", "15:00", "Musik", "1", "0", "20", "0", "0"],
            ["P-INGEN", "U1", new DateOnly(2026, 3, 4), new TimeOnly(14, 0), new TimeOnly(15, 0), "Musik", 1, 0, 0, 0, 0]);
        var report = Assert.Single(await installation.ImportAsync(path));
        Assert.Equal((FileKind.Lessons, 3, 2, 1), (report.Kind, report.Rows, report.New, report.Refused));
        Assert.Equal((4, RowRefusalReason.UnknownPupil), (report.Refusals.Values.Single().Line, report.Refusals.Values.Single().Reason));
        Assert.Equal(0, Assert.Single(await installation.ImportAsync(path)).New);
    }

    [Fact]
    public async Task Numbers_that_a_spreadsheet_has_eaten_are_still_themselves()
    {
        await using var installation = await WithSchoolAsync();
        var path = Make(
            ["pupil", "unit", "given_name", "family_name", "marking", "civic_number", "birth_date"],
            ["P-TAL", "U1", "Tal", "Talsson", "none", 201_301_012_389d, new DateOnly(2013, 1, 1)]);
        Assert.Equal(1, Assert.Single(await installation.ImportAsync(path)).New);
        var pupil = await installation.WithDatabaseAsync(db => db.Pupils.SingleAsync(one => one.Key == "P-TAL"));
        Assert.Equal(("201301012389", new DateOnly(2013, 1, 1)), (pupil.CivicNumber, pupil.BirthDate));
    }

    [Fact]
    public async Task A_formula_is_never_asked_and_its_text_is_harmless_in_every_file_we_write()
    {
        await using var installation = await WithSchoolAsync();
        var path = Make(
            ["pupil", "unit", "given_name", "family_name", "marking"],
            [new WorkbookMaker.Formula("cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"), "U9", "Elak", "Cell", "none"]);
        var report = Assert.Single(await installation.ImportAsync(path));
        Assert.Equal(1, report.Refused);
        Assert.Contains("'=cmd|'/c calc'!A1;U9", await File.ReadAllTextAsync(Path.Combine(installation.Storage.RefusedDirectory, report.RefusedFile!), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_grows_beyond_measure_is_refused_before_it_is_read()
    {
        await using var installation = await WithSchoolAsync();
        var bomb = Path.Combine(folder, "bomb.xlsx");
        WorkbookMaker.WriteBomb(bomb, 300L << 20);
        Assert.True(new FileInfo(bomb).Length < 2 << 20);
        Assert.Equal(FileRefusalReason.UnpacksTooLarge, Assert.Single(await installation.ImportAsync(bomb)).WholeRefusal?.Reason);
    }

    [Fact]
    public async Task A_row_that_says_it_lies_beyond_any_sheet_is_refused()
    {
        await using var installation = await WithSchoolAsync();
        var far = Make(["unit", "name"], ["U9", "Långt bort"]);
        WorkbookMaker.Renumber(far, "<row r=\"2\">", "<row r=\"2000000000\">");
        Assert.Equal(FileRefusalReason.BrokenWorkbook, Assert.Single(await installation.ImportAsync(far)).WholeRefusal?.Reason);
    }

    [Fact]
    public async Task An_archive_that_is_no_workbook_and_a_damaged_workbook_are_refused()
    {
        await using var installation = await WithSchoolAsync();
        var zip = Path.Combine(folder, "a.csv");
        using (var archive = new ZipArchive(File.Create(zip), ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(archive.CreateEntry("lessons.csv").Open());
            await writer.WriteAsync("pupil;unit");
        }

        var damaged = Make(["pupil", "unit"], ["P", "U"]);
        var bytes = await File.ReadAllBytesAsync(damaged, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(damaged, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);
        var reports = await installation.ImportAsync(zip, damaged);
        Assert.Equal([FileRefusalReason.NotText, FileRefusalReason.BrokenWorkbook], reports.Select(report => report.WholeRefusal!.Reason));
    }

    private async Task<TestInstallation> WithSchoolAsync()
    {
        var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        foreach (var (name, content) in new SmallSchool().Files().Where(file => file.Key != "lessons.csv"))
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, content);
            await installation.ImportAsync(path);
        }

        return installation;
    }

    private string Make(params object?[][] rows)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("n") + ".xlsx");
        WorkbookMaker.Write(path, rows);
        return path;
    }
}
