using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>The peers in SQL, on the city with its last night.</summary>
internal static class PeerSteps
{
    public static async Task<DuckDbResult> DuckDbAsync(CitySettings settings)
    {
        Directory.CreateDirectory(settings.Answers);
        File.Delete(DuckDbFile(settings));
        var memory = await NodeAsync(settings, ["--data", settings.Whole, "--runs", $"{settings.Runs}", "--out", AnswersFile(settings, "duckdb")]);
        var file = await NodeAsync(settings, ["--data", settings.Whole, "--runs", "1", "--mode", "file", "--db", DuckDbFile(settings)]);
        return new(memory, file);
    }

    /// <summary>Off its own file, which nobody has touched since the caches were emptied.</summary>
    public static Task<DuckDbAnswer> DuckDbColdAsync(CitySettings settings) => NodeAsync(settings, ["--mode", "file", "--db", DuckDbFile(settings), "--cold"]);

    public static async Task<PostgresAnswer> PostgresAsync(CitySettings settings)
    {
        Directory.CreateDirectory(settings.Answers);
        await settings.Server.MakeAsync("peer");
        var child = await Child.RunAsync(
            Path.Combine(settings.Peers, "postgres.sh"),
            ["--data", settings.Whole, "--year", settings.SchoolYear, "--as-of", settings.Day, "--runs", $"{settings.Runs}", "--out", AnswersFile(settings, "postgres")],
            settings.Server.Environment("peer"));
        await settings.Server.ExecuteAsync("postgres", "DROP DATABASE peer");
        return Json.Read<PostgresAnswer>(child.Printed);
    }

    public static string AnswersFile(CitySettings settings, string engine) => Path.Combine(settings.Answers, engine + ".csv");

    public static string DuckDbFile(CitySettings settings) => Path.Combine(settings.Work, "peers.duckdb");

    private static async Task<DuckDbAnswer> NodeAsync(CitySettings settings, IEnumerable<string> arguments) => Json.Read<DuckDbAnswer>(
        (await Child.RunAsync("node", [Path.Combine(settings.Peers, "duckdb.mjs"), "--year", settings.SchoolYear, "--as-of", settings.Day, .. arguments])).Printed);
}

/// <summary>DuckDB with everything in memory, and on its own file.</summary>
internal sealed record DuckDbResult(DuckDbAnswer Memory, DuckDbAnswer File);

/// <summary>What <c>duckdb.mjs</c> prints, as bench/peers/README.md says.</summary>
internal sealed record DuckDbAnswer(
    string Version,
    int Threads,
    long Rows,
    int Pupils,
    long Conditions,
    double? LoadSeconds,
    double? DayTableSeconds,
    double? AnsweredAfterSeconds,
    double[] ConditionSeconds,
    double[] FromLessonsSeconds,
    long? FileBytes,
    double PeakMB);

/// <summary>What <c>postgres.sh</c> prints.</summary>
internal sealed record PostgresAnswer(
    string Version,
    long Rows,
    int Pupils,
    long Conditions,
    double LoadSeconds,
    double DayTableSeconds,
    double[] ConditionSeconds,
    double[] FromLessonsSeconds,
    long DatabaseBytes,
    IReadOnlyDictionary<string, string> Settings);
