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
        var anew = await scope.ServiceProvider.GetRequiredService<Evaluations>().OfUncommittedAsync(Today, default);
        Assert.Equal(await StandingsAsync(anew), await StandingsAsync(await FromFile(scope).OfAsync(Today, default)));
    }

    [Fact]
    public async Task What_somebody_corrects_while_a_command_evaluates_is_in_what_the_command_comes_to_next()
    {
        await using var app = await WithAFileAsync();
        using var scope = app.Services.CreateScope();
        var begun = await FromFile(scope).OfAsync(Today, default);
        var before = await StandingsAsync(begun);
        var mentor = await app.SignInAsync("mentor");
        await mentor.SubmitAsync(await mentor.GetAsync("/registrera/2026-03-20/490/1?klass=7B"), new() { ["s-" + await app.PupilAsync("P-ISAK")] = "invalid" }, "Spara");
        var now = await StandingsAsync(await FromFile(scope).UpToDateAsync(begun, default));
        Assert.NotEqual(before, now);
        Assert.Equal(await StandingsAsync(await FromFile(scope).OfUncommittedAsync(Today, default)), now);
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

    private static async Task<string> StandingsAsync(UnitEvaluation evaluation)
    {
        var standings = new List<string>();
        foreach (var unit in evaluation.UnitsOf(null))
        {
            standings.AddRange((await evaluation.EvaluateAsync(unit, null, default)).Select(of => $"{of.Pupil.Key} {of.Standing.HeldStep} {of.Standing.Last20.Absent}"));
        }

        Assert.Equal(5, standings.Count);
        return string.Join(' ', standings.Order());
    }

    /// <summary>Evaluations as a command makes them.</summary>
    private Evaluations FromFile(IServiceScope scope) => new(
        scope.ServiceProvider.GetRequiredService<AppDbContext>(),
        scope.ServiceProvider.GetRequiredService<AttendanceStore>(),
        scope.ServiceProvider.GetRequiredService<PupilChanges>(),
        files,
        scope.ServiceProvider.GetRequiredService<TimeProvider>());

    private async Task<YearFile?> FindAsync(RodaTradenApp app)
    {
        using var scope = app.Services.CreateScope();
        return await files.FindAsync(scope.ServiceProvider.GetRequiredService<PupilChanges>(), SchoolYear.Of(Today), default);
    }

    private async Task<RodaTradenApp> WithAFileAsync()
    {
        var app = await RodaTradenApp.WithASchoolAsync();
        using var scope = app.Services.CreateScope();
        await files.KeepAsync(scope.ServiceProvider.GetRequiredService<PupilChanges>(), await scope.ServiceProvider.GetRequiredService<Evaluations>().OfAsync(Today, default), default);
        return app;
    }
}
