namespace RodaTraden.Core.Attendance;

/// <summary>A school year, 1 July to 30 June (<i>läsår</i>), named by the year it starts in. Source: measures.md section 3.</summary>
/// <param name="StartYear">The calendar year of its 1 July, for example 2026 for 2026/27.</param>
public readonly record struct SchoolYear(int StartYear)
{
    /// <summary>1 July.</summary>
    public DateOnly First => new(StartYear, 7, 1);

    /// <summary>30 June the year after.</summary>
    public DateOnly Last => new(StartYear + 1, 6, 30);

    /// <summary>The school year that holds a day.</summary>
    public static SchoolYear Of(DateOnly day) => new(day.Month >= 7 ? day.Year : day.Year - 1);

    /// <summary>Whether the day lies in the year.</summary>
    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>First day of the term that holds the day: 1 July or 1 January.</summary>
    public static DateOnly TermStart(DateOnly day) => day.Month >= 7 ? new(day.Year, 7, 1) : new(day.Year, 1, 1);

    /// <summary>As people write it: 2026/27.</summary>
    public override string ToString() => $"{StartYear}/{(StartYear + 1) % 100:00}";
}
