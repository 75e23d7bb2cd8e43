namespace RodaTraden.Core.Register;

/// <summary>What kind of day a calendar says it is. Source: contract.md, calendar.csv; domain.md 5.3.</summary>
public enum CalendarDayKind
{
    /// <summary>School for the pupils.</summary>
    SchoolDay,

    /// <summary>A break day (<i>lovdag</i>).</summary>
    Break,

    /// <summary>A staff training day (<i>studiedag</i>).</summary>
    StaffDay,

    /// <summary>A public holiday.</summary>
    Holiday,

    /// <summary>Closed for another reason.</summary>
    Closed,
}

/// <summary>One day in the calendar of a unit, or of an organiser for all its units; the unit's own word wins.</summary>
public sealed class CalendarDay
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The unit; null when the organiser's calendar.</summary>
    public int? UnitId { get; init; }

    /// <summary>The organiser; null when the unit's calendar.</summary>
    public int? OrganiserId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What it is.</summary>
    public CalendarDayKind Kind { get; set; }
}
