using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Storage;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Tests.Storage;

public sealed partial class DaySumsTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_view_over_the_days_tells_the_sums_of_every_day(DatabaseKind kind)
    {
        await using var installation = await SchoolAsync(kind);
        var shown = await installation.WithDatabaseAsync(db => AskAsync(db, "SELECT month, pupil_id, date, offered, reported, valid, invalid, leave FROM attendance_days"));
        var stored = await installation.WithDatabaseAsync(db => db.AttendanceMonths.AsNoTracking().ToListAsync());
        var days = stored.SelectMany(month => AttendanceBlocks.Unpack(month.Month, month.Days, month.Lessons)
            .Select(day => (month, figures: DayFigures.Of(day.Date, [.. day.Lessons])))
            .Select(of => string.Create(CultureInfo.InvariantCulture, $"{of.month.Month}|{of.month.PupilId}|{of.figures.Date:yyyy-MM-dd}|{of.figures.Offered}|{of.figures.Reported}|{of.figures.Valid}|{of.figures.Invalid}|{of.figures.Leave}")));
        Assert.Equal(days.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.Contains(shown, row => row.EndsWith("|240|240|240|0|0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_ten_questions_of_the_document_are_answered_alike_by_both_databases()
    {
        await using var embedded = await SchoolAsync(DatabaseKind.Sqlite);
        await using var server = await SchoolAsync(DatabaseKind.Postgres);
        var questions = Questions().Matches(await File.ReadAllTextAsync(Path.Combine(SourceFiles.Root, "docs", "day-sums.md"), TestContext.Current.CancellationToken)).Select(found => found.Groups[1].Value).ToList();
        Assert.Equal(10, questions.Count);
        foreach (var question in questions)
        {
            var answer = await embedded.WithDatabaseAsync(db => AskAsync(db, question));
            Assert.Equal(answer, await server.WithDatabaseAsync(db => AskAsync(db, question)));

            // Only the last asks for what must not be there.
            Assert.Equal(question == questions[^1], answer.Count == 0);
        }
    }

    [Fact]
    public async Task A_school_year_lies_in_a_table_of_its_own_on_the_server()
    {
        await using var server = await SchoolAsync(DatabaseKind.Postgres);
        var before = await server.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync());
        Assert.Equal([$"{before}"], await server.WithDatabaseAsync(db => AskAsync(db, "SELECT count(*) FROM attendance_months_2025")));
        await server.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE attendance_months_2025"));
        Assert.Equal(0, await server.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync()));
    }

    private static async Task<TestInstallation> SchoolAsync(DatabaseKind kind)
    {
        var installation = await TestInstallation.CreateAsync(kind, new(2026, 3, 27));
        var folder = Directory.CreateTempSubdirectory("rodatraden-files-").FullName;
        foreach (var (name, content) in new SmallSchool().Files())
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), content);
        }

        await installation.ImportAsync(Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
        return installation;
    }

    private static async Task<List<string>> AskAsync(AppDbContext db, string question)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
        {
            found.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(at => Shown(rows.GetValue(at)))));
        }

        return found;
    }

    private static string Shown(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Questions();
}
