using System.Globalization;

namespace RodaTraden.App.Tests.Oracle;

/// <summary>Turns the planned truth into five imports that contradict, repeat, correct and refuse their way to it.</summary>
internal sealed class HostileImports(string folder, HostilePrng prng)
{
    private static readonly string[] PupilColumns =
    [
        "pupil", "given_name", "family_name", "birth_date", "sex", "grade", "class", "unit", "home_municipality",
        "marking", "mentor", "civic_number", "enrolled_from", "enrolled_to",
    ];

    private readonly List<string[]> autumn = [];
    private readonly List<string[]> spring = [];
    private readonly List<string[]> corrections = [];
    private readonly List<string[]> repeats = [];
    private readonly List<string[]> evening = [];

    public List<string> Write(
        List<HostileCourse> courses, List<HostileEnrolment> first, List<HostileEnrolment> second)
    {
        foreach (var course in courses)
        {
            Tell(course);
        }

        HostileRefusals.Sprinkle(autumn, courses, prng);
        HostileRefusals.Sprinkle(spring, courses, prng);
        HostileRefusals.Sprinkle(corrections, courses, prng);
        RepeatSome(autumn, autumn, 3);
        RepeatSome(spring, spring, 2);

        var one = Path.Combine(folder, "01-host");
        var two = Path.Combine(folder, "02-var");
        var four = Path.Combine(folder, "04-upprepat");
        WriteRegister(one);
        WritePupils(Path.Combine(one, "pupils.csv"), first, HostileLook.Excel, withRefusals: true);
        var left = new List<string[]>();
        var right = new List<string[]>();
        Split(autumn, left, right);
        WriteLessons(Path.Combine(one, "lessons-a.csv"), left, HostileLook.OldSystem);
        WriteLessons(Path.Combine(one, "lessons-b.csv"), right, HostileLook.Plain);

        WritePupils(Path.Combine(two, "elever.csv"), second, HostileLook.Plain with { Separator = ',', IsWindows1252 = true }, withRefusals: false);
        left = [];
        right = [];
        Split(spring, left, right);
        WriteLessons(Path.Combine(two, "lessons-1.csv"), left, HostileLook.English);
        WriteLessons(Path.Combine(two, "lessons-10.csv"), right, HostileLook.Excel);

        var three = Path.Combine(folder, "03-sena-rattelser.csv");
        WriteLessons(three, corrections, HostileLook.Plain);

        WritePupils(Path.Combine(four, "pupils.csv"), second, HostileLook.Excel, withRefusals: false);
        WriteLessons(Path.Combine(four, "lessons.csv"), repeats, HostileLook.Plain with { Separator = '\t' });

        var five = Path.Combine(folder, "05-kvallsrattelser.csv");
        WriteLessons(five, evening, HostileLook.English);
        return [one, two, three, four, five];
    }

    /// <summary>One pupil's truth, of which some is first told wrongly and corrected later, however old.</summary>
    private void Tell(HostileCourse course)
    {
        var isWalker = course.Notes[0] == "walker";
        var isRefusedAtFirst = course.Notes[0] == "enrolment oddity 15";
        foreach (var (date, lessons) in course.Days)
        {
            var told = date.Year == 2025 ? autumn : spring;
            if (isRefusedAtFirst && told == autumn && prng.Chance(70))
            {
                // The pupil's first rows are refused with the pupil; most are sent again when the pupil is known.
                AddAll(corrections, course, date, lessons);
            }

            if (!prng.Chance(6) || lessons.Count == 0)
            {
                AddAll(told, course, date, lessons);
                if (prng.Chance(2))
                {
                    AddAll(repeats, course, date, lessons);
                }

                if (isWalker && prng.Chance(1))
                {
                    AddAll(evening, course, date, Moved(lessons));
                }

                continue;
            }

            var wrong = HostileMistakes.Make(lessons, prng, out var isContradiction);
            AddAll(told, course, date, wrong);
            if (isContradiction)
            {
                told.Add(Row(course.Pupil, date, HostileMistakes.OtherContent(wrong[0])));
            }

            AddAll(corrections, course, date, lessons);
            if (isWalker && prng.Chance(10))
            {
                // A stale file: the mistake comes back, and being later it wins.
                AddAll(repeats, course, date, wrong);
            }

            if (isWalker && prng.Chance(10))
            {
                // Two rows that contradict each other change nothing of what is stored.
                AddAll(evening, course, date, lessons);
                foreach (var lesson in lessons)
                {
                    evening.Add(Row(course.Pupil, date, HostileMistakes.OtherContent(lesson)));
                }
            }
        }
    }

    /// <summary>A lesson moved so that it lies over two stored ones and takes the place of both.</summary>
    private List<HostileLesson> Moved(List<HostileLesson> lessons)
    {
        var moved = lessons[0].Copy();
        var by = prng.Between(15, 55);
        moved.Start += by;
        moved.End += by;
        return [moved];
    }

    private void RepeatSome(List<string[]> from, List<string[]> to, int percent)
    {
        var count = from.Count;
        for (var i = 0; i < count; i++)
        {
            if (prng.Chance(percent))
            {
                to.Add(from[i]);
            }
        }
    }

    /// <summary>Rows that must be judged together stay in one file: all of a pupil's day.</summary>
    private void Split(List<string[]> rows, List<string[]> left, List<string[]> right)
    {
        var salt = prng.Below(1000);
        foreach (var row in rows)
        {
            var sum = salt;
            foreach (var c in row[0] + row[2])
            {
                sum = ((sum * 31) + c) % 10007;
            }

            (sum % 2 == 0 ? left : right).Add(row);
            if (sum % 50 == 0)
            {
                (sum % 2 == 0 ? right : left).Add(row);
            }
        }
    }

    private void WriteLessons(string path, List<string[]> rows, HostileLook look)
    {
        prng.Shuffle(rows);
        HostileFile.Write(path, HostileFile.LessonColumns, rows, look, prng);
    }

    private void WriteRegister(string one)
    {
        var units = new List<string[]>();
        foreach (var unit in (string[])["U3", "U1", "U5", "U2", "U4", "U1"])
        {
            units.Add([unit, "Skola " + unit, "O1", "municipal", "1480", unit == "U3" ? "FKLASS" : "GR"]);
        }

        units.Add(["U9", "Ängsskolan", "O1", "municipal", "1480", "GR"]);
        units.Add(["U9", "Ekskolan", "O1", "municipal", "1480", "GR"]);
        HostileFile.Write(
            Path.Combine(one, "units.csv"),
            ["unit", "name", "organiser", "organiser_kind", "municipality", "forms"],
            units,
            HostileLook.Excel,
            prng);

        var calendar = new List<string[]>();
        foreach (var unit in (string[])["U1", "U2"])
        {
            foreach (var date in HostileCalendar.Days(unit))
            {
                calendar.Add([unit, Iso(date), "school_day"]);
            }
        }

        HostileFile.Write(Path.Combine(one, "calendar.csv"), ["unit", "date", "kind"], calendar, HostileLook.Plain, prng);
        HostileFile.Write(
            Path.Combine(one, "staff.csv"),
            ["staff", "given_name", "family_name", "email", "unit", "role"],
            [["S1", "Åsa", "Öberg", "asa@example.se", "U1", "mentor"]],
            HostileLook.Plain,
            prng);
        HostileFile.Write(
            Path.Combine(one, "guardians.csv"),
            ["pupil", "guardian", "given_name", "family_name", "email", "phone", "custody", "contact", "from", "to"],
            [["P-9", "G1", "Eva", "Ek", "eva@example.se", "", "joint", "yes", "", ""]],
            HostileLook.Plain,
            prng);
    }

    private void WritePupils(string path, List<HostileEnrolment> enrolments, HostileLook look, bool withRefusals)
    {
        var rows = new List<string[]>();
        foreach (var enrolment in enrolments)
        {
            rows.Add(PupilRow(enrolment));
            if (prng.Chance(3))
            {
                rows.Add(PupilRow(enrolment));
            }
        }

        if (withRefusals)
        {
            rows.Add(PupilRow(new HostileEnrolment("X-1", "U9", "", "", "none")));
            rows.Add(PupilRow(new HostileEnrolment("X-2", "U77", "", "", "none")));
            rows.Add(PupilRow(new HostileEnrolment("X-3", "U1", "2025-02-30", "", "none")));
            var nameless = PupilRow(new HostileEnrolment("X-4", "U1", "", "", "none"));
            nameless[2] = "";
            rows.Add(nameless);
        }

        prng.Shuffle(rows);
        HostileFile.Write(path, PupilColumns, rows, look, prng);
    }

    private static string[] PupilRow(HostileEnrolment enrolment) =>
    [
        enrolment.Pupil, "Åke", "Ek", "2014-02-28", "", "5", "5A", enrolment.Unit, "1480", enrolment.Marking, "", "",
        enrolment.From, enrolment.To,
    ];

    private static void AddAll(List<string[]> rows, HostileCourse course, DateOnly date, List<HostileLesson> lessons)
    {
        foreach (var lesson in lessons)
        {
            rows.Add(Row(course.Pupil, date, lesson));
        }
    }

    private static string[] Row(string pupil, DateOnly date, HostileLesson lesson) => lesson.Reported
        ?
        [
            pupil, lesson.Unit, Iso(date), Time(lesson.Start), Time(lesson.End), lesson.Subject, "1",
            Number(lesson.Valid), Number(lesson.Invalid), Number(lesson.Leave), Number(lesson.Other),
            lesson.Notified, lesson.Reason, Number(lesson.Unjudged),
        ]
        :
        [
            pupil, lesson.Unit, Iso(date), Time(lesson.Start), Time(lesson.End), lesson.Subject, "0",
            "0", "0", "0", "0", "", "", "0",
        ];

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(int minutes) =>
        string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:D2}:{minutes % 60:D2}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
