using RodaTraden.Bench.Reporting;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>All results in one file, as a table, as a picture and, when asked for, as the newest page of the history.</summary>
internal static class ReportStep
{
    /// <summary>Reports.</summary>
    /// <returns>1 when engines answer otherwise than ours, or a condition is true for nobody or for everybody.</returns>
    public static async Task<int> RunAsync(CitySettings settings, StepResults results)
    {
        var measured = new Measured(results);
        var ratios = Ratios.Of(measured);
        var report = MarkdownReport.Of(measured, ratios);
        var title = $"Röda tråden, {measured.Machine.Date}: what was wished and what became of it";
        var picture = RatioPicture.Of(title, ratios);
        await File.WriteAllTextAsync(Path.Combine(settings.Work, "report.md"), report);
        await File.WriteAllTextAsync(Path.Combine(settings.Work, "performance.svg"), picture);
        await File.WriteAllTextAsync(Path.Combine(settings.Work, "results.json"), Json.Write(new { ratios, measured }));
        Console.WriteLine(report);
        Console.WriteLine($"Table, picture and all figures: report.md, performance.svg and results.json in {settings.Work}");
        if (settings.History is { } docs)
        {
            var page = Path.Combine(docs, "performance.md");
            Directory.CreateDirectory(Path.Combine(docs, "pictures"));
            await File.WriteAllTextAsync(Path.Combine(docs, "pictures", "performance.svg"), picture);
            await File.WriteAllTextAsync(page, History.With(await File.ReadAllTextAsync(page), report, $"![{Alternative(ratios)}](pictures/performance.svg)"));
            Console.WriteLine($"Kept in {page}");
        }

        return measured.Answers is { Holds: false } ? 1 : 0;
    }

    private static string Alternative(IReadOnlyList<Ratio> ratios) =>
        $"The newest run against what was wished: {ratios.Count(ratio => ratio.Held == true)} held, {ratios.Count(ratio => ratio.Held == false)} missed, {ratios.Count(ratio => ratio.Held is null)} not judged; figures in the table below";
}
