using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Installed;

/// <summary>
/// <c>cold</c>: all conditions of one day from a database that nobody has touched, once; whoever starts the process holds the clock. With <c>--held yes</c> the
/// program's own evaluation with the held step replayed, as <c>evaluate</c> does. With <c>--file no</c> from the months alone, without the file of the year.
/// </summary>
internal static class ColdRun
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var asOf = arguments.Day("as-of");
        await using var installation = await OpenedInstallation.OpenAsync(arguments.Text("data"), arguments.TextOrNull("connection"), asOf, running: true);
        using var scope = installation.CreateScope();
        var evaluations = scope.ServiceProvider.GetRequiredService<Evaluations>();
        var usesFile = arguments.TextOrNull("file") != "no";
        if (usesFile)
        {
            // As the program does when it starts.
            await evaluations.WarmAsync(CancellationToken.None);
        }

        var evaluation = usesFile ? await evaluations.OfAsync(asOf, CancellationToken.None) : await evaluations.OfUncommittedAsync(asOf, CancellationToken.None);
        var (pupils, conditions) = arguments.TextOrNull("held") is null
            ? await ConditionsAsync(evaluation, Measures.Read(arguments.TextOrNull("measures")))
            : await StandingsAsync(evaluation);
        Json.Print(new ColdAnswer(pupils, conditions, Usage.OfThisProcess()));
        return 0;
    }

    private static async Task<(int Pupils, long Conditions)> ConditionsAsync(UnitEvaluation evaluation, Measures measures)
    {
        var city = await CityYears.LoadAsync(evaluation, measures);
        return (city.Count, new CityConditions(city).Find());
    }

    private static async Task<(int Pupils, long Conditions)> StandingsAsync(UnitEvaluation evaluation)
    {
        var (pupils, conditions) = (0, 0L);
        foreach (var unit in evaluation.UnitsOf(null))
        {
            var evaluated = await evaluation.EvaluateAsync(unit, null, CancellationToken.None);
            pupils += evaluated.Count;
            conditions += evaluated.Sum(of => (long)of.Standing.Conditions.Count);
        }

        return (pupils, conditions);
    }
}

/// <summary>What was found.</summary>
/// <param name="Pupils">Pupils evaluated.</param>
/// <param name="Conditions">True conditions.</param>
/// <param name="Usage">What it took.</param>
internal sealed record ColdAnswer(int Pupils, long Conditions, Usage Usage);
