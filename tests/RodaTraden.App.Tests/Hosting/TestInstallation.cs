using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access.SigningIn;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Commands;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Undoing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.App.Storage.Backups;

namespace RodaTraden.App.Tests.Hosting;

/// <summary>An installation without pages, as a command has it: files in, answers out.</summary>
internal sealed class TestInstallation : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private TestInstallation(TestDatabase database, ServiceProvider services)
    {
        this.database = database;
        this.services = services;
    }

    public StorageOptions Storage => database.Options;

    /// <param name="isPrepared">False for one where nothing has been started yet: no folders, no tables.</param>
    public static async Task<TestInstallation> CreateAsync(DatabaseKind kind, DateTime now, bool isPrepared = true)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(new SetClock(now));
        collection.AddInstallation(database.Options);
        collection.AddAccess(database.Options);
        collection.AddScoped<ImportUndo>();
        var services = collection.BuildServiceProvider();
        if (isPrepared)
        {
            await services.PrepareStorageAsync();
        }

        return new(database, services);
    }

    /// <summary>As at the next start of the program.</summary>
    public Task PrepareAgainAsync() => services.PrepareStorageAsync();

    public Task<IReadOnlyList<FileReport>> ImportAsync(params string[] files) => RunAsync(preview: false, files);

    public Task<IReadOnlyList<FileReport>> PreviewAsync(params string[] files) => RunAsync(preview: true, files);

    public async Task<UndoResult> UndoAsync(int fileId)
    {
        using var scope = services.CreateScope();
        var (result, _) = await scope.ServiceProvider.GetRequiredService<ImportUndo>().UndoAsync(fileId, new(), new Quiet(), default);
        return result!;
    }

    /// <summary>The answer of <c>evaluate --json</c>.</summary>
    public async Task<string> EvaluateAsync(DateOnly asOf, bool all = false)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var evaluation = await scope.ServiceProvider.GetRequiredService<Evaluations>().OfAsync(asOf, default);
        var pupils = new List<EvaluatedPupil>();
        foreach (var unit in evaluation.UnitsOf(null))
        {
            pupils.AddRange(await evaluation.EvaluateAsync(unit, null, default));
        }

        var ladder = (await LaddersInForce.LoadAsync(db, default)).For(null, null, asOf);
        return System.Text.Encoding.UTF8.GetString(new EvaluateAnswer(asOf, ladder, evaluation.ProtectedPupils, pupils, all).ToJson());
    }

    /// <summary>Evaluates everybody and keeps their standings, as the program does each night.</summary>
    public async Task EvaluateEverybodyAsync(DateOnly asOf, IProgress<RunProgress> progress)
    {
        using var scope = services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<Evaluator>().EvaluateAsync(asOf, null, progress, default);
    }

    public async Task<BackupOutcome> BackUpAsync(string file)
    {
        using var scope = services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<BackupMaker>().MakeAsync(file, new Quiet(), default);
    }

    public async Task<BackupOutcome> RestoreAsync(string file)
    {
        using var scope = services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<BackupRestorer>().RestoreAsync(file, new Quiet(), default);
    }

    public async Task<T> WithDatabaseAsync<T>(Func<AppDbContext, Task<T>> ask)
    {
        using var scope = services.CreateScope();
        return await ask(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task<IReadOnlyList<FileReport>> RunAsync(bool preview, string[] files)
    {
        using var scope = services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<ImportRun>().RunAsync(files, preview, new(), new Quiet(), default);
    }

    public sealed class Quiet : IProgress<RunProgress>, IProgress<StorageProgress>
    {
        public void Report(StorageProgress value)
        {
        }

        public void Report(RunProgress value)
        {
        }
    }
}
