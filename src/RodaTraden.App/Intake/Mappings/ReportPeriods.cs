using System.Globalization;
using System.Text.RegularExpressions;

namespace RodaTraden.App.Intake.Mappings;

/// <summary>Finds the period of a report in words around it: a title line above the headings, or the file's name.</summary>
internal static partial class ReportPeriods
{
    /// <summary>The first and the last day that a text names; null when it does not name just two.</summary>
    public static ReportPeriod? In(string text)
    {
        var days = Days().Matches(text)
            .Select(match => DateOnly.TryParseExact(match.Value.Replace("-", "", StringComparison.Ordinal), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null)
            .OfType<DateOnly>()
            .ToList();
        return days is [var from, var to] && from <= to ? new(from, to) : null;
    }

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?!\d)")]
    private static partial Regex Days();
}

/// <summary>The period that a report's sums are of, where no column tells.</summary>
internal sealed record ReportPeriod(DateOnly From, DateOnly To);
