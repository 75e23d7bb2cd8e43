using System.Diagnostics;

namespace RodaTraden.Bench.Running;

/// <summary>How long work takes, several times over.</summary>
internal static class Timing
{
    public static double[] Milliseconds(int runs, Action work) => [.. Enumerable.Range(0, runs).Select(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 3);
    })];

    /// <summary>The one in the middle; of an even number the mean of the two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
