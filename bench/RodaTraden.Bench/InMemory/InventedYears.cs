using RodaTraden.Core.Attendance;

namespace RodaTraden.Bench.InMemory;

/// <summary>
/// School years of invented pupils, made in memory, the same each time: a weekly timetable, sickness, lateness, unregistered lessons, leave, and some pupils
/// who avoid a weekday, the first lesson or a subject, or stop coming.
/// </summary>
internal sealed class InventedYears
{
    public static readonly SchoolYear Year = new(2025);
    public static readonly DateOnly AsOf = new(2026, 5, 29);
    public static readonly Dictionary<int, string> Subjects = Enumerable.Range(1, 14).ToDictionary(id => id, id => $"Ämne {id:00}");

    private static readonly DateOnly[] SchoolDays = [.. Enumerable.Range(0, 365).Select(Year.First.AddDays).Where(IsSchoolDay)];
    private readonly YearPacker packer = new(Year);
    private readonly List<Lesson> lessons = [];

    private enum Course
    {
        Ordinary,
        OftenSick,
        AvoidsMonday,
        AvoidsFirstLesson,
        AvoidsSubject,
        Skips,
        Slides,
        Gone,
        LeftTheRegister,
    }

    /// <summary>Makes the year of one pupil.</summary>
    public PackedYear Of(int pupil)
    {
        var random = new Random(pupil);
        var course = random.Next(100) switch
        {
            < 60 => Course.Ordinary,
            < 75 => Course.OftenSick,
            < 78 => Course.AvoidsMonday,
            < 81 => Course.AvoidsFirstLesson,
            < 84 => Course.AvoidsSubject,
            < 88 => Course.Skips,
            < 94 => Course.Slides,
            < 98 => Course.Gone,
            _ => Course.LeftTheRegister,
        };
        var timetable = Timetable(random);
        var registration = random.Next(20) == 0 ? 60 : 97;
        var sickness = course == Course.OftenSick ? 5 : 2;
        var sickLeft = 0;
        for (var at = 0; at < SchoolDays.Length && !(course == Course.LeftTheRegister && at > 120); at++)
        {
            var date = SchoolDays[at];
            if (date > AsOf)
            {
                break;
            }

            sickLeft = sickLeft > 0 ? sickLeft - 1 : random.Next(100) < sickness ? random.Next(1, 4) : 0;
            var slide = course == Course.Slides ? Math.Max(0, at - 60) : 0;
            var isAway = sickLeft > 0
                || (course == Course.AvoidsMonday && date.DayOfWeek == DayOfWeek.Monday && random.Next(10) < 7)
                || (course == Course.Gone && at > 70)
                || random.Next(400) < slide;
            lessons.Clear();
            foreach (var (lesson, place) in timetable[(int)date.DayOfWeek - 1].Select((lesson, place) => (lesson, place)))
            {
                var misses = isAway
                    || (course == Course.AvoidsFirstLesson && place == 0 && random.Next(10) < 5)
                    || (course == Course.AvoidsSubject && lesson.SubjectId == 1 && random.Next(10) < 7)
                    || (course == Course.Skips && random.Next(20) == 0);
                var reported = random.Next(100) < registration;
                var late = !misses && random.Next(60) == 0 ? random.Next(5, 20) : 0;
                var minutes = (short)(!reported ? 0 : misses ? lesson.Offered : late);
                var isValid = sickLeft > 0 || (isAway && random.Next(4) > 0);
                lessons.Add(lesson with
                {
                    Reported = reported,
                    Valid = isValid ? minutes : (short)0,
                    Invalid = isValid ? (short)0 : minutes,
                    Leave = (short)(reported && minutes == 0 && pupil % 50 == 0 && at is 40 or 41 ? lesson.Offered : 0),
                });
            }

            packer.Add(date, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lessons));
        }

        return packer.Take(pupil % 20 == 0 ? [(new(2026, 1, 12), pupil % 40 == 0 ? null : new(2026, 6, 30))] : null);
    }

    private static Lesson[][] Timetable(Random random)
    {
        var week = new Lesson[5][];
        for (var day = 0; day < week.Length; day++)
        {
            week[day] = new Lesson[random.Next(4, 7)];
            var start = 480 + (10 * random.Next(4));
            for (var place = 0; place < week[day].Length; place++)
            {
                var length = 40 + (10 * random.Next(5));
                week[day][place] = new() { Start = (short)start, End = (short)(start + length), UnitId = 1, SubjectId = 1 + random.Next(14) };
                start += length + 10;
            }
        }

        return week;
    }

    private static bool IsSchoolDay(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && date >= new DateOnly(2025, 8, 18) && date <= new DateOnly(2026, 6, 12)
        && !(date >= new DateOnly(2025, 10, 27) && date <= new DateOnly(2025, 10, 31))
        && !(date >= new DateOnly(2025, 12, 20) && date <= new DateOnly(2026, 1, 8))
        && !(date >= new DateOnly(2026, 2, 23) && date <= new DateOnly(2026, 2, 27))
        && !(date >= new DateOnly(2026, 4, 6) && date <= new DateOnly(2026, 4, 10));
}
