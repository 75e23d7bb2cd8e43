using System.Globalization;
using RodaTraden.Bench.Reporting;

namespace RodaTraden.Bench.Layouts;

/// <summary>The layouts as a table for reading.</summary>
internal static class LayoutLines
{
    public static readonly string[] Heading = ["Layout", "Rows", "MB", "Bytes a lesson", "Write all, s", "Read all, s", "A pupil's year, ms", "A night, s", "Log of the night, MB", "Log of a correction, kB", "MB afterwards"];

    public static IEnumerable<string[]> Of(LayoutsAnswer answer) => answer.Layouts.Select(of => new[]
    {
        $"{of.Layout} {of.What}, {of.Database}",
        Ratios.Whole(of.Rows),
        Ratio.Number(of.Bytes / 1e6),
        of.BytesPerLesson.ToString("0.00", CultureInfo.InvariantCulture),
        Ratio.Number(of.WriteSeconds),
        Ratio.Number(of.ReadSeconds),
        Ratio.Number(of.PupilMilliseconds),
        Ratio.Number(of.FeedSeconds),
        Ratio.Number(of.FeedLogBytes / 1e6),
        Ratio.Number(of.CorrectionLogBytes / 1e3),
        Ratio.Number(of.BytesAfter / 1e6),
    });
}
