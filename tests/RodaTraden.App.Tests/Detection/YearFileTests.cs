using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Detection.Evaluating.OnDisk;
using RodaTraden.App.Storage;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Tests.Detection;

/// <summary>The year that is kept beside the database is believed only when it is whole and of this database. What it tells is tried in <see cref="YearInMemoryTests"/>.</summary>
public sealed class YearFileTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 3, 27);
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-years-").FullName;
    private readonly YearFiles files;

    public YearFileTests() => files = new(new() { DataDirectory = folder });

    private string Kept => Path.Combine(folder, "years", "2025.held");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_holds_everybody_but_the_protected_and_how_far_they_were_replayed()
    {
        await using var app = await WithAFileAsync();
        using var file = YearFile.TryOpen(Kept)!;
        var unit = await app.WithDatabaseAsync(db => db.Units.Where(one => one.Key == "U1").Select(one => one.Id).SingleAsync());
        var pupils = file.Read(unit, StandardLadder.Version1);
        var wanted = await app.WithDatabaseAsync(db => db.Pupils.Where(one => one.Key != "P-VERA" && one.Key != "P-LO").Select(one => one.Id).ToListAsync());
        Assert.Equal(wanted.Order(), pupils.Keys.Order());
        Assert.All(pupils.Values, pupil => Assert.NotNull(pupil.Until));
        Assert.All(file.Read(unit, StandardLadder.Version1 with { LeaveAfter = 99 }).Values, pupil => Assert.Null(pupil.Until));
    }

    [Fact]
    public async Task A_file_that_ends_too_early_is_as_none()
    {
        await using var app = await WithAFileAsync();
        var whole = await File.ReadAllBytesAsync(Kept);
        foreach (var length in new[] { 0, 1, 4, 100, whole.Length / 2, whole.Length - 1 })
        {
            await File.WriteAllBytesAsync(Kept, whole[..length]);
            Assert.Null(await FindAsync(app));
        }

        File.Delete(Kept);
        Assert.Null(await FindAsync(app));
    }

    [Fact]
    public async Task What_was_damaged_on_the_disk_is_read_from_the_database()
    {
        await using var app = await WithAFileAsync();
        var bytes = await File.ReadAllBytesAsync(Kept);
        bytes[200] ^= 1;
        await File.WriteAllBytesAsync(Kept, bytes);
        using var scope = app.Services.CreateScope();
        var (db, services) = (scope.ServiceProvider.GetRequiredService<AppDbContext>(), scope.ServiceProvider);
        var damaged = new Evaluations(db, services.GetRequiredService<AttendanceStore>(), services.GetRequiredService<PupilChanges>(), files, services.GetRequiredService<TimeProvider>());
        Assert.Equal(await StepsAsync(services.GetRequiredService<Evaluations>()), await StepsAsync(damaged));

        static async Task<string> StepsAsync(Evaluations evaluations)
        {
            var evaluation = await evaluations.OfAsync(Today, default);
            var steps = new List<string>();
            foreach (var unit in evaluation.UnitsOf(null))
            {
                steps.AddRange((await evaluation.EvaluateAsync(unit, null, default)).Select(of => $"{of.Pupil.Key} {of.Standing.HeldStep}"));
            }

            Assert.Equal(5, steps.Count);
            return string.Join(' ', steps.Order());
        }
    }

    [Fact]
    public async Task A_file_of_another_database_with_the_same_numbers_is_as_none()
    {
        await using var app = await WithAFileAsync();
        await app.WithDatabaseAsync(db => db.PupilChanges.ExecuteUpdateAsync(set => set.SetProperty(change => change.At, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc))));
        Assert.Null(await FindAsync(app));
    }

    [Fact]
    public async Task A_file_of_another_build_of_the_program_is_as_none()
    {
        await using var app = await WithAFileAsync();
        var bytes = await File.ReadAllBytesAsync(Kept);
        bytes.AsSpan(bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(YearFile.Program))).Slice(0, 1).Fill((byte)'g');
        await File.WriteAllBytesAsync(Kept, bytes);
        Assert.Null(await FindAsync(app));
    }

    [Fact]
    public async Task The_program_keeps_one_when_it_has_started()
    {
        var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using (var before = await RodaTradenApp.OnAsync(database.Options))
        {
            await before.ImportAsync(new SmallSchool().Files());
        }

        await using var app = await RodaTradenApp.OnAsync(database.Options, database);
        var path = Path.Combine(database.Options.YearsDirectory, "2025.held");
        for (var tries = 0; tries < 200 && !File.Exists(path); tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        using var file = YearFile.TryOpen(path);
        Assert.Equal(await app.WithDatabaseAsync(db => db.PupilChanges.MaxAsync(change => change.Id)), file!.Of.Through);
    }

    private async Task<YearFile?> FindAsync(RodaTradenApp app) => await app.WithDatabaseAsync(db => files.FindAsync(db, SchoolYear.Of(Today), default));

    private async Task<RodaTradenApp> WithAFileAsync()
    {
        var app = await RodaTradenApp.WithASchoolAsync();
        using var scope = app.Services.CreateScope();
        await files.KeepAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), await scope.ServiceProvider.GetRequiredService<Evaluations>().OfAsync(Today, default), default);
        return app;
    }
}
