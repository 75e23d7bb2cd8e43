namespace RodaTraden.App.Demo.Generating;

internal sealed record Organiser(int Index, string Name, bool Municipal);

/// <summary>
/// A school unit. Levels are 0 (preschool class) to 9, and 10 to 12 for upper secondary, whose grades the files call 1 to 3.
/// </summary>
internal sealed record SchoolUnit(
    int Index,
    string Code,
    string Name,
    Organiser Organiser,
    int FirstLevel,
    int LastLevel,
    int YoungerClasses,
    int OlderClasses,
    IReadOnlyList<string> Programmes)
{
    public bool IsUpperSecondary => FirstLevel >= Levels.FirstUpper;

    public string Forms => IsUpperSecondary ? "GY" : FirstLevel == 0 ? "FKLASS,GR" : "GR";

    public bool Serves(int level)
    {
        return level >= FirstLevel && level <= LastLevel && Classes(level) > 0;
    }

    public int Classes(int level)
    {
        return IsUpperSecondary ? Programmes.Count : level <= 6 ? YoungerClasses : OlderClasses;
    }

    public string ClassName(SchoolYear year, int level, int parallel)
    {
        if (!IsUpperSecondary)
        {
            return $"{(level == 0 ? "F" : Levels.Grade(level))}{(char)('A' + parallel)}";
        }

        var programme = Programmes[parallel];
        var cohort = (year.StartYear - (level - Levels.FirstUpper)) % 100;
        var letter = Programmes.Count(p => p == programme) > 1
            ? ((char)('A' + Programmes.Take(parallel).Count(p => p == programme))).ToString()
            : "";
        return $"{programme}{cohort:00}{letter}";
    }
}
