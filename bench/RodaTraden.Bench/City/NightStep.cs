using RodaTraden.Bench.Installed;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>
/// One night's file read into the year, with evaluation of everybody it touches: by a command, and by a program that runs. The last run's database holds the whole city.
/// </summary>
internal static class NightStep
{
    public static async Task<NightResult> RunAsync(CitySettings settings, CityDatabase database)
    {
        var (runs, running) = (new List<TimedRun>(), new List<TimedRun>());
        long rows = 0;
        for (var run = 0; run < settings.Runs; run++)
        {
            await database.MakeAsync("whole", "year");
            var (timed, answer) = await ImportStep.ImportAsync(settings, database, "whole", [settings.NightFile]);
            runs.Add(timed);
            rows = answer.Rows;
            running.Add(await RunningAsync(settings, database));
            await Console.Error.WriteLineAsync($"{database.Name} night: {timed}; in the running program {running[^1]}");
        }

        await ImportStep.KeepAsync(settings, database, "whole");
        return new(rows, runs, running);
    }

    private static async Task<TimedRun> RunningAsync(CitySettings settings, CityDatabase database)
    {
        string[] nightsBefore = ["_1", "_2", "_3"];
        foreach (var copy in nightsBefore.Prepend(""))
        {
            await database.MakeAsync("whole" + copy, "year");
        }

        await OperatingSystemCaches.SettleAsync();
        var server = database.ServerCpuSeconds();
        var child = await Child.RunAgainAsync(["night", "--at", settings.Day, "--before", string.Join(',', nightsBefore), .. database.Options("whole"), settings.NightFile]);
        var answer = Json.Read<NightAnswer>(child.Printed);
        ImportStep.RefuseUnfinished(answer.Import, child.Printed);
        foreach (var copy in nightsBefore)
        {
            await database.RemoveAsync("whole" + copy);
        }

        // The server's time is that of all nights: this one's is its part of it.
        return new(answer.Seconds, answer.CpuSeconds, server is { } at ? Math.Round((database.ServerCpuSeconds()!.Value - at) / (nightsBefore.Length + 1), 2) : null, answer.Import.Usage.PeakMB);
    }
}

/// <summary>Reading in a night.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Runs">Each time, in a process of its own, from its start to its end.</param>
/// <param name="Running">Each time, in a program that runs.</param>
internal sealed record NightResult(long Rows, IReadOnlyList<TimedRun> Runs, IReadOnlyList<TimedRun> Running);
