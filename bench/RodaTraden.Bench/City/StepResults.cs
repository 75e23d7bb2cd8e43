using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>One file a step, so that a run that broke goes on where it was.</summary>
internal sealed class StepResults(CitySettings settings)
{
    private string Folder => Path.Combine(settings.Work, "results");

    public void Keep<T>(string step, T result)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(FileOf(step), Json.Write(result));
    }

    /// <summary>What a step has found; null when it has not been run.</summary>
    public T? Of<T>(string step)
        where T : class => File.Exists(FileOf(step)) ? Json.Read<T>(File.ReadAllText(FileOf(step))) : null;

    private string FileOf(string step) => Path.Combine(Folder, step + ".json");
}

/// <summary>One run of something.</summary>
/// <param name="Seconds">From start to end.</param>
/// <param name="CpuSeconds">Processor time of our process.</param>
/// <param name="ServerCpuSeconds">Processor time of the database server, where there is one.</param>
/// <param name="PeakMB">The most memory that our process has held.</param>
internal sealed record TimedRun(double Seconds, double CpuSeconds, double? ServerCpuSeconds, double? PeakMB);

/// <summary>Several runs of the same.</summary>
internal static class TimedRuns
{
    public static double MedianSeconds(this IEnumerable<TimedRun> runs) => Timing.Median(runs.Select(run => run.Seconds));
}
