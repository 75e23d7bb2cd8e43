using System.Globalization;

namespace RodaTraden.App.Tests.Oracle;

/// <summary>Rows that must be refused, in the late afternoon, where they touch no lesson that must not be.</summary>
internal static class HostileRefusals
{
    public static void Sprinkle(List<string[]> rows, List<HostileCourse> courses, HostilePrng prng)
    {
        for (var i = 0; i < 400; i++)
        {
            var course = prng.Pick(courses);
            if (course.Days.Count == 0)
            {
                continue;
            }

            var dates = new List<DateOnly>(course.Days.Keys);
            var date = prng.Pick(dates).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Add(rows, course.Pupil, date, i % 14, i / 14);
        }
    }

    private static void Add(List<string[]> rows, string pupil, string date, int kind, int serial)
    {
        var after = HostileCalendar.ImportDay.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        switch (kind)
        {
            case 0:
                rows.Add(Row("nobody", date, "17:00", "17:40", 0, 0, 0, 0));
                break;
            case 1:
                rows.Add(Row(pupil, date, "17:00", "17:40", 0, 40, 0, 0, unit: "U77"));
                break;
            case 2:
                rows.Add(Row(pupil, serial % 2 == 0 ? "2026-02-30" : "2025-13-01", "17:00", "17:40", 0, 40, 0, 0));
                break;
            case 3:
                rows.Add(Row(pupil, serial % 2 == 0 ? after : "2031-09-01", "08:10", "09:10", 0, 60, 0, 0));
                break;
            case 4:
                rows.Add(Row(pupil, date, "17:40", serial % 2 == 0 ? "17:40" : "17:00", 0, 0, 0, 0));
                break;
            case 5: // One minute too many, in four ways.
                rows.Add(Row(pupil, date, "17:00", "17:40", 10, 10, 10, 11));
                break;
            case 6:
                rows.Add(Row(pupil, date, "17:00", "17:40", 41, 0, 0, 0));
                break;
            case 7:
                rows.Add(Row(pupil, date, "17:00", "17:40", 0, 0, -5, 0));
                break;
            case 8:
                rows.Add(Row(pupil, date, "17:00", "17:40", 0, 1, 0, 0, reported: "0"));
                break;
            case 9:
                rows.Add(Row(pupil, date, "17:00", "17:40", 0, 0, 0, 1, reported: "0"));
                break;
            case 10: // Same key, other content.
                rows.Add(Row(pupil, date, "16:00", "16:40", 0, 40, 0, 0));
                rows.Add(Row(pupil, date, "16:00", "16:40", 40, 0, 0, 0));
                break;
            case 11: // A chain: the ends do not touch each other, and all three fall.
                rows.Add(Row(pupil, date, "16:00", "16:20", 0, 20, 0, 0));
                rows.Add(Row(pupil, date, "16:10", "16:35", 0, 25, 0, 0));
                rows.Add(Row(pupil, date, "16:30", "16:50", 0, 20, 0, 0));
                break;
            case 12: // Two that agree and one that does not.
                rows.Add(Row(pupil, date, "16:00", "16:40", 0, 40, 0, 0));
                rows.Add(Row(pupil, date, "16:00", "16:40", 0, 40, 0, 0));
                rows.Add(Row(pupil, date, "16:00", "16:40", 0, 40, 0, 0, unit: "U2"));
                break;
            default: // Overlapping by one minute.
                rows.Add(Row(pupil, date, "16:00", "16:40", 0, 40, 0, 0));
                rows.Add(Row(pupil, date, "16:39", "16:50", 0, 11, 0, 0));
                break;
        }
    }

    private static string[] Row(
        string pupil, string date, string start, string end, int valid, int invalid, int leave, int other,
        string unit = "U1", string reported = "1") =>
    [
        pupil, unit, date, start, end, "Svenska", reported,
        valid.ToString(CultureInfo.InvariantCulture), invalid.ToString(CultureInfo.InvariantCulture),
        leave.ToString(CultureInfo.InvariantCulture), other.ToString(CultureInfo.InvariantCulture), "", "", "0",
    ];
}
