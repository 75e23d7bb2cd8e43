using RodaTraden.App.Intake.Tables;

namespace RodaTraden.App.Intake.Running;

/// <summary>
/// Reads one kind of file into the database, inside the transaction that the run has begun. Everything a reader counts or refuses goes to the report.
/// </summary>
internal interface IFileReader
{
    FileKind Kind { get; }

    /// <summary>Loads what <see cref="Prepare"/> holds rows against. Asked for once, before the first file of the kind.</summary>
    Task LoadAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>
    /// Does what takes long and needs no database: parses and orders a large file. It runs beside the writing of the files before it, so it touches nothing but
    /// its own report.
    /// </summary>
    void Prepare(FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
    }

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
