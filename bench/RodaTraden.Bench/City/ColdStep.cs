using RodaTraden.Bench.Installed;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>From the start of a process to the answers, when nothing of the database lies in memory: ours on both databases, and DuckDB off its own file.</summary>
internal static class ColdStep
{
    public static async Task<ColdResult> RunAsync(CitySettings settings)
    {
        var result = new ColdResult(await OperatingSystemCaches.DropAsync(), [], [], [], [], [], []);
        var sqlite = CityDatabase.Sqlite(settings);
        var postgres = CityDatabase.OnServer(settings);
        for (var run = 0; run < settings.Runs; run++)
        {
            if (sqlite.HasWhole)
            {
                await OperatingSystemCaches.DropAsync();
                result.Sqlite.Add(await OursAsync(settings, sqlite, held: false));
                await OperatingSystemCaches.DropAsync();
                result.SqliteWithoutFile.Add(await OursAsync(settings, sqlite, held: false, file: "no"));
                await OperatingSystemCaches.DropAsync();
                result.SqliteWithHeldStep.Add(await OursAsync(settings, sqlite, held: true));
            }

            if (postgres.HasWhole)
            {
                await Child.RunAsync(Path.Combine(settings.Scripts, "postgres-server"), ["restart", settings.Work, "drop-caches"]);
                result.Postgres.Add(await OursAsync(settings, postgres, held: false));
                await Child.RunAsync(Path.Combine(settings.Scripts, "postgres-server"), ["restart", settings.Work, "drop-caches"]);
                result.PostgresWithoutFile.Add(await OursAsync(settings, postgres, held: false, file: "no"));
            }

            if (File.Exists(PeerSteps.DuckDbFile(settings)) && !settings.Skipped.Contains(PeerSteps.DuckDb))
            {
                await OperatingSystemCaches.DropAsync();
                result.DuckDb.Add(await PeerSteps.DuckDbColdAsync(settings));
            }
        }

        return result;
    }

    private static async Task<TimedRun> OursAsync(CitySettings settings, CityDatabase database, bool held, string file = "")
    {
        var server = database.ServerCpuSeconds();
        var child = await Child.RunAgainAsync(["cold", "--as-of", settings.Day, "--measures", settings.MeasuresFile, "--held", held ? "yes" : "", "--file", file, .. database.Options("whole")]);
        var answer = Json.Read<ColdAnswer>(child.Printed);
        return new(child.Seconds, child.CpuSeconds, server is { } before ? Math.Round(database.ServerCpuSeconds()!.Value - before, 2) : null, answer.Usage.PeakMB);
    }
}

/// <summary>Cold runs.</summary>
/// <param name="CachesDropped">Whether the caches of the operating system could be emptied; without it nothing here is cold.</param>
/// <param name="Sqlite">All conditions, ours on SQLite, with the file of the year that was kept in the night.</param>
/// <param name="SqliteWithoutFile">The same from the months alone, as when the program has never run a night.</param>
/// <param name="SqliteWithHeldStep">The program's own evaluation, which replays the held step of every day.</param>
/// <param name="Postgres">All conditions, ours on PostgreSQL, whose server was started anew, with the file of the year.</param>
/// <param name="PostgresWithoutFile">The same from the months alone.</param>
/// <param name="DuckDb">All conditions, DuckDB off its own file: until it had answered.</param>
internal sealed record ColdResult(bool CachesDropped, List<TimedRun> Sqlite, List<TimedRun> SqliteWithoutFile, List<TimedRun> SqliteWithHeldStep, List<TimedRun> Postgres, List<TimedRun> PostgresWithoutFile, List<TimedRun> DuckDb);
