using RodaTraden.Bench.Installed;
using RodaTraden.Bench.Running;
using RodaTraden.Core.Detection;

namespace RodaTraden.Bench.City;

/// <summary>Our answers from each database, held against each other and against the peers' byte for byte; and for how many pupils each condition is true.</summary>
internal static class AnswersStep
{
    private const int Shown = 10;

    public static async Task<AnswersResult> RunAsync(CitySettings settings)
    {
        Directory.CreateDirectory(settings.Answers);
        AnswersAnswer? ours = null;
        var engines = PeerSteps.Engines.Where(engine => !settings.Skipped.Contains(engine) && File.Exists(PeerSteps.AnswersFile(settings, engine))).ToList();
        foreach (var database in CityDatabase.Whole(settings))
        {
            ours = Json.Read<AnswersAnswer>((await Child.RunAgainAsync([
                "answers", "--as-of", settings.Day, "--measures", settings.MeasuresFile, "--out", PeerSteps.AnswersFile(settings, $"ours-{database.Name}"), .. database.Options("whole")])).Printed);
            engines.Insert(0, $"ours-{database.Name}");
        }

        var first = engines[0];
        var expected = await File.ReadAllBytesAsync(PeerSteps.AnswersFile(settings, first));
        var differences = engines.Where(engine => !File.ReadAllBytes(PeerSteps.AnswersFile(settings, engine)).AsSpan().SequenceEqual(expected))
            .ToDictionary(engine => engine, engine => Differences(settings, first, engine));
        foreach (var (name, lines) in differences)
        {
            await Console.Error.WriteLineAsync($"{name} answers otherwise than {first} (- only there, + only here), the first lines:\n{string.Join('\n', lines)}");
        }

        return new(ours!.Pupils, ours.Conditions, engines, differences, TrueFor(settings, first, ours.Pupils));
    }

    private static List<string> Differences(CitySettings settings, string one, string other)
    {
        var left = Lines(settings, one).ToHashSet(StringComparer.Ordinal);
        var right = Lines(settings, other).ToHashSet(StringComparer.Ordinal);
        var differing = left.Except(right).Select(line => "- " + line).Concat(right.Except(left).Select(line => "+ " + line)).OrderBy(line => line[2..], StringComparer.Ordinal).ToList();
        return differing.Count == 0 ? ["the same lines in another order, or one of them twice"] : [.. differing.Take(Shown), $"{differing.Count} lines differ"];
    }

    private static List<ConditionCount> TrueFor(CitySettings settings, string answers, int pupils)
    {
        var found = Lines(settings, answers).Skip(1).Select(line => line.Split(';'))
            .GroupBy(cells => string.Join(';', cells[1..4]), cells => cells[0]).ToDictionary(of => of.Key, of => of.Distinct(StringComparer.Ordinal).Count());
        var ladder = StandardLadder.Version1;
        return [.. ladder.Steps.SelectMany(step => step.AnyOf).Concat(ladder.BesideLadder).Select(condition =>
        {
            var count = found.GetValueOrDefault($"{condition.Kind};{condition.Window};{condition.Limit}");
            return new ConditionCount($"{condition.Kind}", $"{condition.Window}", condition.Limit, count, pupils - count);
        })];
    }

    private static IEnumerable<string> Lines(CitySettings settings, string engine) => File.ReadLines(PeerSteps.AnswersFile(settings, engine));
}

/// <summary>Who answered, and whether they agree.</summary>
/// <param name="Pupils">Pupils evaluated.</param>
/// <param name="Conditions">True conditions.</param>
/// <param name="Engines">Who answered.</param>
/// <param name="Differences">The first differing lines of those who answer otherwise than we.</param>
/// <param name="TrueFor">How many pupils each condition is true for.</param>
internal sealed record AnswersResult(
    int Pupils,
    int Conditions,
    IReadOnlyList<string> Engines,
    IReadOnlyDictionary<string, List<string>> Differences,
    IReadOnlyList<ConditionCount> TrueFor)
{
    /// <summary>The same, and each condition true for some and false for some.</summary>
    public bool Holds => Differences.Count == 0 && TrueFor.All(condition => condition is { True: > 0, False: > 0 });
}

/// <summary>A condition of the ladder in the data.</summary>
internal sealed record ConditionCount(string Kind, string Window, int Limit, int True, int False);
