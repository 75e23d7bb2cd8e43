using System.Globalization;

namespace RodaTraden.App.Tests.Oracle;

/// <summary>
/// The written municipality: imports in order, the day they are read, the dates worth asking about, and for each
/// pupil what was planned.
/// </summary>
internal sealed record HostileTown(
    IReadOnlyList<string> Imports,
    DateOnly ImportDay,
    IReadOnlyList<DateOnly> AsOfDates,
    IReadOnlyDictionary<string, string> Notes);

/// <summary>A row of pupils.csv.</summary>
internal sealed record HostileEnrolment(string Pupil, string Unit, string From, string To, string Marking);

/// <summary>A municipality of native files in which everything that can be awkward is.</summary>
internal sealed class HostileMunicipality
{
    public static readonly DateOnly[] AsOfDates =
    [
        new(2025, 6, 30), new(2025, 7, 1), new(2025, 9, 5), new(2025, 11, 28), new(2025, 12, 31), new(2026, 1, 7),
        new(2026, 1, 30), new(2026, 3, 27), new(2026, 3, 29), new(2026, 5, 1), new(2026, 5, 22),
    ];

    private static readonly DateOnly[] AutumnTargets = [new(2025, 11, 28), new(2025, 12, 31)];

    private static readonly DateOnly[] SpringTargets = [new(2026, 3, 27), new(2026, 3, 29), new(2026, 5, 1), new(2026, 5, 22)];

    private readonly HostilePrng prng;
    private readonly List<HostileCourse> courses = [];
    private readonly List<HostileEnrolment> first = [];
    private readonly List<HostileEnrolment> second = [];

    private HostileMunicipality(ulong seed, int pupils)
    {
        prng = new HostilePrng(seed);
        var tiny = 27;
        var oddities = 62;
        var specialists = (pupils - tiny - oddities) * 2 / 3;
        Specialists(specialists);
        Oddities(oddities);
        Tiny();
        Walkers(pupils - tiny - oddities - specialists);
    }

    /// <summary>Writes the imports below the folder. The same seed and size give the same bytes.</summary>
    public static HostileTown Write(string folder, ulong seed = 20260522, int pupils = 900)
    {
        var town = new HostileMunicipality(seed, pupils);
        var imports = new HostileImports(folder, town.prng).Write(town.courses, town.first, town.second);
        var notes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var course in town.courses)
        {
            notes[course.Pupil] = string.Join("; ", course.Notes);
        }

        return new HostileTown(imports, HostileCalendar.ImportDay, AsOfDates, notes);
    }

    private static string Key(int number) => (number % 3) switch
    {
        0 => "P-" + number.ToString(CultureInfo.InvariantCulture),
        1 => "p" + number.ToString("D4", CultureInfo.InvariantCulture),
        _ => "Å/" + number.ToString(CultureInfo.InvariantCulture),
    };

    private HostileCourse Course(string unit, string note)
    {
        var course = new HostileCourse(Key(courses.Count + 7), unit, prng);
        course.Notes.Add(note);
        courses.Add(course);
        return course;
    }

    private void Enrol(HostileCourse course, string unit, string from = "", string to = "", string marking = "none") =>
        first.Add(new HostileEnrolment(course.Pupil, unit, from, to, marking));

    private void EnrolLater(HostileCourse course, string unit, string from = "", string to = "", string marking = "none") =>
        second.Add(new HostileEnrolment(course.Pupil, unit, from, to, marking));

    /// <summary>Every recipe on an autumn date and another on a spring date, over a course that is spotless or heavy before.</summary>
    private void Specialists(int count)
    {
        var recipes = HostileRecipes.All();
        recipes.AddRange(HostileDayRecipes.All());
        recipes.AddRange(HostilePatternRecipes.All());
        for (var i = 0; i < count; i++)
        {
            var autumn = recipes[i % recipes.Count];
            var spring = recipes[(i * 7 + 3) % recipes.Count];
            var isLone = autumn.Name.StartsWith("share", StringComparison.Ordinal)
                && spring.Name.StartsWith("share", StringComparison.Ordinal);
            var unit = isLone ? "U3" : prng.Chance(60) ? "U1" : "U2";
            var course = Course(unit, "specialist");
            Enrol(course, unit);
            var start = new DateOnly(2025, 8, 18);
            var target = spring.NeedsMonth
                ? prng.Pick((DateOnly[])[SpringTargets[0], SpringTargets[1], SpringTargets[3]])
                : SpringTargets[i % SpringTargets.Length];
            var end = prng.Chance(50) || target > SpringTargets[2] ? HostileCalendar.ImportDay : SpringTargets[2];
            HostileWalk.Walk(course, start, end, prng.Pick((int[])[0, 0, 1, 2, 3, 5]), hasGaps: false);
            Lay(course, autumn, AutumnTargets[i / 2 % AutumnTargets.Length]);
            Lay(course, spring, target);
        }
    }

    private static void Lay(HostileCourse course, HostileRecipe recipe, DateOnly target)
    {
        recipe.Lay(course, target);
        course.Notes.Add(recipe.Name + " on " + target.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private void Walkers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var unit = prng.Pick((string[])["U1", "U2", "U3"]);
            var course = Course(unit, "walker");
            var marking = prng.Chance(4) ? "sekretessmarkering" : prng.Chance(2) ? "skyddad_folkbokforing" : "none";
            Enrol(course, unit, prng.Chance(50) ? "" : "2024-08-19", prng.Chance(70) ? "" : "2026-06-12", marking);
            var isOld = prng.Chance(40);
            var start = isOld ? new DateOnly(2025, 5, 12) : prng.Chance(70) ? new DateOnly(2025, 8, 18) : new DateOnly(2025, 11, 10);
            HostileWalk.Walk(course, start, prng.Chance(80) ? HostileCalendar.ImportDay : new DateOnly(2026, 4, 2), i % 6, hasGaps: true);
            if (isOld)
            {
                course.Notes.Add("also last spring");
            }

            if (i % 10 == 0)
            {
                EarlyDays(course, 10 - (i / 10 % 2));
            }

            if (i % 15 == 1)
            {
                AcrossTheSummer(course);
            }
        }
    }

    /// <summary>Exactly ten observed days in the first weeks of September, or nine, and much absence.</summary>
    private static void EarlyDays(HostileCourse course, int observed)
    {
        var target = new DateOnly(2025, 9, 5);
        var dates = course.Last(target, 12);
        course.Reset(dates);
        for (var i = 0; i < dates.Count - observed; i++)
        {
            course.Unobserve(dates[i]);
        }

        foreach (var date in course.Since(new DateOnly(2025, 7, 1), target))
        {
            if (!dates.Contains(date))
            {
                course.Unobserve(date);
            }
        }

        course.Lay(dates, course.Observed(dates) / 5, Laying.Scattered, course.AnyJudged());
        course.Notes.Add(observed.ToString(CultureInfo.InvariantCulture) + " observed days on 2025-09-05");
    }

    /// <summary>Away at the end of June and at the start of August: two runs, not one, when the school year has turned.</summary>
    private static void AcrossTheSummer(HostileCourse course)
    {
        var june = course.Last(new DateOnly(2025, 6, 30), 4);
        var august = course.Since(new DateOnly(2025, 7, 1), new DateOnly(2025, 9, 5));
        course.Reset(june);
        course.Reset(august);
        for (var i = 0; i < june.Count; i++)
        {
            course.Away(june[i], Judged.OnlyInvalid);
        }

        for (var i = 0; i < august.Count; i++)
        {
            if (i < 3)
            {
                course.Away(august[i], Judged.OnlyValid);
            }
            else
            {
                course.Unobserve(august[i]);
            }
        }

        course.Notes.Add("away on both sides of the summer");
    }

    /// <summary>Enrolments that begin, end, follow on each other, overlap, change afterwards, or never got a lesson.</summary>
    private void Oddities(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var unit = i % 2 == 0 ? "U1" : "U2";
            var other = i % 2 == 0 ? "U2" : "U1";
            var course = Course(unit, "enrolment oddity " + (i % 16).ToString(CultureInfo.InvariantCulture));
            var start = new DateOnly(2025, 8, 18);
            switch (i % 16)
            {
                case 0: // Left in the autumn; lessons go on in the files all the same.
                    Enrol(course, unit, "2024-08-19", "2025-11-27");
                    break;
                case 1: // The last day is an as-of date.
                    Enrol(course, unit, "2024-08-19", "2025-11-28");
                    break;
                case 2: // The first day is an as-of date.
                    Enrol(course, unit, "2026-03-27");
                    break;
                case 3: // Comes the day after an as-of date.
                    Enrol(course, unit, "2026-03-28");
                    break;
                case 4: // Changes unit.
                    Enrol(course, unit, "", "2026-01-11");
                    Enrol(course, other, "2026-01-12");
                    break;
                case 5: // Changes unit, told in the spring, and the first enrolment was never ended.
                    Enrol(course, unit, "2024-08-19");
                    EnrolLater(course, other, "2026-01-12");
                    break;
                case 6: // Away from the municipality between two enrolments.
                    Enrol(course, unit, "2024-08-19", "2025-10-31");
                    Enrol(course, unit, "2026-02-02");
                    break;
                case 7: // Enrolled always in two units.
                    Enrol(course, "U2");
                    Enrol(course, "U1");
                    break;
                case 8: // Left, told in the spring.
                    Enrol(course, unit, "2024-08-19");
                    EnrolLater(course, unit, "2024-08-19", "2026-03-28");
                    break;
                case 9: // Becomes protected in the spring's file.
                    Enrol(course, unit);
                    EnrolLater(course, unit, marking: "sekretessmarkering");
                    break;
                case 10: // Was protected, is no more.
                    Enrol(course, unit, marking: "skyddad_folkbokforing");
                    EnrolLater(course, unit);
                    break;
                case 11: // Protected, and left.
                    Enrol(course, unit, "2024-08-19", "2025-12-19", "sekretessmarkering");
                    break;
                case 12: // Enrolled, never a lesson.
                    Enrol(course, unit);
                    continue;
                case 13: // Enrolled late, never a lesson.
                    Enrol(course, unit, "2026-03-23");
                    continue;
                case 14: // Last lessons in the old unit; nothing yet in the new one.
                    Enrol(course, unit, "", "2026-03-15");
                    Enrol(course, other, "2026-03-16");
                    HostileWalk.Walk(course, start, new DateOnly(2026, 3, 13), 2, hasGaps: false);
                    continue;
                default: // Refused in the first import (two rows contradict each other), right in the second.
                    Enrol(course, unit, "2025-08-01");
                    Enrol(course, unit, "2025-08-01", "2026-06-12");
                    EnrolLater(course, unit, "2025-08-01");
                    break;
            }

            HostileWalk.Walk(course, start, HostileCalendar.ImportDay, i % 6, hasGaps: true);
        }
    }

    /// <summary>
    /// Units so small that a fifth is two pupils of ten, and two of eleven are not a fifth. Protected pupils, who have
    /// every day, must not count.
    /// </summary>
    private void Tiny()
    {
        TinyUnit("U4", 10);
        TinyUnit("U5", 11);
    }

    private void TinyUnit(string unit, int size)
    {
        for (var i = 0; i < size + 3; i++)
        {
            var isProtected = i >= size;
            var course = Course(unit, isProtected ? "tiny, protected" : "tiny");
            Enrol(course, unit, marking: isProtected ? "sekretessmarkering" : "none");
            var days = HostileCalendar.Days(unit);
            for (var d = 0; d < days.Count; d++)
            {
                // From November on Mondays only two pupils have lessons, on Tuesdays one, on Wednesdays three.
                var allowed = days[d] < new DateOnly(2025, 11, 3)
                    ? size
                    : days[d].DayOfWeek switch
                    {
                        DayOfWeek.Monday => 2,
                        DayOfWeek.Tuesday => 1,
                        DayOfWeek.Wednesday => 3,
                        _ => 0,
                    };
                if (days[d] >= new DateOnly(2025, 8, 18) && (isProtected || i < allowed))
                {
                    course.Reset(days[d], 60, 80);
                    course.Veil([days[d]]);
                }
            }
        }
    }
}
