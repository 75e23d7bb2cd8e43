namespace RodaTraden.App.Intake.Running;

/// <summary>
/// Prepares the files that are next in turn while one is written: parsing keeps one processor busy, and the database another.
/// </summary>
internal sealed class ReadAhead : IAsyncDisposable
{
    /// <summary>As many at once as keep two processors busy.</summary>
    private const int AtOnce = 2;

    /// <summary>Prepared files hold their rows in memory: small ones wait in a row as long as together they are no larger than a large one.</summary>
    private const long Bytes = 60_000_000;

    private readonly IFileReader reader;
    private readonly Queue<FileReport> waiting;
    private readonly Queue<(FileReport File, Task Prepared)> begun = new();
    private readonly IProgress<RunProgress> progress;
    private readonly CancellationTokenSource leaving;
    private readonly SemaphoreSlim room = new(AtOnce);
    private volatile FileReport? awaited;

    /// <summary>Takes files of one kind, in the order in which they will be asked for.</summary>
    public ReadAhead(IFileReader reader, IEnumerable<FileReport> files, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        (this.reader, this.progress) = (reader, progress);
        waiting = new(files);
        leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>Waits until a file is prepared, and begins with those after it.</summary>
    /// <exception cref="FileRefusedException">The file cannot be read.</exception>
    public async Task ReadyAsync(FileReport file)
    {
        BeginMore();
        var (next, prepared) = begun.Dequeue();
        if (next != file)
        {
            throw new InvalidOperationException("Files are asked for in the order in which they were given.");
        }

        awaited = file;
        await prepared;
        awaited = null;
        BeginMore();
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        foreach (var (_, prepared) in begun)
        {
            // Nobody asked for it: whether it could be read no longer matters, only that it is at rest.
            await prepared.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        leaving.Dispose();
        room.Dispose();
    }

    private void BeginMore()
    {
        while (waiting.TryPeek(out var file) && (begun.Count < AtOnce || begun.Sum(of => Length(of.File)) + Length(file) <= Bytes))
        {
            waiting.Dequeue();
            begun.Enqueue((file, PrepareAsync(file)));
        }
    }

    private async Task PrepareAsync(FileReport file)
    {
        await room.WaitAsync(leaving.Token);
        try
        {
            // A thread of its own: those of the pool are for whoever writes, and for pages.
            await Task.Factory.StartNew(() => reader.Prepare(file, new WhenAwaited(this, file), leaving.Token), leaving.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            room.Release();
        }
    }

    private static long Length(FileReport file) => new FileInfo(file.Path).Length;

    /// <summary>Tells of a file's progress only while the run waits for it; else it tells of the file that it writes.</summary>
    private sealed class WhenAwaited(ReadAhead ahead, FileReport file) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            if (ahead.awaited == file)
            {
                ahead.progress.Report(value);
            }
        }
    }
}
