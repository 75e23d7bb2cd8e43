namespace RodaTraden.App.Tests.Hosting;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class SetClock(DateTime swedish) : TimeProvider
{
    private static readonly TimeZoneInfo Sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private DateTime utc = TimeZoneInfo.ConvertTimeToUtc(swedish, Sweden);

    public override DateTimeOffset GetUtcNow() => new(utc, TimeSpan.Zero);

    public void Move(TimeSpan by) => utc += by;
}
