namespace RodaTraden.Core.Detection;

/// <summary>Small counts are hidden from everyone without access to the rows. Source: measures.md section 6.</summary>
public static class SmallNumbers
{
    /// <summary>A count below this, other than none, could point at somebody.</summary>
    public const int Least = 5;

    /// <summary>
    /// A part of a whole as it may be shown: null when the part, or what is left of the whole, is 1-4, because the one gives the other away.
    /// </summary>
    public static int? Shown(int part, int whole) => IsSmall(part) || IsSmall(whole - part) ? null : part;

    private static bool IsSmall(int count) => count is > 0 and < Least;
}
