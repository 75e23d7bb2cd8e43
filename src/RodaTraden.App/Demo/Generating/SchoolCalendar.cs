namespace RodaTraden.App.Demo.Generating;

internal enum DayKind
{
    SchoolDay,
    Break,
    StaffDay,
    Holiday,
    Closed,
}

/// <summary>One organiser's school year: every weekday has a kind.</summary>
internal sealed class SchoolCalendar
{
    public SchoolCalendar(SortedDictionary<DateOnly, DayKind> kinds)
    {
        Kinds = kinds;
        SchoolDays = [.. kinds.Where(k => k.Value == DayKind.SchoolDay).Select(k => k.Key)];
        Season = new SeasonWeights(SchoolDays);
    }

    public SortedDictionary<DateOnly, DayKind> Kinds { get; }

    public IReadOnlyList<DateOnly> SchoolDays { get; }

    public SeasonWeights Season { get; }
}
