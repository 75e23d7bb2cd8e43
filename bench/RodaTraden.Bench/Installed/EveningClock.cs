using System.Diagnostics;

namespace RodaTraden.Bench.Installed;

/// <summary>A clock that stood at evening on one day when the process began, and goes.</summary>
internal sealed class EveningClock(DateOnly day) : TimeProvider
{
    private readonly DateTimeOffset start = new(day.ToDateTime(new(18, 0)), TimeSpan.Zero);
    private readonly long began = Stopwatch.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + Stopwatch.GetElapsedTime(began);
}
