namespace RodaTraden.App.Storage.Verifying;

internal enum VerifyStage
{
    Database,
    Audit,
    Derived,
}

/// <summary>How far a check has come, in rows.</summary>
internal sealed record VerifyProgress(VerifyStage Stage, long Done, long Of);

/// <summary>Counts rows, and tells of every thousandth.</summary>
internal sealed class VerifiedRows(IProgress<VerifyProgress> told, VerifyStage stage, long of)
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
