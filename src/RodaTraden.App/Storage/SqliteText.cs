using System.Globalization;

namespace RodaTraden.App.Storage;

/// <summary>How days, instants and identifiers stand in the embedded database: in letters, as the database library writes them, so that whatever is written past it is found when it is asked for.</summary>
internal static class SqliteText
{
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(DateTime instant) => instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    public static string Of(Guid identifier) => identifier.ToString().ToUpperInvariant();
}
