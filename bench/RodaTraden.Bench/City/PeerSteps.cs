using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>The peers in SQL, on the city with its last night.</summary>
internal static class PeerSteps
{
    public const string DuckDb = "duckdb";
    public const string Postgres = "postgres";

    public static IReadOnlyList<string> Engines { get; } = [DuckDb, Postgres];

    public static async Task<DuckDbResult> DuckDbAsync(CitySettings settings)
    {
        Directory.CreateDirectory(settings.Answers);
        File.Delete(DuckDbFile(settings));
        var (memory, run) = await NodeAsync(settings, ["--data", settings.Whole, "--runs", $"{settings.Runs}", "--out", AnswersFile(settings, DuckDb)]);
        var (file, _) = await NodeAsync(settings, ["--data", settings.Whole, "--runs", "1", "--mode", "file", "--db", DuckDbFile(settings)]);
        return new(memory, file, run);
    }

    /// <summary>Off its own file, which nobody has touched since the caches were emptied.</summary>
    public static async Task<TimedRun> DuckDbColdAsync(CitySettings settings)
    {
        var (answer, run) = await NodeAsync(settings, ["--mode", "file", "--db", DuckDbFile(settings), "--cold"]);
        return run with { Seconds = answer.AnsweredAfterSeconds ?? throw new InvalidDataException("DuckDB does not say when it had answered.") };
    }

    public static async Task<PostgresResult> PostgresAsync(CitySettings settings)
    {
        Directory.CreateDirectory(settings.Answers);
        await settings.Server.MakeAsync("peer");
        var server = settings.Server.CpuSeconds();
        var child = await Child.RunAsync(
            Path.Combine(settings.Peers, "postgres.sh"),
            ["--data", settings.Whole, "--year", settings.SchoolYear, "--as-of", settings.Day, "--runs", $"{settings.Runs}", "--out", AnswersFile(settings, Postgres)],
            settings.Server.Environment("peer"));
        var run = new TimedRun(child.Seconds, child.CpuSeconds, Math.Round(settings.Server.CpuSeconds() - server, 2), null);
        await settings.Server.ExecuteAsync("postgres", "DROP DATABASE peer");
        return new(Json.Read<PostgresAnswer>(child.Printed), run);
    }

    public static string AnswersFile(CitySettings settings, string engine) => Path.Combine(settings.Answers, engine + ".csv");

    public static string DuckDbFile(CitySettings settings) => Path.Combine(settings.Work, "peers.duckdb");

    private static async Task<(DuckDbAnswer Answer, TimedRun Run)> NodeAsync(CitySettings settings, IEnumerable<string> arguments)
    {
        var child = await Child.RunAsync("node", [Path.Combine(settings.Peers, "duckdb.mjs"), "--year", settings.SchoolYear, "--as-of", settings.Day, .. arguments]);
        var answer = Json.Read<DuckDbAnswer>(child.Printed);
        return (answer, new(child.Seconds, child.CpuSeconds, null, answer.PeakMB));
    }
}

/// <summary>DuckDB with everything in memory, and on its own file; and what the first took as a whole.</summary>
internal sealed record DuckDbResult(DuckDbAnswer Memory, DuckDbAnswer File, TimedRun Run);

/// <summary>PostgreSQL's answers, and what they took as a whole.</summary>
internal sealed record PostgresResult(PostgresAnswer Answer, TimedRun Run);

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
