using System.Globalization;
using RodaTraden.Bench.InMemory;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>The engine alone on invented pupils, from a thousand to the nation; see <see cref="EngineRun"/>.</summary>
internal static class EngineStep
{
    public static async Task<EngineResult> RunAsync(CitySettings settings)
    {
        var sizes = new List<EngineSize>();
        foreach (var size in settings.Sizes)
        {
            // Each in a process of its own: what an earlier size has left behind is not weighed with it.
            var child = await Child.RunAgainAsync("engine", size);
            await Console.Error.WriteAsync(child.Printed);
            var figures = child.Printed.Split('\n')[1].Split(';').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            sizes.Add(new((int)figures[0], figures[2], figures[4], figures[5], figures[7]));
        }

        return new(sizes);
    }
}

/// <summary>The sizes that were tried, small to large.</summary>
internal sealed record EngineResult(IReadOnlyList<EngineSize> Sizes);

/// <summary>One of them.</summary>
/// <param name="Pupils">How many pupils.</param>
/// <param name="HeldMB">Memory of their years.</param>
/// <param name="ReadMilliseconds">Reading every byte of it, best of five.</param>
/// <param name="ConditionMilliseconds">All conditions of one day on two threads, best of nine.</param>
/// <param name="HeldStepMilliseconds">With the held step replayed, best of three.</param>
internal sealed record EngineSize(int Pupils, double HeldMB, double ReadMilliseconds, double ConditionMilliseconds, double HeldStepMilliseconds)
{
    public double MicrosecondsPerPupil => 1000 * ConditionMilliseconds / Pupils;
}
