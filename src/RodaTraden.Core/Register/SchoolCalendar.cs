namespace RodaTraden.Core.Register;

/// <summary>
/// A unit's calendar: its own word first, then its organiser's, else Monday to Friday. Deadlines count its school days. Source: measures.md section 5.
/// </summary>
public sealed class SchoolCalendar
{
    private readonly IReadOnlyDictionary<DateOnly, CalendarDayKind> own;
    private readonly IReadOnlyDictionary<DateOnly, CalendarDayKind> organisers;

    /// <summary>Takes the unit's and the organiser's days.</summary>
    public SchoolCalendar(IReadOnlyDictionary<DateOnly, CalendarDayKind> own, IReadOnlyDictionary<DateOnly, CalendarDayKind> organisers) =>
        (this.own, this.organisers) = (own, organisers);

    /// <summary>No calendar is known: every weekday counts.</summary>
    public static SchoolCalendar Unknown { get; } = new(new Dictionary<DateOnly, CalendarDayKind>(), new Dictionary<DateOnly, CalendarDayKind>());

    /// <summary>What the calendar says of a day; null when nobody has said anything.</summary>
    public CalendarDayKind? KindOf(DateOnly day) =>
        own.TryGetValue(day, out var kind) || organisers.TryGetValue(day, out kind) ? kind : null;

    /// <summary>Whether the unit has school on a day. Where the calendar is silent, Monday to Friday.</summary>
    public bool IsSchoolDay(DateOnly day) =>
        KindOf(day) is { } kind ? kind == CalendarDayKind.SchoolDay : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The n-th school day after a day. A calendar without school for a year ends the search there.</summary>
    public DateOnly SchoolDaysAfter(DateOnly day, int n)
    {
        var at = day;
        for (var searched = 0; n > 0 && searched < 400; searched++)
        {
            at = at.AddDays(1);
            n -= IsSchoolDay(at) ? 1 : 0;
        }

        return at;
    }

    /// <summary>School days from one day to another, both included.</summary>
    public int CountSchoolDays(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            count += IsSchoolDay(day) ? 1 : 0;
        }

        return count;
    }
}
