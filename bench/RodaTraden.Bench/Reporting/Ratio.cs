using System.Globalization;

namespace RodaTraden.Bench.Reporting;

/// <summary>One thing that was wished for, and what became of it.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Ours">Our side, in words.</param>
/// <param name="Peer">The other side, in words; empty when the wish is a plain figure.</param>
/// <param name="Value">The figure that is held against the wish; null when it was not measured.</param>
/// <param name="Wished">The wish.</param>
/// <param name="AtLeast">Whether more is better.</param>
/// <param name="Unit">What the figure counts; empty for a ratio.</param>
/// <param name="NotJudged">Why the wish is not held against the figure; null when it is.</param>
internal sealed record Ratio(string What, string Ours, string Peer, double? Value, double Wished, bool AtLeast = false, string Unit = "", string? NotJudged = null)
{
    /// <summary>Null when nothing can be said.</summary>
    public bool? Held => Value is { } value && NotJudged is null ? AtLeast ? value >= Wished : value <= Wished : null;

    /// <summary>How far on the right side of the wish: 2 is twice as good, 0.5 half as good.</summary>
    public double? Headroom => Value is { } value && NotJudged is null ? AtLeast ? value / Wished : Wished / value : null;

    public string ValueText => Value is { } value ? Number(value) + Unit : "-";

    public string WishText => (AtLeast ? "at least " : "at most ") + Number(Wished) + Unit;

    public string Verdict => Held switch
    {
        null => NotJudged ?? "not measured",
        true => "held",
        false => string.Create(CultureInfo.InvariantCulture, $"missed by {Number(Math.Abs(Value!.Value - Wished))}{Unit} ({Math.Ceiling(100 * Math.Abs((Value.Value / Wished) - 1)):0} %)"),
    };

    /// <summary>Three digits.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 0.1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0.000", CultureInfo.InvariantCulture),
    };
}
