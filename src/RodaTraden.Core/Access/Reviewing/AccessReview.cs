namespace RodaTraden.Core.Access.Reviewing;

/// <summary>What a reviewer finds of a look.</summary>
public enum LookVerdict
{
    /// <summary>The person's task explains it.</summary>
    Explained,

    /// <summary>The person or the person's manager has been asked, and the answer explains it.</summary>
    Asked,

    /// <summary>Nothing explains it: somebody goes on with it outside the program.</summary>
    NotAllowed,
}

/// <summary>
/// The systematic check of who has looked at an organiser's pupils in a month: a sample drawn by lot, each look judged, and a signature. Source: lag (2001:454) 10 §;
/// HSLF-FS 2016:40 4:9.
/// </summary>
public sealed class AccessReview
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The organiser whose pupils were looked at.</summary>
    public required int OrganiserId { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>How many looks there were to draw from.</summary>
    public required int Of { get; init; }

    /// <summary>When the sample was drawn.</summary>
    public required DateTime DrawnAt { get; init; }

    /// <summary>By whom.</summary>
    public required int DrawnByAccountId { get; init; }

    /// <summary>When it was signed; null until every look has been judged and somebody has signed. Nothing changes after.</summary>
    public DateTime? SignedAt { get; set; }

    /// <summary>By whom.</summary>
    public int? SignedByAccountId { get; set; }

    /// <summary>What the reviewer concludes.</summary>
    public string Conclusion { get; set; } = "";

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }
}

/// <summary>A look in the sample.</summary>
public sealed class ReviewedLook
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The review.</summary>
    public required int ReviewId { get; init; }

    /// <summary>The entry in the read log.</summary>
    public required long ReadEntryId { get; init; }

    /// <summary>What the reviewer finds; null until judged.</summary>
    public LookVerdict? Verdict { get; set; }

    /// <summary>The reviewer's words.</summary>
    public string Words { get; set; } = "";
}

/// <summary>Rules of the systematic check.</summary>
public static class ReviewRules
{
    /// <summary>
    /// Looks in a sample: if one look in twenty is wrong, so many contain at least one such look in 95 cases of 100 (0.95 to the power of 59 is 0.048).
    /// </summary>
    public const int SampleSize = 59;

    /// <summary>Letters that any words may have at most.</summary>
    public const int LongestText = 1000;

    /// <summary>Draws a sample by lot: as many as there are, if they are fewer.</summary>
    /// <param name="looks">The looks to draw from.</param>
    /// <param name="random">Gives a number from 0 up to, but not, its argument.</param>
    public static IReadOnlyList<long> Draw(IReadOnlyList<long> looks, Func<int, int> random)
    {
        ArgumentNullException.ThrowIfNull(looks);
        ArgumentNullException.ThrowIfNull(random);
        var left = looks.ToArray();
        var count = Math.Min(SampleSize, left.Length);
        for (var at = 0; at < count; at++)
        {
            var drawn = at + random(left.Length - at);
            (left[at], left[drawn]) = (left[drawn], left[at]);
        }

        return [.. left.Take(count).Order()];
    }
}
