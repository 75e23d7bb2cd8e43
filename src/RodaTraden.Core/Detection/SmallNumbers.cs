namespace RodaTraden.Core.Detection;

/// <summary>Small counts are hidden from everyone without access to the rows. Source: measures.md section 6.</summary>
public static class SmallNumbers
{
    /// <summary>A count below this, other than none, could point at somebody.</summary>
    public const int Least = 5;

    /// <summary>
    /// A part of a whole as it may be shown: null when the part, or what is left of the whole, is 1-4, because the one gives the other away.
    /// </summary>
    private static int? Shown(int part, int whole) => IsSmall(part) || IsSmall(whole - part) ? null : part;

    /// <summary>
    /// The parts of one whole, side by side. What is hidden cannot be worked out from what is shown beside it: at least two parts are hidden, of ten or more together.
    /// Which part is hidden beside a small one follows from where it stands, not from how large it is.
    /// </summary>
    public static IReadOnlyList<int?> Parts(IReadOnlyList<int> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var whole = parts.Sum();
        var shown = parts.Select(part => Shown(part, whole)).ToArray();
        while (true)
        {
            var hidden = Enumerable.Range(0, parts.Count).Where(i => shown[i] is null).ToList();
            var left = Enumerable.Range(0, parts.Count).Where(i => shown[i] > 0).ToList();
            if (hidden.Count == 0 || left.Count == 0 || (hidden.Count > 1 && hidden.Sum(i => parts[i]) >= 2 * Least))
            {
                return shown;
            }

            shown[left.MinBy(i => hidden.Min(of => Math.Abs(of - i)))] = null;
        }
    }

    /// <summary>
    /// The sum of counts of which some are hidden: null when the sum would give away what is hidden, that is when one alone is, or when
    /// the hidden ones together are 1-4.
    /// </summary>
    public static int? Total(IReadOnlyList<int> parts, IReadOnlyList<int?> shown)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(shown);
        var hidden = Enumerable.Range(0, parts.Count).Where(i => shown[i] is null).ToList();
        return hidden.Count == 1 || IsSmall(hidden.Sum(i => parts[i])) ? null : parts.Sum();
    }

    /// <summary>
    /// The same parts before and after something. When any of them changes by 1-4, what every changed part came to is hidden: the sums would give the few away.
    /// </summary>
    public static (IReadOnlyList<int?> Before, IReadOnlyList<int?> After) Change(IReadOnlyList<int> before, IReadOnlyList<int> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (then, now) = (Parts(before), Parts(after).ToArray());
        var hidesChanges = Enumerable.Range(0, before.Count).Any(i => IsSmall(Math.Abs(after[i] - before[i])));
        for (var i = 0; i < before.Count; i++)
        {
            if (then[i] is null || (hidesChanges && after[i] != before[i]))
            {
                now[i] = null;
            }
        }

        // A single hidden change is the difference of the sums.
        var hidden = Enumerable.Range(0, now.Length).Where(i => now[i] is null).ToList();
        var left = Enumerable.Range(0, now.Length).Where(i => now[i] > 0).ToList();
        if (hidden.Count == 1 && left.Count > 0)
        {
            now[left.MinBy(i => Math.Abs(hidden[0] - i))] = null;
        }

        return (then, now);
    }

    private static bool IsSmall(int count) => count is > 0 and < Least;
}
