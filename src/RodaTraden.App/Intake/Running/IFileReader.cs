using RodaTraden.App.Intake.Tables;

namespace RodaTraden.App.Intake.Running;

/// <summary>
/// Reads one kind of file into the database, inside the transaction that the run has begun. Everything a reader counts or refuses goes to the report.
/// </summary>
internal interface IFileReader
{
    FileKind Kind { get; }

    /// <summary>
    /// Does what takes long and needs no transaction: parses and orders a large file, so that nobody waits for a write meanwhile. Where it has not been
    /// asked for, <see cref="ReadAsync"/> does it.
    /// </summary>
    Task PrepareAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation) => Task.CompletedTask;

    Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation);
}

/// <summary>How far a run has come.</summary>
internal readonly record struct RunProgress(string FileName, RunStage Stage, long Done, long Of);

/// <summary>What a run is doing.</summary>
internal enum RunStage
{
    Reading,
    Comparing,
    Writing,
    Evaluating,
}
