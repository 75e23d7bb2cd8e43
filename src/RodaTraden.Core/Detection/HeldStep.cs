namespace RodaTraden.Core.Detection;

/// <summary>
/// The step a pupil is held on: it rises at once to the raw step, and falls by one after so many of the pupil's school days in a row with a
/// raw step below it; then the count starts again. Replayed from 1 July, starting at 0. Source: measures.md section 5.
/// </summary>
public sealed class HeldStep
{
    private readonly int leaveAfter;
    private readonly DateOnly?[] reachedOn;
    private int daysBelow;

    /// <summary>Starts at 0.</summary>
    /// <param name="leaveAfter">School days in a row below before a fall.</param>
    /// <param name="highest">The ladder's highest step.</param>
    public HeldStep(int leaveAfter, int highest)
    {
        this.leaveAfter = leaveAfter;
        reachedOn = new DateOnly?[highest + 1];
    }

    /// <summary>The step held now.</summary>
    public int Step { get; private set; }

    /// <summary>The day on which the held step was last risen to; null on step 0. Deadlines count from it.</summary>
    public DateOnly? ReachedOn => Step == 0 ? null : reachedOn[Step];

    /// <summary>One of the pupil's school days passes.</summary>
    public void SchoolDay(DateOnly day, int rawStep)
    {
        if (rawStep >= Step)
        {
            RiseTo(day, rawStep);
            daysBelow = 0;
            return;
        }

        daysBelow++;
        if (daysBelow >= leaveAfter)
        {
            Step--;
            daysBelow = 0;
        }
    }

    /// <summary>A day without school for the pupil: a rise counts, a fall does not.</summary>
    public void OtherDay(DateOnly day, int rawStep)
    {
        if (rawStep > Step)
        {
            RiseTo(day, rawStep);
            daysBelow = 0;
        }
    }

    /// <summary>What it takes to go on from here: step and days below, then the day on which each step from 1 was last risen to, as day numbers; 0 for never.</summary>
    internal int[] Numbers()
    {
        var numbers = new int[NumbersOf(reachedOn.Length - 1)];
        (numbers[0], numbers[1]) = (Step, daysBelow);
        for (var step = 1; step < reachedOn.Length; step++)
        {
            numbers[step + 1] = reachedOn[step]?.DayNumber ?? 0;
        }

        return numbers;
    }

    /// <summary>Goes on from numbers.</summary>
    /// <exception cref="ArgumentException">They are of a ladder with other steps.</exception>
    internal static HeldStep From(int leaveAfter, int highest, ReadOnlySpan<int> numbers)
    {
        if (numbers.Length != NumbersOf(highest) || numbers[0] < 0 || numbers[0] > highest)
        {
            throw new ArgumentException("The numbers are of another ladder.", nameof(numbers));
        }

        var held = new HeldStep(leaveAfter, highest) { Step = numbers[0], daysBelow = numbers[1] };
        for (var step = 1; step <= highest; step++)
        {
            held.reachedOn[step] = numbers[step + 1] == 0 ? null : DateOnly.FromDayNumber(numbers[step + 1]);
        }

        return held;
    }

    /// <summary>How many numbers it takes with so many steps.</summary>
    internal static int NumbersOf(int highest) => highest + 2;

    private void RiseTo(DateOnly day, int rawStep)
    {
        for (var step = Step + 1; step <= rawStep; step++)
        {
            reachedOn[step] = day;
        }

        Step = rawStep;
    }
}
