using System.Globalization;

namespace RodaTraden.Bench.Running;

/// <summary>Options as <c>--name value</c>, and what stands after them.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> named = new(StringComparer.Ordinal);

    public Arguments(IReadOnlyList<string> args)
    {
        var at = 0;
        for (; at + 1 < args.Count && args[at].StartsWith("--", StringComparison.Ordinal); at += 2)
        {
            named[args[at][2..]] = args[at + 1];
        }

        Rest = [.. args.Skip(at)];
    }

    /// <summary>What is no option.</summary>
    public IReadOnlyList<string> Rest { get; }

    public string? TextOrNull(string name) => named.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public string Text(string name) => TextOrNull(name) ?? throw new ArgumentException($"--{name} is missing.");

    public int Number(string name) => int.Parse(Text(name), CultureInfo.InvariantCulture);

    public DateOnly Day(string name) => DateOnly.ParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
