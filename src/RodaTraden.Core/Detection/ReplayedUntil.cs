using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection;

/// <summary>
/// How far the held step of one pupil has been replayed against one ladder, some days before the latest: the next evaluation goes on from there instead of from
/// 1 July. It holds as long as nothing up to that day has changed (<see cref="PackedYear.IsSameThrough"/>); for a change that lies further back there are
/// <see cref="Earlier"/> places. Never changed once made.
/// </summary>
public sealed class ReplayedUntil
{
    /// <summary>School days between places: the one before the latest is given up for a new one that is nearer.</summary>
    private const int Apart = 10;

    /// <summary>Numbers before those of the held step.</summary>
    private const int Numbered = 2;

    private readonly int[] held;

    private ReplayedUntil(AttendanceLadder ladder, int days, DateOnly date, int[] held, ReplayedUntil? earlier) =>
        (Ladder, Days, Date, this.held, Earlier) = (ladder, days, date, held, earlier);

    /// <summary>The ladder that was replayed.</summary>
    public AttendanceLadder Ladder { get; }

    /// <summary>The last day that was replayed: a school day of the pupil's.</summary>
    public DateOnly Date { get; }

    /// <summary>A place further back; at most two stand behind the latest.</summary>
    public ReplayedUntil? Earlier { get; }

    /// <summary>How many of the pupil's school days were replayed.</summary>
    internal int Days { get; }

    /// <summary>The latest place up to which a pupil's year is as it was; null when it has changed before all of them.</summary>
    /// <param name="before">The year that was replayed.</param>
    /// <param name="now">The year as it is now.</param>
    public ReplayedUntil? SameIn(PackedYear before, PackedYear now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var place = this;
        while (place is not null && !now.IsSameThrough(before, place.Date))
        {
            place = place.Earlier;
        }

        return place;
    }

    /// <summary>Every place as numbers to be kept, without the ladder.</summary>
    public int[] Numbers() => [Days, Date.DayNumber, .. held, .. Earlier?.Numbers() ?? []];

    /// <summary>The same from numbers.</summary>
    /// <param name="ladder">The ladder that was replayed.</param>
    /// <param name="numbers">What <see cref="Numbers"/> gave.</param>
    /// <exception cref="ArgumentException">They are of a ladder with other steps.</exception>
    public static ReplayedUntil From(AttendanceLadder ladder, ReadOnlySpan<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        var length = Numbered + HeldStep.NumbersOf(ladder.Steps.Count);
        if (numbers.Length == 0 || numbers.Length % length != 0)
        {
            throw new ArgumentException("The numbers are of another ladder.", nameof(numbers));
        }

        return new(
            ladder,
            numbers[0],
            DateOnly.FromDayNumber(numbers[1]),
            numbers[Numbered..length].ToArray(),
            numbers.Length > length ? From(ladder, numbers[length..]) : null);
    }

    /// <summary>The latest place that lies not after so many school days; null when there is none.</summary>
    internal ReplayedUntil? NotAfter(int days)
    {
        var place = this;
        while (place is not null && place.Days > days)
        {
            place = place.Earlier;
        }

        return place;
    }

    /// <summary>The held step at this place.</summary>
    internal HeldStep Held() => HeldStep.From(Ladder.LeaveAfter, Ladder.Steps.Count, held);

    /// <summary>A place that has been reached, after another.</summary>
    /// <param name="before">The place where the replay began, of the same ladder; null when it began on 1 July.</param>
    /// <param name="ladder">The ladder.</param>
    /// <param name="days">School days replayed.</param>
    /// <param name="date">The last of them.</param>
    /// <param name="held">The held step after it.</param>
    internal static ReplayedUntil After(ReplayedUntil? before, AttendanceLadder ladder, int days, DateOnly date, HeldStep held)
    {
        var earlier = before?.Earlier is { } behind && before.Days < behind.Days + Apart ? behind : before;
        return new(ladder, days, date, held.Numbers(), earlier?.WithOneBehind());
    }

    private ReplayedUntil WithOneBehind() => Earlier?.Earlier is null ? this : new(Ladder, Days, Date, held, new(Ladder, Earlier.Days, Earlier.Date, Earlier.held, null));
}
