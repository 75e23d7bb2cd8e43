using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Installed;

/// <summary><c>warm</c>: the city's years held in memory, and all conditions of one day found nine times on two threads.</summary>
internal static class WarmRun
{
    private const int Runs = 9;

    // A server has evaluated before: the compiler has seen the work for this long when the clock starts.
    private const int WarmingMilliseconds = 2000;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var asOf = arguments.Day("as-of");
        await using var installation = await OpenedInstallation.OpenAsync(arguments.Text("data"), arguments.TextOrNull("connection"), asOf);
        using var scope = installation.CreateScope();
        var measures = Measures.Read(arguments.TextOrNull("measures"));

        // Once on a year without lessons: what the database library keeps for itself is not weighed with the pupils.
        var evaluations = scope.ServiceProvider.GetRequiredService<Evaluations>();
        await CityYears.LoadAsync(await evaluations.OfAsync(asOf.AddYears(-10), CancellationToken.None), measures);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var city = await CityYears.LoadAsync(await evaluations.OfAsync(asOf, CancellationToken.None), measures);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        var conditions = new CityConditions(city);
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun).TotalMilliseconds < WarmingMilliseconds)
        {
            conditions.Find();
            conditions.ReadAll();
        }

        var read = Timing.Milliseconds(Runs, () => conditions.ReadAll());
        long found = 0;
        var evaluated = Timing.Milliseconds(Runs, () => found = conditions.Find());
        Json.Print(new WarmAnswer(city.Count, city.Years.Sum(year => (long)year.DayCount), found, Math.Round(held / 1e6, 1), read, evaluated, Usage.OfThisProcess()));
        return 0;
    }
}

/// <summary>What was measured.</summary>
/// <param name="Pupils">Pupils evaluated.</param>
/// <param name="Days">Their school days.</param>
/// <param name="Conditions">True conditions.</param>
/// <param name="HeldMB">Memory of the years, with the pupils' keys and the units' days.</param>
/// <param name="ReadMilliseconds">Reading every byte of the years, each time.</param>
/// <param name="ConditionMilliseconds">Finding all conditions, each time.</param>
/// <param name="Usage">What the whole process took.</param>
internal sealed record WarmAnswer(int Pupils, long Days, long Conditions, double HeldMB, double[] ReadMilliseconds, double[] ConditionMilliseconds, Usage Usage);
