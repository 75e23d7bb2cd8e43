namespace RodaTraden.Bench.Installed;

/// <summary>Evening of one day in Sweden: the invented data lies in its own school year, not in that of the machine's clock.</summary>
internal sealed class FixedClock(DateOnly day) : TimeProvider
{
    private readonly DateTimeOffset now = new(day.ToDateTime(new(18, 0)), TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;
}
