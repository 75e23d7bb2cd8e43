using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Storage;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Installed;

/// <summary><c>import-at</c>: the program's own import, files to evaluated standings, on another day than the machine's.</summary>
internal static class ImportAt
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        await using var installation = await OpenedInstallation.OpenAsync(arguments.Text("data"), arguments.TextOrNull("connection"), arguments.Day("at"));
        Json.Print(await AnswerAsync(installation, await ReadInAsync(installation, arguments.Rest)));
        return 0;
    }

    public static async Task<IReadOnlyList<FileReport>> ReadInAsync(IServiceProvider installation, IReadOnlyList<string> files)
    {
        using var scope = installation.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<ImportRun>().RunAsync(files, preview: false, new(Source: "bench"), new Silence(), CancellationToken.None);
    }

    public static async Task<ImportAnswer> AnswerAsync(IServiceProvider installation, IReadOnlyList<FileReport> reports)
    {
        foreach (var whole in reports.Where(report => report.WholeRefusal is not null))
        {
            await Console.Error.WriteLineAsync($"{whole.FileName}: refused whole, {whole.WholeRefusal!.Reason}");
        }

        using var scope = installation.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var waiting = await db.PupilChanges.CountAsync(change => !change.Evaluated);
        return new(
            reports.Count,
            reports.Sum(report => (long)report.Rows),
            reports.Sum(report => (long)report.New),
            reports.Sum(report => (long)report.Refused),
            reports.Count(report => report.WholeRefusal is not null),
            await db.Standings.CountAsync(),
            await db.Signals.CountAsync(),
            waiting,
            Usage.OfThisProcess());
    }

    private sealed class Silence : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
        }
    }
}

/// <summary>What an import did.</summary>
/// <param name="Files">How many files.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="New">Rows that were new.</param>
/// <param name="Refused">Rows refused.</param>
/// <param name="RefusedWhole">Files refused whole.</param>
/// <param name="Standings">Pupils with a standing afterwards.</param>
/// <param name="Signals">Signals afterwards.</param>
/// <param name="Waiting">Changes that no standing tells of.</param>
/// <param name="Usage">What it took.</param>
internal sealed record ImportAnswer(int Files, long Rows, long New, long Refused, int RefusedWhole, int Standings, int Signals, int Waiting, Usage Usage);
