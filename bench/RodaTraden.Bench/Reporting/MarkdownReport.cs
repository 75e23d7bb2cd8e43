using System.Globalization;
using System.Text;
using RodaTraden.Bench.City;
using RodaTraden.Bench.Layouts;
using RodaTraden.Bench.Pages;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Reporting;

/// <summary>A whole run as a page of the history: machine, data, answers, wishes, runs, sizes, conditions, storage, ways to store.</summary>
internal static class MarkdownReport
{
    public static string Of(Measured measured, IReadOnlyList<Ratio> ratios)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {measured.Machine.Date}, whole run\n\n{Machine(measured.Machine)}\n{Data(measured)}\n\n{Answers(measured.Answers)}\n\n");
        Table(text, "What was wished", ["What", "Ours", "Peer", "Ratio", "Wished", "Held or missed by"], ratios.Select(ratio => new[] { ratio.What, ratio.Ours, ratio.Peer, ratio.ValueText, ratio.WishText, ratio.Verdict }));
        Table(text, "What was run", ["What", "Wall, seconds", "CPU", "Server's CPU", "Peak MB"], RunLines.Of(measured).Select(line => new[]
        {
            line.What,
            Walls(line.Seconds),
            Number(line.CpuSeconds),
            Number(line.ServerCpuSeconds),
            Number(line.PeakMB),
        }));
        Table(text, "The engine on invented pupils", ["Pupils", "Held MB", "Read every byte, ms", "All conditions, ms", "A pupil, µs", "With the held step, ms"], (measured.Engine?.Sizes ?? []).Select(size => new[]
        {
            Ratios.Whole(size.Pupils),
            Number(size.HeldMB),
            Number(size.ReadMilliseconds),
            Number(size.ConditionMilliseconds),
            Number(size.MicrosecondsPerPupil),
            Number(size.HeldStepMilliseconds),
        }));
        Table(text, "The conditions in the data", ["Kind", "Window", "Limit", "True for", "False for"], (measured.Answers?.TrueFor ?? []).Select(of => new[]
        {
            of.Kind,
            of.Window,
            of.Limit.ToString(CultureInfo.InvariantCulture),
            Ratios.Whole(of.True),
            Ratios.Whole(of.False),
        }));
        Table(text, "Pages under load", ["Database", "Page", "Asked for", "Errors", "Half, ms", "95 of 100", "99 of 100", "Longest", "Largest KB"], (measured.Pages?.Answers ?? new Dictionary<string, PagesAnswer>())
            .SelectMany(of => of.Value.Pages.Append(of.Value.All).Select(page => new[] { of.Key, page.Page, Ratios.Whole(page.Count), Ratios.Whole(page.Errors), Number(page.P50), Number(page.P95), Number(page.P99), Number(page.Longest), Number(page.LargestKB) })));
        Table(text, "Memory of the program under that load, MB", ["Database", "At the start", "Half way", "At the end"], (measured.Pages?.Answers ?? new Dictionary<string, PagesAnswer>())
            .Select(of => new[] { of.Key, Number(of.Value.MemoryMB[0]), Number(of.Value.MemoryMB[of.Value.MemoryMB.Count / 2]), Number(of.Value.MemoryMB[^1]) }));
        Table(text, "Stored after the year, MB", ["Table", "SQLite", "PostgreSQL"], Stored(measured));
        Table(text, "Ways to store the year", LayoutLines.Heading, measured.Layouts is { } layouts ? LayoutLines.Of(layouts) : []);
        return text.ToString().TrimEnd() + "\n";
    }

    private static string Machine(MachineResult machine) =>
        $"{machine.Cores} cores ({machine.Processor}), {Ratio.Number(machine.MemoryGiB)} GiB, {machine.System}, {machine.DotNet}, SQLite {machine.Sqlite}"
        + (machine.Commit.Length > 0 ? $"; program at {machine.Commit}" : "") + ".\n"
        + (machine.Postgres is { } settings ? $"PostgreSQL: {string.Join(", ", settings.OrderBy(of => of.Key, StringComparer.Ordinal).Select(of => $"{of.Key} {of.Value}"))}." : "PostgreSQL was not there.");

    private static string Data(Measured measured) => measured.Data is { } data
        ? $"Data: `generate --inhabitants {measured.Machine.Inhabitants} --seed 1 --profile middle --as-of {measured.Machine.AsOf} --school-years 1`, made in {Ratios.Seconds(data.Generate.Seconds)}: {Ratios.Whole(data.Rows)} lessons in {data.Files} files of {Ratio.Number(data.Bytes / 1e9)} GB, and {Ratios.Whole(data.NightRows)} of the last night; {Ratios.Whole(data.Measures)} planted measures. The clock stands on {measured.Machine.AsOf}. Runs of each: {measured.Machine.Runs}; medians are compared."
        : "Data: not made in this run.";

    private static string Answers(AnswersResult? answers) => answers switch
    {
        null => "Answers: not compared.",
        { Differences.Count: > 0 } => $"**Answers differ**: {string.Join(", ", answers.Differences.Keys)} against ours ({Ratios.Whole(answers.Conditions)} true conditions of {Ratios.Whole(answers.Pupils)} pupils).",
        _ => $"Answers: {Ratios.Whole(answers.Conditions)} true conditions of {Ratios.Whole(answers.Pupils)} pupils, the same bytes from {string.Join(", ", answers.Engines)}."
            + (answers.Holds ? " Every condition is true for some and false for some." : " **Some condition is true for nobody or for everybody.**"),
    };

    private static IEnumerable<string[]> Stored(Measured measured)
    {
        var (sqlite, postgres) = (measured.SqliteImport, measured.PostgresImport);
        var tables = new[] { sqlite, postgres }.SelectMany(import => import?.TableBytes ?? new Dictionary<string, long>()).GroupBy(table => table.Key, table => table.Value)
            .OrderByDescending(table => table.Max()).Take(6).Select(table => table.Key);
        return sqlite is null && postgres is null
            ? []
            : tables.Select(table => new[] { table, Size(sqlite, table), Size(postgres, table) }).Append(["everything", Millions(sqlite?.DatabaseBytes), Millions(postgres?.DatabaseBytes)]);

        string Size(ImportResult? import, string table) => import?.TableBytes.TryGetValue(table, out var bytes) == true ? Millions(bytes) : "-";
    }

    private static void Table(StringBuilder text, string title, string[] heading, IEnumerable<string[]> rows)
    {
        var lines = rows.ToList();
        if (lines.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"### {title}\n\n{MarkdownTable.Of(heading, lines)}\n");
    }

    private static string Walls(IReadOnlyList<double> seconds) => seconds.Count == 1
        ? Ratio.Number(seconds[0])
        : $"**{Ratio.Number(Timing.Median(seconds))}** ({string.Join(", ", seconds.Select(Ratio.Number))})";

    private static string Number(double? value) => value is { } number ? Ratio.Number(number) : "-";

    private static string Millions(long? bytes) => bytes is { } number ? Ratio.Number(number / 1e6) : "-";
}
