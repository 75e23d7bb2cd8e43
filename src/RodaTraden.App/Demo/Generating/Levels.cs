using System.Globalization;

namespace RodaTraden.App.Demo.Generating;

internal static class Levels
{
    public const int FirstUpper = 10;
    public const int Last = 12;

    public static string Grade(int level)
    {
        return (level < FirstUpper ? level : level - FirstUpper + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A class keeps its mentor through a stage: F-3, 4-6, 7-9, upper secondary.</summary>
    public static int Stage(int level)
    {
        return level <= 3 ? 0 : level <= 6 ? 1 : level <= 9 ? 2 : 3;
    }

    public static int StageStart(int stage)
    {
        return stage switch { 0 => 0, 1 => 4, 2 => 7, _ => FirstUpper };
    }

    public static int StageLength(int stage)
    {
        return stage == 0 ? 4 : 3;
    }
}
