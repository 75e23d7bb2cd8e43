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

    private HeldStep(HeldStep other)
    {
        (leaveAfter, reachedOn, daysBelow, Step) = (other.leaveAfter, [.. other.reachedOn], other.daysBelow, other.Step);
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

    /// <summary>The same, to be replayed further while this one stays where it is.</summary>
    internal HeldStep Copy() => new(this);

    private void RiseTo(DateOnly day, int rawStep)
    {
        for (var step = Step + 1; step <= rawStep; step++)
        {
            reachedOn[step] = day;
        }

        Step = rawStep;
    }
}
