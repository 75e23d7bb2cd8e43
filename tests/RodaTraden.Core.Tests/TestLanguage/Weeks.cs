using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Tests.TestLanguage;

/// <summary>
/// Days as people see them, one letter a day, a blank between weeks: P present, a valid absence all day, u invalid all day, h half the day
/// valid, ? nobody registered, l leave all day, - no school. Each day is five lessons of an hour.
/// </summary>
internal static class Weeks
{
    public static readonly DateOnly Monday = new(2026, 9, 7);

    public static PupilYear From(string weeks, DateOnly? first = null)
    {
        var start = first ?? Monday;
        var days = new List<(DateOnly, IReadOnlyList<Lesson>)>();
        foreach (var (week, at) in weeks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((week, at) => (week, at)))
        {
            for (var day = 0; day < week.Length; day++)
            {
                days.Add((start.AddDays((7 * at) + day), Day(week[day])));
            }
        }

        return PupilYear.From(SchoolYear.Of(start), days, new Dictionary<int, string> { [1] = "Matematik" });
    }

    public static DateOnly LastDay(string weeks) => From(weeks).Days[^1].Date;

    private static List<Lesson> Day(char day) => day == '-' ? [] :
    [
        .. Enumerable.Range(0, 5).Select(lesson => new Lesson
        {
            Start = (short)(480 + (70 * lesson)),
            End = (short)(540 + (70 * lesson)),
            SubjectId = 1,
            Reported = day != '?',
            Valid = (short)(day == 'a' || (day == 'h' && lesson < 2) ? 60 : day == 'h' && lesson == 2 ? 30 : 0),
            Invalid = (short)(day == 'u' ? 60 : 0),
            Leave = (short)(day == 'l' ? 60 : 0),
        }),
    ];
}
