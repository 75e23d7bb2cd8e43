using System.Collections.Concurrent;
using System.Threading.Channels;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Shared.Time;
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
internal sealed class ImportJob(Guid id, string folder, ImportOrder order, DateTime at)
{
    public Guid Id { get; } = id;

    public string Folder { get; } = folder;

    /// <summary>When the files were sent, UTC.</summary>
    public DateTime At { get; } = at;

    public ImportOrder Order { get; set; } = order;

    public JobState State { get; set; }

    public RunProgress Progress { get; set; }

    public IReadOnlyList<FileReport> Reports { get; set; } = [];

    /// <summary>What the previewed files would do to the ladder.</summary>
    public LadderEffect? Effect { get; set; }

    public bool IsRunning => State is JobState.WaitingToPreview or JobState.Previewing or JobState.WaitingToImport or JobState.Importing;

    public IReadOnlyList<string> Files => Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal)] : [];
}

/// <summary>
/// Runs previews and imports one after the other beside the pages. Jobs live as long as the process: if it stops, each file is wholly in or wholly out,
/// and the receipts say which.
/// </summary>
internal sealed class ImportJobs(IServiceScopeFactory scopes, StorageOptions storage, TimeProvider time, ILogger<ImportJobs> logger) : BackgroundService
{
    /// <summary>How long files wait for somebody to read them in: they are personal data that nobody has asked for yet.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<Guid, ImportJob> jobs = new();
    private readonly Channel<ImportJob> queue = Channel.CreateUnbounded<ImportJob>();

    public ImportJob? Find(Guid id) => jobs.GetValueOrDefault(id);

    /// <summary>What an account has looked through and not read in, latest first.</summary>
    public IReadOnlyList<ImportJob> Open(int? accountId)
    {
        ForgetAbandoned();
        return [.. jobs.Values.Where(job => job.Order.AccountId == accountId && (job.IsRunning || job.State == JobState.Previewed)).OrderByDescending(job => job.At)];
    }

    /// <summary>A place for files to be uploaded to.</summary>
    public ImportJob Prepare(ImportOrder order)
    {
        ForgetAbandoned();
        var id = Guid.CreateVersion7();
        var job = new ImportJob(id, Path.Combine(storage.UploadsDirectory, id.ToString("n")), order, time.UtcNow());
        Directory.CreateDirectory(job.Folder);
        return job;
    }

    public void Preview(ImportJob job)
    {
        jobs[job.Id] = job;
        job.State = JobState.WaitingToPreview;
        queue.Writer.TryWrite(job);
    }

    /// <summary>Reads in what has been shown.</summary>
    /// <param name="job">The files.</param>
    /// <param name="mayLiftProtection">Somebody has confirmed that pupils lose their protection.</param>
    public void Import(ImportJob job, bool mayLiftProtection)
    {
        job.Order = job.Order with { MayLiftProtection = mayLiftProtection };
        job.State = JobState.WaitingToImport;
        queue.Writer.TryWrite(job);
    }

    /// <summary>What earlier processes left is removed before the first page answers: later it might be a file that somebody has just sent.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        ForgetLeft();
        return base.StartAsync(cancellationToken);
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
        job.State = preview ? JobState.Previewing : JobState.Importing;
        try
        {
            using var scope = scopes.CreateScope();
            var run = scope.ServiceProvider.GetRequiredService<ImportRun>();
            job.Reports = await run.RunAsync(job.Files, preview, job.Order, new JobProgress(job), cancellation);
            job.Effect = run.Effect;
            job.State = preview ? JobState.Previewed : JobState.Done;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The message may hold a value from a row: only its type is logged.
            logger.LogError("Reading in files failed: {Fault} at {Where}", fault.GetType().Name, fault.TargetSite?.Name);
            job.State = JobState.Failed;
        }

        if (job.State is JobState.Done or JobState.Failed)
        {
            Forget(job.Folder);
        }
    }

    /// <summary>Jobs do not outlive the process, so neither do the files that were sent for them. Where other nodes may share the folder, only what nobody waits for any longer.</summary>
    private void ForgetLeft()
    {
        if (!storage.IsPostgres)
        {
            Forget(storage.UploadsDirectory);
            return;
        }

        foreach (var folder in Directory.CreateDirectory(storage.UploadsDirectory).EnumerateDirectories().Where(folder => folder.LastWriteTimeUtc < time.UtcNow() - Patience))
        {
            Forget(folder.FullName);
        }
    }

    private void ForgetAbandoned()
    {
        foreach (var job in jobs.Values.Where(job => !job.IsRunning && job.At < time.UtcNow() - Patience && jobs.TryRemove(job.Id, out _)))
        {
            Forget(job.Folder);
        }
    }

    private void Forget(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("Uploaded files could not be removed: {Fault}", fault.GetType().Name);
        }
    }

    private sealed class JobProgress(ImportJob job) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => job.Progress = value;
    }
}
