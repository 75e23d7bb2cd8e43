using RodaTraden.App.Intake;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Intake;

public sealed class BrokenLessonFileTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_rows_of_a_file_that_breaks_in_the_middle_are_never_read_in_with_the_next(bool preview)
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, new(2026, 3, 27, 10, 0, 0));
        var folder = Directory.CreateTempSubdirectory("rodatraden-broken-").FullName;
        try
        {
            var school = new SmallSchool().Files();
            foreach (var (name, content) in school)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name), content);
            }

            await installation.ImportAsync([.. new[] { "units.csv", "staff.csv", "pupils.csv" }.Select(name => Path.Combine(folder, name))]);
            var (broken, whole) = (Path.Combine(folder, "broken.csv"), Path.Combine(folder, "whole.csv"));
            var lines = school["lessons.csv"].Split('\n');
            await File.WriteAllTextAsync(broken, string.Join('\n', lines[..50]) + "\n" + new string('x', 2 << 20));
            await File.WriteAllTextAsync(whole, lines[0] + "\n" + string.Join('\n', lines[60..70]) + "\n");
            var reports = preview ? await installation.PreviewAsync(broken, whole) : await installation.ImportAsync(broken, whole);
            Assert.Equal(FileRefusalReason.LineTooLong, reports[0].WholeRefusal!.Reason);
            Assert.Equal((10, 10), (reports[1].Rows, reports[1].New));
            Assert.Equal(preview ? [null, null] : [null, (int?)1], reports.Select(report => report.ReceiptId is null ? null : (int?)1));
            Assert.Empty(Directory.GetFiles(installation.Storage.SpoolDirectory));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
