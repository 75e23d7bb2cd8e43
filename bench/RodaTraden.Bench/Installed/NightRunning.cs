using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Installed;

/// <summary>
/// <c>night</c>: a night read in by a program that runs, as it does when the file comes to the page: the year is in memory, and the code has been used until the
/// compiler was done with it. The same night is first read into other copies of the installation (<c>--before</c>, as many as there are), as the nights before were.
/// </summary>
internal static class NightRunning
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (data, connection) = (arguments.Text("data"), arguments.TextOrNull("connection"));
        foreach (var copy in arguments.Text("before").Split(','))
        {
            await ReadInAsync(arguments, data + copy, connection is null ? null : connection + copy);
        }

        Json.Print(await ReadInAsync(arguments, data, connection));
        return 0;
    }

    private static async Task<NightAnswer> ReadInAsync(Arguments arguments, string data, string? connection)
    {
        await using var installation = await OpenedInstallation.OpenAsync(data, connection, arguments.Day("at"), running: true);
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
