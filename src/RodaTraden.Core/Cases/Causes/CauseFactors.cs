using System.Globalization;

namespace RodaTraden.Core.Cases.Causes;

/// <summary>Where a factor lies.</summary>
public enum CauseLevel
{
    /// <summary>The pupil.</summary>
    Individual,

    /// <summary>The school.</summary>
    School,

    /// <summary>The family.</summary>
    Family,

    /// <summary>Leisure, peers, society, other authorities.</summary>
    Society,
}

/// <summary>
/// The factors that a mapping asks about, by level. The list is reconstructed from research and from cases, not quoted from an inquiry; each has a code that never changes its meaning, and its words lie
/// in the language files. Nothing can be searched or counted by them for a named pupil (Skollagen 26 a:4). Source: domain.md 4.5.
/// </summary>
public static class CauseFactors
{
    /// <summary>The version of the list.</summary>
    public const string Version = "2026-1";

    private static readonly (CauseLevel Level, char Letter, int Count)[] Levels = [(CauseLevel.Individual, 'I', 15), (CauseLevel.School, 'K', 15), (CauseLevel.Family, 'F', 13), (CauseLevel.Society, 'C', 10)];

    /// <summary>All codes, by level, in the order of the list.</summary>
    public static IReadOnlyList<(CauseLevel Level, string Code)> All { get; } =
        [.. Levels.SelectMany(level => Enumerable.Range(1, level.Count).Select(at => (level.Level, string.Create(CultureInfo.InvariantCulture, $"{level.Letter}{at}"))))];

    /// <summary>The codes of a simple mapping: those that a mentor and a pupil can talk about without training. A deepened one asks about all.</summary>
    public static IReadOnlyList<string> Simple { get; } = ["I1", "I5", "I6", "I8", "I12", "K1", "K2", "K3", "K4", "K5", "K6", "K9", "K10", "K11", "K15", "F2", "F5", "F9", "F13", "C2", "C8"];

    /// <summary>Whether a code is in the list.</summary>
    public static bool IsKnown(string code) => All.Any(one => one.Code == code);
}
