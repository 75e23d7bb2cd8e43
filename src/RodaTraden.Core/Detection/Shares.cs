namespace RodaTraden.Core.Detection;

/// <summary>Shares in whole numbers. Floating point decides nothing; percentages exist only for display. Source: measures.md, opening.</summary>
public static class Shares
{
    /// <summary>Part of whole in tenths of a percent, rounded half away from zero. The whole must be above zero.</summary>
    public static int Tenths(long part, long whole) => (int)(((2000 * part) + whole) / (2 * whole));

    /// <summary>
    /// The difference of two shares in tenths of a percentage point, rounded half away from zero.
    /// </summary>
    public static int TenthsBetween(long part, long whole, long earlierPart, long earlierWhole)
    {
        var difference = (part * earlierWhole) - (earlierPart * whole);
        var size = Tenths(Math.Abs(difference), whole * earlierWhole);
        return difference < 0 ? -size : size;
    }

    /// <summary>Whether part of whole compares so with a limit in tenths of a percent. An undefined share never does.</summary>
    public static bool Compares(long part, long whole, Comparison comparison, int limitTenths) => whole > 0 && comparison switch
    {
        Comparison.AtLeast => 1000 * part >= limitTenths * whole,
        Comparison.Over => 1000 * part > limitTenths * whole,
        Comparison.Under => 1000 * part < limitTenths * whole,
    };

    /// <summary>Whether any count up to one may compare so with a limit: what rules most pupils out cheaply.</summary>
    public static bool MayCompare(int most, Comparison comparison, int limit) => comparison == Comparison.Under || Compares(most, comparison, limit);

    /// <summary>Whether a count compares so with a limit.</summary>
    public static bool Compares(int count, Comparison comparison, int limit) => comparison switch
    {
        Comparison.AtLeast => count >= limit,
        Comparison.Over => count > limit,
        Comparison.Under => count < limit,
    };
}
