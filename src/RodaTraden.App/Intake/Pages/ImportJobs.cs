using System.Collections.Concurrent;
using System.Threading.Channels;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Intake.Pages;

/// <summary>Where a job stands.</summary>
internal enum JobState
{
    WaitingToPreview,
    Previewing,
    Previewed,
    WaitingToImport,
    Importing,
    Done,
    Failed,
}

/// <summary>Some uploaded files on their way in: first shown, then read in.</summary>
internal sealed class ImportJob(Guid id, string folder, ImportOrder order)
{
    public Guid Id { get; } = id;

    public string Folder { get; } = folder;

    public ImportOrder Order { get; } = order;

    public JobState State { get; set; }

    public RunProgress Progress { get; set; }

    public IReadOnlyList<FileReport> Reports { get; set; } = [];

    public DateTime StateSince { get; set; }

    public bool IsRunning => State is JobState.WaitingToPreview or JobState.Previewing or JobState.WaitingToImport or JobState.Importing;

    public IReadOnlyList<string> Files => Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal)] : [];
}

/// <summary>
/// Runs previews and imports one after the other beside the pages. Jobs live as long as the process: if it stops, each file is wholly in or wholly out,
/// and the receipts say which.
/// </summary>
internal sealed class ImportJobs(IServiceScopeFactory scopes, StorageOptions storage, TimeProvider time, ILogger<ImportJobs> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<Guid, ImportJob> jobs = new();
    private readonly Channel<ImportJob> queue = Channel.CreateUnbounded<ImportJob>();

    public ImportJob? Find(Guid id) => jobs.GetValueOrDefault(id);

    /// <summary>A place for files to be uploaded to.</summary>
    public ImportJob Prepare(ImportOrder order)
    {
        var id = Guid.CreateVersion7();
        var job = new ImportJob(id, Path.Combine(storage.UploadsDirectory, id.ToString("n")), order);
        Directory.CreateDirectory(job.Folder);
        return job;
    }

    public void Preview(ImportJob job)
    {
        jobs[job.Id] = job;
        Set(job, JobState.WaitingToPreview);
        queue.Writer.TryWrite(job);
    }

    public void Import(ImportJob job)
    {
        Set(job, JobState.WaitingToImport);
        queue.Writer.TryWrite(job);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in queue.Reader.ReadAllAsync(stoppingToken))
        {
            await RunAsync(job, stoppingToken);
        }
    }

    private async Task RunAsync(ImportJob job, CancellationToken cancellation)
    {
        var preview = job.State == JobState.WaitingToPreview;
        Set(job, preview ? JobState.Previewing : JobState.Importing);
        try
        {
            using var scope = scopes.CreateScope();
            var run = scope.ServiceProvider.GetRequiredService<ImportRun>();
            job.Reports = await run.RunAsync(job.Files, preview, job.Order, new JobProgress(job), cancellation);
            Set(job, preview ? JobState.Previewed : JobState.Done);
            if (!preview)
            {
                Directory.Delete(job.Folder, recursive: true);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The message may hold a value from a row: only its type is logged.
            logger.LogError("Reading in files failed: {Fault} at {Where}", fault.GetType().Name, fault.TargetSite?.Name);
            Set(job, JobState.Failed);
        }
    }

    private void Set(ImportJob job, JobState state)
    {
        job.State = state;
        job.StateSince = time.GetUtcNow().UtcDateTime;
    }

    private sealed class JobProgress(ImportJob job) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => job.Progress = value;
    }
}
