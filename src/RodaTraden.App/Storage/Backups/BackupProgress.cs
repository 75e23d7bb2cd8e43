namespace RodaTraden.App.Storage.Backups;

internal enum BackupStage
{
    Copying,
    Checking,
}

/// <summary>How far a backup or a restore has come, in rows.</summary>
internal sealed record BackupProgress(BackupStage Stage, long Done, long Of);

/// <summary>Counts rows, and tells of every thousandth.</summary>
internal sealed class RowProgress(IProgress<BackupProgress> told, BackupStage stage, long of)
{
    private long done;

    public void Next()
    {
        if (++done % 1000 == 0 || done == of)
        {
            told.Report(new(stage, done, of));
        }
    }
}
