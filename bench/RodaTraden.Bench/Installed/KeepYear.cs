using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Installed;

/// <summary><c>keep</c>: what the running program does each night: everybody evaluated anew from the database, and the year kept on disk.</summary>
internal static class KeepYear
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var asOf = arguments.Day("as-of");
        await using var installation = await OpenedInstallation.OpenAsync(arguments.Text("data"), arguments.TextOrNull("connection"), asOf, running: true);
        using var scope = installation.CreateScope();
        var evaluations = scope.ServiceProvider.GetRequiredService<Evaluations>();
        await evaluations.ForgetAsync(CancellationToken.None);
        var evaluation = await evaluations.OfAsync(asOf, CancellationToken.None);
        var pupils = 0;
        foreach (var unit in evaluation.UnitsOf(null))
        {
            pupils += (await evaluation.EvaluateAsync(unit, null, CancellationToken.None)).Count;
        }

        await evaluations.KeepAsync(CancellationToken.None);
        var bytes = Directory.EnumerateFiles(Path.Combine(arguments.Text("data"), "years")).Sum(file => new FileInfo(file).Length);
        Json.Print(new KeepAnswer(pupils, bytes, Usage.OfThisProcess()));
        return 0;
    }
}

/// <summary>What was kept.</summary>
/// <param name="Pupils">Pupils evaluated.</param>
/// <param name="Bytes">Bytes of the file.</param>
/// <param name="Usage">What it took.</param>
internal sealed record KeepAnswer(int Pupils, long Bytes, Usage Usage);
