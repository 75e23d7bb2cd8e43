namespace RodaTraden.App.Demo.Generating;

/// <summary>What to invent. The same options always give the same bytes.</summary>
/// <param name="SchoolYears">This school year up to <paramref name="AsOf"/> and the whole ones before it.</param>
/// <param name="WithFaults">Damages a few files the way real exports are damaged.</param>
/// <param name="CalendarPastAsOf">
/// Writes the calendar to the end of the school year. Off by default, so that no file holds a date after <paramref name="AsOf"/>.
/// </param>
internal sealed record GeneratorOptions(
    int Inhabitants,
    int Seed,
    AbsenceProfile Profile,
    DateOnly AsOf,
    string OutputDirectory,
    int SchoolYears = 2,
    bool WithFaults = false,
    bool CalendarPastAsOf = false);

/// <summary>
/// Swedish figures for absence disagree by a factor of three, so the level is a choice.
/// Low follows the survey of 2016, middle England 2018/19, high England 2022/23.
/// </summary>
internal enum AbsenceProfile
{
    Low,
    Middle,
    High,
}
