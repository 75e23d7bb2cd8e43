using System.Globalization;
using RodaTraden.Bench.City;
using RodaTraden.Bench.Corrections;
using RodaTraden.Bench.Pages;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Reporting;

/// <summary>The wishes, each held against what was measured. Medians on both sides.</summary>
internal static class Ratios
{
    private const int Nation = 1_500_000;
    private const long NightRows = 450_000;

    // "Linear" has no figure in the wish; this one is ours.
    private const double Linear = 1.25;

    public static IReadOnlyList<Ratio> Of(Measured measured) =>
    [
        .. Warm(measured),
        .. Cold(measured),
        .. Sizes(measured),
        .. Import(measured, "SQLite", measured.SqliteImport),
        .. Import(measured, "PostgreSQL", measured.PostgresImport),
        Night("SQLite, running program", measured.SqliteNight, night => night.Running, 4),
        Night("SQLite, a command", measured.SqliteNight, night => night.Runs, 4),
        Night("PostgreSQL, running program", measured.PostgresNight, night => night.Running, 8),
        Night("PostgreSQL, a command", measured.PostgresNight, night => night.Runs, 8),
        .. Corrections("SQLite", measured.Corrections?.Answers.GetValueOrDefault("sqlite")),
        .. Corrections("PostgreSQL", measured.Corrections?.Answers.GetValueOrDefault("postgres")),
        .. Pages("SQLite", measured.Pages?.Answers.GetValueOrDefault("sqlite")),
        .. Pages("PostgreSQL", measured.Pages?.Answers.GetValueOrDefault("postgres")),
        Storage(measured, "SQLite", measured.SqliteImport),
        Storage(measured, "PostgreSQL", measured.PostgresImport),
    ];

    private static IEnumerable<Ratio> Warm(Measured measured)
    {
        var ours = measured.Warm;
        double? median = ours is null ? null : Timing.Median(ours.ConditionMilliseconds) / 1000;
        var said = ours is null ? "" : $"{Seconds(median!.Value)} (best {Seconds(ours.ConditionMilliseconds.Min() / 1000)})";
        yield return Against("Evaluation, warm: times faster than DuckDB", measured.DuckDb?.Memory.ConditionSeconds, 50);
        yield return Against("Evaluation, warm: times faster than PostgreSQL", measured.Postgres?.Answer.ConditionSeconds, 300);
        yield return new("Evaluation, warm: one pupil, two cores at work", said, "", 1e6 * median / ours?.Pupils, 1.2, Unit: " µs");
        yield return new("Memory held of 100,000 pupils", ours is null ? "" : $"{Ratio.Number(ours.HeldMB)} MB for {Whole(ours.Pupils)}", "", 100_000 * ours?.HeldMB / ours?.Pupils, 300, Unit: " MB");
        double? read = ours is null ? null : Timing.Median(ours.ReadMilliseconds) / 1000;
        yield return new("Evaluation, warm: of the time to read the bytes held", said, read is { } of ? Seconds(of) : "", median / read, 10);

        Ratio Against(string what, double[]? peer, double wished) => new(
            what, said, peer is null ? "" : $"{Seconds(Timing.Median(peer))} (best {Seconds(peer.Min())})", peer is null ? null : Timing.Median(peer) / median, wished, AtLeast: true);
    }

    private static IEnumerable<Ratio> Cold(Measured measured)
    {
        var cold = measured.Cold;
        double? peer = cold is { DuckDb.Count: > 0 } ? cold.DuckDb.MedianSeconds() : null;
        var notCold = cold is { CachesDropped: false } ? "not cold: the caches could not be emptied" : null;
        yield return Ours("SQLite", cold?.Sqlite, 0.7);
        yield return Ours("PostgreSQL", cold?.Postgres, 1.0);

        Ratio Ours(string name, List<TimedRun>? runs, double wished)
        {
            double? ours = runs is { Count: > 0 } ? runs.MedianSeconds() : null;
            return new($"Evaluation, cold, {name}: of DuckDB's time", ours is { } own ? Seconds(own) : "", peer is { } of ? Seconds(of) : "", ours / peer, wished, NotJudged: notCold);
        }
    }

    private static IEnumerable<Ratio> Sizes(Measured measured)
    {
        var sizes = measured.Engine?.Sizes ?? [];
        var nation = sizes.FirstOrDefault(size => size.Pupils >= Nation);
        yield return new("Evaluation, warm: the nation, 1,500,000 pupils", nation is null ? "" : Seconds(nation.ConditionMilliseconds / 1000), "", nation?.ConditionMilliseconds / 1000, 2, Unit: " s");
        var cheapest = sizes.MinBy(size => size.MicrosecondsPerPupil);
        yield return new(
            "Linear: dearest pupil of any size, of the cheapest",
            string.Join(", ", sizes.Select(size => $"{Ratio.Number(size.MicrosecondsPerPupil)} µs of {Whole(size.Pupils)}")),
            "",
            sizes.Count > 1 ? sizes.Max(size => size.MicrosecondsPerPupil) / cheapest!.MicrosecondsPerPupil : null,
            Linear);
    }

    private static IEnumerable<Ratio> Import(Measured measured, string name, ImportResult? import)
    {
        yield return Of("in order", import?.Ordered, measured.Copy?.Ordered, 0.4);
        yield return Of("shuffled", import?.Shuffled, measured.Copy?.Shuffled, 0.6);
        double? peak = import?.Ordered.Concat(import.Shuffled).Max(run => run.PeakMB);
        yield return new($"Reading in a year, {name}: peak memory", peak is { } most ? $"{Ratio.Number(most)} MB" : "", "", peak, 500, Unit: " MB");

        Ratio Of(string order, IReadOnlyList<TimedRun>? ours, PlainCopy? copy, double wished) => new(
            $"Reading in a year, {name}, {order}: of \\copy's time",
            ours is null ? "" : Seconds(ours.MedianSeconds()),
            copy is null ? "" : Seconds(Timing.Median(copy.Seconds)),
            ours is null || copy is null ? null : ours.MedianSeconds() / Timing.Median(copy.Seconds),
            wished);
    }

    private static Ratio Night(string name, NightResult? night, Func<NightResult, IReadOnlyList<TimedRun>> runs, double wished) => new(
        $"Reading in a night, {name}",
        night is null ? "" : $"{Whole(night.Rows)} rows in {Seconds(runs(night).MedianSeconds())}",
        "",
        night is null ? null : runs(night).MedianSeconds(),
        wished,
        Unit: " s",
        NotJudged: night?.Rows < NightRows ? "not judged: fewer than 500,000 rows" : null);

    private static IEnumerable<Ratio> Corrections(string name, CorrectionsAnswer? answer)
    {
        yield return new($"One changed pupil, {name}: computation, half of {answer?.Computed.Count}", answer is null ? "" : $"99 of 100 {Ratio.Number(answer.Computed.P99)} µs", "", answer?.Computed.P50, 50, Unit: " µs");
        yield return new($"From saved correction to committed signal, {name}: 99 of 100", answer is null ? "" : $"half {Ratio.Number(answer.Signal.P50)} ms; saving 99 of 100 {Ratio.Number(answer.Save.P99)} ms", "", answer?.Signal.P99, 25, Unit: " ms");
    }

    private static IEnumerable<Ratio> Pages(string name, PagesAnswer? answer)
    {
        var asked = answer is null ? "" : $"{Whole(answer.All.Count)} pages, {answer.Rate} a second, {answer.All.Errors} errors";
        yield return new($"Pages, {name}: 95 of 100", asked, "", answer?.All.P95, 100, Unit: " ms");
        yield return new($"Pages, {name}: 99 of 100", asked, "", answer?.All.P99, 300, Unit: " ms");
        yield return new($"Pages, {name}: largest, compressed", asked, "", answer?.All.LargestKB, 100, Unit: " KB");
    }

    private static Ratio Storage(Measured measured, string name, ImportResult? import) => new(
        $"Stored, {name}: of the plain table",
        import is null ? "" : $"{Ratio.Number(import.DatabaseBytes / 1e6)} MB, months {Ratio.Number(import.TableBytes["attendance_months"] / 1e6)}",
        measured.Copy is { } copy ? $"{Ratio.Number(copy.Ordered.TableBytes / 1e6)} MB" : "",
        import?.DatabaseBytes / (double?)measured.Copy?.Ordered.TableBytes,
        0.1);

    public static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Seconds(double seconds) => seconds < 0.1 ? Ratio.Number(1000 * seconds) + " ms" : Ratio.Number(seconds) + " s";
}
