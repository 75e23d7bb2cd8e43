using System.Globalization;

namespace RodaTraden.App.Demo.Generating;

/// <summary>Dates as the files write them, whatever language the machine speaks.</summary>
internal static class Iso
{
    public const int Length = 10;

    private const string Format = "yyyy-MM-dd";

    public static string Text(DateOnly date)
    {
        return date.ToString(Format, CultureInfo.InvariantCulture);
    }

    public static string Digits(DateOnly date)
    {
        return date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
    }

    public static void Write(DateOnly date, Span<byte> target)
    {
        date.TryFormat(target, out _, Format, CultureInfo.InvariantCulture);
    }
}
