namespace RodaTraden.App.Tests.Oracle;

/// <summary>Absent of observed minutes in a window, with its first and last school day.</summary>
internal sealed record PlainShare(long Absent, long Observed, DateOnly? From, DateOnly? To)
{
    public static PlainShare Of(List<PlainDay> days) =>
        new(PlainWindows.Absent(days), PlainWindows.Observed(days), PlainWindows.First(days), PlainWindows.Last(days));
}

/// <summary>One true condition. A share when <see cref="Share"/> is there, otherwise a count.</summary>
internal sealed record PlainCondition
{
    public required string Kind { get; init; }

    public required string Window { get; init; }

    public required DateOnly? From { get; init; }

    public required DateOnly? To { get; init; }

    public PlainShare? Share { get; init; }

    public PlainShare? Previous { get; init; }

    public long Count { get; init; }

    public long Of { get; init; }

    public string? Detail { get; init; }

    /// <summary>The value in tenths: 15.0 is 150.</summary>
    public required long Tenths { get; init; }

    public required string Op { get; init; }

    public required long Limit { get; init; }

    public required int Step { get; init; }

    /// <summary>Step, highest first; then kind, window, limit, detail.</summary>
    public static int InOrder(PlainCondition a, PlainCondition b)
    {
        if (a.Step != b.Step)
        {
            return b.Step.CompareTo(a.Step);
        }

        var byKind = string.CompareOrdinal(a.Kind, b.Kind);
        if (byKind != 0)
        {
            return byKind;
        }

        var byWindow = string.CompareOrdinal(a.Window, b.Window);
        if (byWindow != 0)
        {
            return byWindow;
        }

        return a.Limit != b.Limit
            ? a.Limit.CompareTo(b.Limit)
            : string.CompareOrdinal(a.Detail ?? "", b.Detail ?? "");
    }

    /// <summary>1000 x numerator / denominator, half away from zero: percent with one decimal, in tenths.</summary>
    public static long PercentInTenths(long numerator, long denominator)
    {
        var sign = numerator < 0 ? -1 : 1;
        var size = Math.Abs(numerator) * 1000;
        var whole = size / denominator;
        var rest = size % denominator;
        return sign * (2 * rest >= denominator ? whole + 1 : whole);
    }
}
