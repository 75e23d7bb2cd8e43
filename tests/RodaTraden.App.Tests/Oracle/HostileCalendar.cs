namespace RodaTraden.App.Tests.Oracle;

/// <summary>When the hostile municipality's units have school. U2 differs from the others in starts, breaks and Saturdays.</summary>
internal static class HostileCalendar
{
    public static readonly DateOnly ImportDay = new(2026, 5, 22);

    private static readonly DateOnly[] Saturdays = [new(2025, 9, 20), new(2025, 11, 22), new(2026, 3, 14)];

    private static readonly List<DateOnly> Second = All(IsSecondOpen);

    private static readonly List<DateOnly> Others = All(IsOpen);

    public static IReadOnlyList<DateOnly> Days(string unit) => unit == "U2" ? Second : Others;

    private static List<DateOnly> All(Func<DateOnly, bool> isOpen)
    {
        var days = new List<DateOnly>();
        for (var date = new DateOnly(2025, 5, 12); date <= ImportDay; date = date.AddDays(1))
        {
            if (isOpen(date))
            {
                days.Add(date);
            }
        }

        return days;
    }

    private static bool IsOpen(DateOnly date) =>
        IsWeekday(date)
        && (Lies(date, (2025, 5, 12), (2025, 6, 12)) || Lies(date, (2025, 8, 18), (2025, 12, 19)) || Lies(date, (2026, 1, 8), (2026, 5, 22)))
        && !Lies(date, (2025, 10, 27), (2025, 10, 31))
        && !Lies(date, (2026, 2, 23), (2026, 2, 27))
        && !Lies(date, (2026, 4, 3), (2026, 4, 10))
        && date != new DateOnly(2026, 5, 1);

    private static bool IsSecondOpen(DateOnly date) =>
        Saturdays.Contains(date)
        || (IsWeekday(date)
            && (Lies(date, (2025, 5, 12), (2025, 6, 10)) || Lies(date, (2025, 8, 21), (2025, 12, 22)) || Lies(date, (2026, 1, 12), (2026, 5, 22)))
            && !Lies(date, (2025, 11, 3), (2025, 11, 7))
            && !Lies(date, (2026, 2, 16), (2026, 2, 20))
            && !Lies(date, (2026, 4, 2), (2026, 4, 10))
            && date != new DateOnly(2026, 5, 1)
            && !(date.DayOfWeek == DayOfWeek.Wednesday && date.Year == 2026 && date.Month == 1));

    private static bool IsWeekday(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static bool Lies(DateOnly date, (int Year, int Month, int Day) from, (int Year, int Month, int Day) to) =>
        date >= new DateOnly(from.Year, from.Month, from.Day) && date <= new DateOnly(to.Year, to.Month, to.Day);
}
