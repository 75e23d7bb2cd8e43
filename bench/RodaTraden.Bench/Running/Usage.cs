using System.Globalization;

namespace RodaTraden.Bench.Running;

/// <summary>What a process has taken so far.</summary>
/// <param name="CpuSeconds">User and system time of all its threads.</param>
/// <param name="PeakMB">The most memory it has held, in millions of bytes.</param>
internal sealed record Usage(double CpuSeconds, double PeakMB)
{
    public static Usage OfThisProcess() => new(
        Math.Round(Environment.CpuUsage.TotalTime.TotalSeconds, 2),
        Math.Round(File.ReadLines("/proc/self/status").Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)).Single() * 1024 / 1e6));
}
