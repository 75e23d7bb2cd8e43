namespace RodaTraden.App.Storage;

/// <summary>What is being done to rows by the hundred thousand.</summary>
internal enum StorageStage
{
    Copying,
    Checking,
    ReadingDatabase,
    ReadingLogs,
    ReckoningAnew,
}

/// <summary>How far a backup, a restore or a check has come, in rows.</summary>
internal sealed record StorageProgress(StorageStage Stage, long Done, long Of);

/// <summary>Counts rows, and tells of every thousandth.</summary>
internal sealed class RowProgress(IProgress<StorageProgress> told, StorageStage stage, long of)
{
    public long Done { get; private set; }

    public void Next()
    {
        if (++Done % 1000 == 0 || Done == of)
        {
            told.Report(new(stage, Done, of));
        }
    }
}
