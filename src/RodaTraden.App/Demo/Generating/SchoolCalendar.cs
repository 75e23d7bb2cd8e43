using RodaTraden.Core.Register;

namespace RodaTraden.App.Demo.Generating;

/// <summary>One organiser's school year: every weekday has a kind.</summary>
internal sealed class SchoolCalendar
{
    public SchoolCalendar(SortedDictionary<DateOnly, CalendarDayKind> kinds)
    {
        Kinds = kinds;
        SchoolDays = [.. kinds.Where(k => k.Value == CalendarDayKind.SchoolDay).Select(k => k.Key)];
        Season = new SeasonWeights(SchoolDays);
    }

    public SortedDictionary<DateOnly, CalendarDayKind> Kinds { get; }

    public IReadOnlyList<DateOnly> SchoolDays { get; }

    public SeasonWeights Season { get; }
}
