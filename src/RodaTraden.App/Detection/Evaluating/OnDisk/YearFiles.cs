using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Detection.Evaluating.OnDisk;

/// <summary>
/// The school year in memory, kept beside the database each night: whoever starts reads a file and what has changed since, instead of unpacking every month of
/// everybody. Nothing is lost with it. It holds pupils' numbers and attendance, no names, and nobody with protected data.
/// </summary>
internal sealed class YearFiles(StorageOptions storage)
{
    /// <summary>The file of a school year, if what it holds was once true of this database; null when it must be read anew.</summary>
    public async Task<YearFile?> FindAsync(PupilChanges changes, SchoolYear year, CancellationToken cancellation)
    {
        if (YearFile.TryOpen(PathOf(year)) is not { } file)
        {
            return null;
        }

        if (file.Of.FirstDay == year.First && await changes.AtAsync(file.Of.Through, cancellation) == file.Of.ThroughAt)
        {
            return file;
        }

        file.Dispose();
        return null;
    }

    /// <summary>Keeps all units of an evaluation's year.</summary>
    public async Task KeepAsync(PupilChanges changes, UnitEvaluation evaluation, CancellationToken cancellation)
    {
        if (await changes.AtAsync(evaluation.Year.Through, cancellation) is not { } at)
        {
            // Nothing has ever changed, or so much since that the change is no longer known.
            return;
        }

        var year = SchoolYear.Of(evaluation.AsOf);
        using var writer = new YearFileWriter(PathOf(year));
        foreach (var unit in evaluation.UnitsOf(null))
        {
            writer.Add(unit, await evaluation.YearsOfAsync(unit, cancellation), evaluation.LadderOf(unit));
        }

        writer.Finish(year, evaluation.Year.Through, at);
    }

    /// <summary>Removes the files, also those of years gone by.</summary>
    public void Forget()
    {
        if (Directory.Exists(storage.YearsDirectory))
        {
            Directory.Delete(storage.YearsDirectory, recursive: true);
        }
    }

    private string PathOf(SchoolYear year) => Path.Combine(storage.YearsDirectory, $"{year.First.Year}.held");
}
