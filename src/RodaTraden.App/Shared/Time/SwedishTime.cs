namespace RodaTraden.App.Shared.Time;

/// <summary>The one way to know what day and time it is: Swedish, whatever the server's zone.</summary>
internal static class SwedishTime
{
    private static readonly TimeZoneInfo Sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static DateOnly SwedishToday(this TimeProvider time) => DateOnly.FromDateTime(time.SwedishNow());

    public static DateTime SwedishNow(this TimeProvider time) => Local(time.GetUtcNow().UtcDateTime);

    public static DateTime UtcNow(this TimeProvider time) => time.GetUtcNow().UtcDateTime;

    /// <summary>When a Swedish day begins, in UTC.</summary>
    public static DateTime Midnight(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(default, DateTimeKind.Unspecified), Sweden);

    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Sweden);
}
