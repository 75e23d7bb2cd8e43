using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Installed;

/// <summary>
/// <c>night</c>: a night read in by a program that runs, as it does when the file comes to the page: the year is in memory, and the code has been used. The same night
/// is first read into another copy of the installation (<c>--before-data</c>), as the nights before were.
/// </summary>
internal static class NightRunning
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        await ReadInAsync(arguments, "before-data", "before-connection");
        Json.Print(await ReadInAsync(arguments, "data", "connection"));
        return 0;
    }

    private static async Task<NightAnswer> ReadInAsync(Arguments arguments, string data, string connection)
    {
        await using var installation = await OpenedInstallation.OpenAsync(arguments.Text(data), arguments.TextOrNull(connection), arguments.Day("at"), running: true);
        using (var scope = installation.CreateScope())
        {
            await scope.ServiceProvider.GetRequiredService<Evaluations>().WarmAsync(CancellationToken.None);
        }

        GC.Collect();
        var (began, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var reports = await ImportAt.ReadInAsync(installation, arguments.Rest);
        var (took, used) = (Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - cpu);
        return new(Math.Round(took.TotalSeconds, 3), Math.Round(used.TotalSeconds, 2), await ImportAt.AnswerAsync(installation, reports));
    }
}

/// <summary>A night read in by a running program.</summary>
/// <param name="Seconds">From the file to standings for all.</param>
/// <param name="CpuSeconds">Processor time of the program.</param>
/// <param name="Import">What was done.</param>
internal sealed record NightAnswer(double Seconds, double CpuSeconds, ImportAnswer Import);
