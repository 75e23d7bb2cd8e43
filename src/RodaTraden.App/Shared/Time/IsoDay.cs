using System.Globalization;

namespace RodaTraden.App.Shared.Time;

/// <summary>A day as forms, addresses and machines write it: 2026-03-27, whatever the reader's language.</summary>
internal static class IsoDay
{
    private const string Format = "yyyy-MM-dd";

    public static string Iso(this DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The day that is written; null when it is none.</summary>
    public static DateOnly? Read(string? written) =>
        DateOnly.TryParseExact(written, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
