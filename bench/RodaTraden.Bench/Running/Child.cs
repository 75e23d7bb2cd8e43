using System.Diagnostics;
using System.Globalization;

namespace RodaTraden.Bench.Running;

/// <summary>Another process, run to its end.</summary>
internal static class Child
{
    /// <summary>Runs one, and waits. What it says on standard error is passed on. One at a time: the processor time is that of all children together.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<ChildRun> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var cpu = ChildrenCpuSeconds();
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return process.ExitCode == 0
            ? new(printed, Math.Round(seconds, 3), Math.Round(ChildrenCpuSeconds() - cpu, 2))
            : throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', start.ArgumentList.Take(8))} ended with {process.ExitCode}.\n{printed}");
    }

    /// <summary>Runs this program again with another verb.</summary>
    public static Task<ChildRun> RunAgainAsync(params IEnumerable<string> arguments) =>
        RunAsync(Environment.ProcessPath ?? throw new InvalidOperationException("This program does not know where it lies."), arguments);

    /// <summary>User and system time of ended children and of theirs.</summary>
    private static double ChildrenCpuSeconds() => ProcessStat.Of("self")!.Skip(ProcessStat.ChildrenUser).Take(2)
        .Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) / ProcessStat.TicksPerSecond;
}

/// <summary>A process that has ended.</summary>
/// <param name="Printed">What it printed.</param>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="CpuSeconds">Processor time, its children's included.</param>
internal sealed record ChildRun(string Printed, double Seconds, double CpuSeconds);
