using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Tests.Storage;

/// <summary>Two real processes on one PostgreSQL, requests now to the one and now to the other, and one of them killed.</summary>
public sealed class TwoNodesTests : IDisposable
{
    private const int Days = 40;
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-nodes-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Two_nodes_behind_one_address_are_one_program_and_go_on_when_one_of_them_dies()
    {
        await using var seeded = await SeededAsync();
        var storage = seeded.Services.GetRequiredService<StorageOptions>();
        var elin = await seeded.PupilAsync("P-ELIN");
        using var one = await Node.ServeAsync(storage);
        using var other = await Node.ServeAsync(storage with { DataDirectory = Path.Combine(folder, "other") });

        // Signed in at the one is signed in at the other; a form that one gave is taken by the other.
        var browser = new TestBrowser(new Proxy(one, other), "sv");
        var landed = await browser.SignInAsync("mentor");
        Assert.NotEqual("/logga-in", landed.Address);
        for (var lesson = 0; lesson < 4; lesson++)
        {
            var list = await browser.GetAsync($"/registrera?dag={Today:yyyy-MM-dd}");
            var page = await browser.GetAsync(list.Document.QuerySelectorAll("main a[href^='/registrera/']")[lesson].GetAttribute("href")!);
            var saved = await browser.SubmitAsync(page, new() { ["s-" + elin] = "invalid" }, "Spara");
            Assert.Contains("Sparat", saved.Text, StringComparison.Ordinal);

            // Both tell what the one has saved, although each holds the year in its own memory.
            var (here, there) = (await browser.GetAsync($"/elever/{elin}"), await browser.GetAsync($"/elever/{elin}"));
            Assert.Equal(here.Text, there.Text);
            var standing = await seeded.WithDatabaseAsync(db => db.Standings.AsNoTracking().SingleAsync(row => row.PupilId == elin));
            Assert.Equal((Today, 60 * (lesson + 1)), (standing.AsOf, standing.Absent20));
        }

        one.Kill();
        var alone = new TestBrowser(new Proxy(other), "sv");
        await alone.SignInAsync("mentor");
        Assert.Equal(200, (int)(await alone.GetAsync("/min-dag")).Status);
    }

    [Fact]
    public async Task Imports_of_two_processes_wait_for_each_other_and_a_killed_one_is_taken_up_by_the_next()
    {
        await using var seeded = await SeededAsync();
        var storage = seeded.Services.GetRequiredService<StorageOptions>();
        var (first, second) = (LessonFile("first", valid: 10), LessonFile("second", valid: 20));

        using (var killed = Node.Command(storage, "import", first))
        {
            await Task.Delay(900);
            killed.Kill();
        }

        var read = await seeded.WithDatabaseAsync(db => db.ImportedFiles.CountAsync());
        var mine = await new ImportLock(storage).WaitAsync(TestContext.Current.CancellationToken);
        using var one = Node.Command(storage, "import", first);
        using var other = Node.Command(storage, "import", second);
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal(read, await seeded.WithDatabaseAsync(db => db.ImportedFiles.CountAsync()));
        await mine.DisposeAsync();
        var ends = new[] { await one.EndAsync(), await other.EndAsync() };
        Assert.All(ends, end => Assert.True(end.Code == 0, end.Said));

        // Each file is wholly in, in whatever order: every lesson tells what one and the same file said last.
        var valid = await seeded.WithDatabaseAsync(db => db.AttendanceMonths.GroupBy(_ => 1).Select(all => new { Valid = all.Sum(month => month.Valid), Days = all.Sum(month => month.SchoolDays) }).SingleAsync());
        Assert.Contains(valid.Valid, new[] { 4 * 10 * valid.Days, 4 * 20 * valid.Days });
        Assert.False(await seeded.WithDatabaseAsync(db => db.PupilChanges.AnyAsync(change => !change.Evaluated)));
    }

    [Fact]
    public async Task A_night_that_was_cut_off_is_finished_by_the_next_node_that_starts()
    {
        await using var seeded = await SeededAsync();
        var storage = seeded.Services.GetRequiredService<StorageOptions>();
        var yesterday = Today.AddDays(-1);
        var elin = await seeded.PupilAsync("P-ELIN");
        await seeded.WithDatabaseAsync(db => db.Standings.Where(standing => standing.PupilId != elin).ExecuteUpdateAsync(set => set.SetProperty(standing => standing.AsOf, yesterday)));
        using var node = await Node.ServeAsync(storage);
        for (var tries = 0; tries < 200 && await LeftAsync() > 0; tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, await LeftAsync());

        Task<int> LeftAsync() => seeded.WithDatabaseAsync(db => db.Standings.CountAsync(standing => standing.AsOf < Today));
    }

    private static DateOnly Today => TimeProvider.System.SwedishToday();

    /// <summary>A school with pupils, lessons of the latest weeks and a mentor, on the day that the processes take it to be.</summary>
    private async Task<RodaTradenApp> SeededAsync()
    {
        var app = await RodaTradenApp.EmptyAsync(DatabaseKind.Postgres);
        app.Clock.Move(TimeProvider.System.GetUtcNow() - app.Clock.GetUtcNow());
        var files = new SmallSchool().Files();
        files["lessons.csv"] = await File.ReadAllTextAsync(LessonFile("seeded", valid: 0));
        await app.ImportAsync(files);
        await app.AddAsync("mentor", Role.Mentor, staffKey: "M7B");
        return app;
    }

    private string LessonFile(string name, int valid)
    {
        var rows = new StringBuilder("pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n");
        for (var day = Today.AddDays(-Days); day <= Today; day = day.AddDays(1))
        {
            foreach (var pupil in new[] { "P-ELIN", "P-ISAK", "P-OMAR", "P-NOOR" })
            {
                foreach (var (start, end, subject) in new[] { ("08:10", "09:10", "Matematik"), ("09:20", "10:20", "Svenska"), ("10:30", "11:30", "Engelska"), ("12:30", "13:30", "Idrott") })
                {
                    rows.Append(CultureInfo.InvariantCulture, $"{pupil};U1;{day:yyyy-MM-dd};{start};{end};{subject};1;{valid};0;0;0\n");
                }
            }
        }

        var file = Path.Combine(folder, name + ".csv");
        File.WriteAllText(file, rows.ToString());
        return file;
    }
}
