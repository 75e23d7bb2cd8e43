using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.Bench.Running;
using RodaTraden.Core.Detection;

namespace RodaTraden.Bench.Installed;

/// <summary>
/// <c>answers</c>: all true conditions of one day from an imported database, as the peers write them. They are found twice: in the years that are timed here, from the
/// file of the year, and by the program's own <see cref="UnitEvaluation"/> from the months alone, which knows no measures. Where the two differ, nothing is written.
/// </summary>
internal static class AnswersAt
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var asOf = arguments.Day("as-of");
        await using var installation = await OpenedInstallation.OpenAsync(arguments.Text("data"), arguments.TextOrNull("connection"), asOf);
        using var scope = installation.CreateScope();
        var evaluations = scope.ServiceProvider.GetRequiredService<Evaluations>();
        var city = await CityYears.LoadAsync(await evaluations.OfAsync(asOf, CancellationToken.None), Measures.Read(arguments.TextOrNull("measures")));
        var lines = new string[city.Count][];
        new CityConditions(city).Find((pupil, conditions) => lines[pupil] = [.. conditions.Select(evidence => AnswerLines.Of(city.Keys[pupil], evidence))]);
        var ours = lines.SelectMany(of => of).ToList();
        var own = await OwnAsync(await evaluations.OfUncommittedAsync(asOf, CancellationToken.None));
        var differing = ours.Where(line => !line.Contains($";{ConditionKind.StillAbove};", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        differing.SymmetricExceptWith(own);
        if (differing.Count > 0)
        {
            await Console.Error.WriteLineAsync($"The timed evaluation and the program's own differ in {differing.Count} lines:\n{string.Join('\n', differing.Order(StringComparer.Ordinal).Take(10))}");
            return 1;
        }

        AnswerLines.Write(arguments.Text("out"), ours);
        Json.Print(new AnswersAnswer(city.Count, ours.Count, Usage.OfThisProcess()));
        return 0;
    }

    private static async Task<List<string>> OwnAsync(UnitEvaluation evaluation)
    {
        var lines = new List<string>();
        foreach (var unit in evaluation.UnitsOf(null))
        {
            lines.AddRange((await evaluation.EvaluateAsync(unit, null, CancellationToken.None))
                .SelectMany(of => of.Standing.Conditions.Select(evidence => AnswerLines.Of(of.Pupil.Key, evidence))));
        }

        return lines;
    }
}

/// <summary>What was answered.</summary>
/// <param name="Pupils">Pupils evaluated.</param>
/// <param name="Conditions">True conditions.</param>
/// <param name="Usage">What it took.</param>
internal sealed record AnswersAnswer(int Pupils, int Conditions, Usage Usage);
