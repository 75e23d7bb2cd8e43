namespace RodaTraden.Core.Detection;

/// <summary>
/// The dates on which a unit has had school: at least a fifth of its pupils without protected marking had an offered lesson.
/// Source: measures.md section 4, <c>NoData</c>.
/// </summary>
public sealed class UnitSchoolDays
{
    private readonly DateOnly[] dates;

    /// <summary>Takes the dates in any order.</summary>
    public UnitSchoolDays(IEnumerable<DateOnly> dates) => this.dates = [.. dates.Distinct().Order()];

    /// <summary>A unit that has had no school.</summary>
    public static UnitSchoolDays None { get; } = new([]);

    /// <summary>The latest; null when there are none.</summary>
    public DateOnly? Latest => dates.Length > 0 ? dates[^1] : null;

    /// <summary>Whether so many of so many pupils make it a school day.</summary>
    public static bool IsSchoolDay(int pupilsWithLessons, int pupils) => pupils > 0 && 5 * pupilsWithLessons >= pupils;

    /// <summary>Whether more than so many school days lie after one date, up to another.</summary>
    /// <param name="date">The date before the first that counts.</param>
    /// <param name="to">The last that counts.</param>
    /// <param name="count">How many.</param>
    public bool HasMoreAfter(DateOnly date, DateOnly to, int count)
    {
        var end = EndOf(to);
        return end > count && dates[end - 1 - count] > date;
    }

    /// <summary>The school days from one date to another, both included.</summary>
    public ReadOnlySpan<DateOnly> Between(DateOnly from, DateOnly to)
    {
        var first = FirstNotBefore(from);
        var end = EndOf(to);
        return end > first ? dates.AsSpan(first, end - first) : [];
    }

    // Mostly asked for the latest day of all.
    private int EndOf(DateOnly to) => dates.Length == 0 || dates[^1] <= to ? dates.Length : FirstNotBefore(to.AddDays(1));

    private int FirstNotBefore(DateOnly date)
    {
        var at = Array.BinarySearch(dates, date);
        return at < 0 ? ~at : at;
    }
}
