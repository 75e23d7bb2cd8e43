using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection;

/// <summary>
/// How far the held step of one pupil has been replayed against one ladder, some weeks before the latest day: the next evaluation goes on from there instead of
/// from 1 July. It holds as long as nothing up to that day has changed (<see cref="PackedYear.IsSameThrough"/>). Never changed once made.
/// </summary>
public sealed class ReplayedUntil
{
    private readonly HeldStep held;

    internal ReplayedUntil(AttendanceLadder ladder, int days, DateOnly date, HeldStep held) =>
        (Ladder, Days, Date, this.held) = (ladder, days, date, held.Copy());

    /// <summary>The ladder that was replayed.</summary>
    public AttendanceLadder Ladder { get; }

    /// <summary>The last day that was replayed: a school day of the pupil's.</summary>
    public DateOnly Date { get; }

    /// <summary>How many of the pupil's school days were replayed.</summary>
    internal int Days { get; }

    /// <summary>The held step after that day.</summary>
    internal HeldStep Held() => held.Copy();

    /// <summary>Everything but the ladder, as numbers to be kept.</summary>
    public int[] Numbers() => [Days, Date.DayNumber, .. held.Numbers()];

    /// <summary>The same from numbers.</summary>
    /// <param name="ladder">The ladder that was replayed.</param>
    /// <param name="numbers">What <see cref="Numbers"/> gave.</param>
    /// <exception cref="ArgumentException">They are of a ladder with other steps.</exception>
    public static ReplayedUntil From(AttendanceLadder ladder, ReadOnlySpan<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        return new(ladder, numbers[0], DateOnly.FromDayNumber(numbers[1]), HeldStep.From(ladder.LeaveAfter, ladder.Steps.Count, numbers[2..]));
    }
}
