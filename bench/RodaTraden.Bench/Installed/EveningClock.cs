using System.Diagnostics;

namespace RodaTraden.Bench.Installed;

/// <summary>A clock that stood at evening of one day when it was made, and goes: the invented data lies in its own school year, not in that of the machine's clock.</summary>
internal sealed class EveningClock(DateOnly day) : TimeProvider
{
    private readonly DateTimeOffset start = new(day.ToDateTime(new(18, 0)), TimeSpan.Zero);
    private readonly long began = Stopwatch.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + Stopwatch.GetElapsedTime(began);
}
