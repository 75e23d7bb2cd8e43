using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>One night's file read into the year, with evaluation of everybody it touches. The last run's database holds the whole city.</summary>
internal static class NightStep
{
    public static async Task<NightResult> RunAsync(CitySettings settings, CityDatabase database)
    {
        var runs = new List<TimedRun>();
        long rows = 0;
        for (var run = 0; run < settings.Runs; run++)
        {
            await database.MakeAsync("whole", "year");
            var (timed, answer) = await ImportStep.ImportAsync(settings, database, "whole", [settings.NightFile]);
            runs.Add(timed);
            rows = answer.Rows;
            await Console.Error.WriteLineAsync($"{database.Name} night: {timed}");
        }

        await ImportStep.KeepAsync(settings, database, "whole");
        return new(rows, runs);
    }
}

/// <summary>Reading in a night.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Runs">Each time.</param>
internal sealed record NightResult(long Rows, IReadOnlyList<TimedRun> Runs);
