using RodaTraden.Bench.City;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Reporting;

/// <summary>Wall, processor time and peak memory of everything that was run.</summary>
internal static class RunLines
{
    public static IEnumerable<RunLine> Of(Measured measured) =>
    [
        .. Runs("Generating the data", measured.Data is { } data ? [data.Generate] : null),
        .. Import("SQLite", measured.SqliteImport, measured.SqliteNight),
        .. Import("PostgreSQL", measured.PostgresImport, measured.PostgresNight),
        .. Copy("in order", measured.Copy?.Ordered),
        .. Copy("shuffled", measured.Copy?.Shuffled),
        .. measured.Warm is { } warm ? [new RunLine("Evaluation, warm, all conditions", [.. warm.ConditionMilliseconds.Select(ms => ms / 1000)], PeakMB: warm.Usage.PeakMB)] : Array.Empty<RunLine>(),
        .. Runs("Evaluation, cold, SQLite", measured.Cold?.Sqlite),
        .. Runs("Evaluation, cold, SQLite, without the file of the year", measured.Cold?.SqliteWithoutFile),
        .. Runs("Evaluation, cold, SQLite, with the held step", measured.Cold?.SqliteWithHeldStep),
        .. Runs("Evaluation, cold, PostgreSQL", measured.Cold?.Postgres),
        .. Runs("Evaluation, cold, PostgreSQL, without the file of the year", measured.Cold?.PostgresWithoutFile),
        .. DuckDb(measured),
        .. Postgres(measured.Postgres),
    ];

    private static IEnumerable<RunLine> Import(string name, ImportResult? import, NightResult? night) =>
    [
        .. Runs($"Registers, {name}", import is null ? null : [import.Registers]),
        .. Runs($"A year in order, {name}", import?.Ordered),
        .. Runs($"A year shuffled, {name}", import?.Shuffled),
        .. Runs($"Everybody evaluated from the database and the year kept, {name}", import is null ? null : [import.Keep]),
        .. Runs($"A night by a command, {name}", night?.Runs),
        .. Runs($"A night in the running program, {name}", night?.Running),
    ];

    private static IEnumerable<RunLine> Copy(string order, PlainCopy? copy)
    {
        if (copy is not null)
        {
            yield return new($"\\copy of a year {order}", copy.Seconds, copy.CpuSeconds, copy.ServerCpuSeconds);
        }
    }

    private static IEnumerable<RunLine> DuckDb(Measured measured)
    {
        foreach (var line in Runs("DuckDB: conditions, cold", measured.Cold?.DuckDb).Concat(Runs("DuckDB: all of the following, in memory", measured.DuckDb is { } duckDb ? [duckDb.Run] : null)))
        {
            yield return line;
        }

        if (measured.DuckDb is { Memory: var memory })
        {
            yield return new("DuckDB: files to typed tables", [memory.LoadSeconds ?? 0]);
            yield return new("DuckDB: day table", [memory.DayTableSeconds ?? 0]);
            yield return new("DuckDB: conditions, day table ready", memory.ConditionSeconds);
            yield return new("DuckDB: day table and conditions", memory.FromLessonsSeconds);
        }
    }

    private static IEnumerable<RunLine> Postgres(PostgresResult? postgres) => postgres is null ? [] :
    [
        .. Runs("PostgreSQL: all of the following", [postgres.Run]),
        new("PostgreSQL: files to typed tables with indexes", [postgres.Answer.LoadSeconds]),
        new("PostgreSQL: day table", [postgres.Answer.DayTableSeconds]),
        new("PostgreSQL: conditions, day table ready", postgres.Answer.ConditionSeconds),
        new("PostgreSQL: day table and conditions", postgres.Answer.FromLessonsSeconds),
    ];

    private static IEnumerable<RunLine> Runs(string what, IReadOnlyList<TimedRun>? runs)
    {
        if (runs is { Count: > 0 })
        {
            yield return new(what, [.. runs.Select(run => run.Seconds)], Timing.Median(runs.Select(run => run.CpuSeconds)), Server(runs), runs.Max(run => run.PeakMB));
        }
    }

    private static double? Server(IReadOnlyList<TimedRun> runs) => runs[0].ServerCpuSeconds is null ? null : Timing.Median(runs.Select(run => run.ServerCpuSeconds ?? 0));
}

/// <summary>A line of the table of runs.</summary>
/// <param name="What">What was run.</param>
/// <param name="Seconds">Wall time of each run.</param>
/// <param name="CpuSeconds">Processor time of a run, the one in the middle.</param>
/// <param name="ServerCpuSeconds">The same of the server.</param>
/// <param name="PeakMB">The most memory of any run.</param>
internal sealed record RunLine(string What, IReadOnlyList<double> Seconds, double? CpuSeconds = null, double? ServerCpuSeconds = null, double? PeakMB = null);
