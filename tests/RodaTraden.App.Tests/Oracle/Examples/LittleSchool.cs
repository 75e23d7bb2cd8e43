using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RodaTraden.App.Tests.Oracle;

/// <summary>
/// A few pupils in native files, small enough to reckon by hand. A day is two lessons of 60 minutes, Svenska 08:00 and
/// Matematik 09:10, and is written as one letter; spaces between weeks are for the reader, weekends are passed over.
/// P present, X away invalid, V away valid, h first lesson missed, v first missed validly, e last missed, m one invalid minute,
/// w one valid minute, q away but for one minute, U unreported, L all on leave, R second lesson unreported, . no lessons.
/// </summary>
internal sealed class LittleSchool : IDisposable
{
    public static readonly DateOnly Monday = new(2025, 9, 1);
    public static readonly DateOnly ImportDay = new(2026, 6, 30);

    private const string LessonHeading = "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n";

    private readonly string folder = Directory.CreateTempSubdirectory("oracle-little-").FullName;
    private readonly StringBuilder pupils = new("pupil;unit;given_name;family_name;marking;enrolled_from;enrolled_to\n");
    private readonly StringBuilder lessons = new(LessonHeading);
    private readonly List<string> later = [];

    public LittleSchool Pupil(string key = "P1", string unit = "U1", string marking = "none", string from = "", string to = "")
    {
        pupils.Append(CultureInfo.InvariantCulture, $"{key};{unit};Ada;Ek;{marking};{from};{to}\n");
        return this;
    }

    public LittleSchool Days(string days, DateOnly? from = null, string pupil = "P1")
    {
        var date = from ?? Monday;
        foreach (var day in days)
        {
            if (day == ' ')
            {
                continue;
            }

            while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                date = date.AddDays(1);
            }

            var (first, last) = Halves(day);
            if (day != '.')
            {
                Lesson(date, "08:00", "09:00", "Svenska", first, pupil);
                Lesson(date, "09:10", "10:10", "Matematik", last, pupil);
            }

            date = date.AddDays(1);
        }

        return this;
    }

    /// <summary>What is "reported;valid;invalid;leave;other".</summary>
    public LittleSchool Lesson(DateOnly date, string start, string end, string subject, string what, string pupil = "P1")
    {
        lessons.Append(CultureInfo.InvariantCulture, $"{pupil};U1;{date:yyyy-MM-dd};{start};{end};{subject};{what}\n");
        return this;
    }

    public LittleSchool Row(string row)
    {
        lessons.Append(row).Append('\n');
        return this;
    }

    /// <summary>A later import of lessons, in the same columns.</summary>
    public LittleSchool Then(params string[] rows)
    {
        var path = Path.Combine(folder, "later-" + later.Count.ToString(CultureInfo.InvariantCulture) + ".csv");
        File.WriteAllText(path, LessonHeading + string.Join('\n', rows));
        later.Add(path);
        return this;
    }

    public PlainStore Read(DateOnly? importDay = null)
    {
        var first = Path.Combine(folder, "first");
        Directory.CreateDirectory(first);
        File.WriteAllText(Path.Combine(first, "z-units.csv"), "unit;name;organiser\nU1;Ett;O1\nU2;Två;O1\n");
        File.WriteAllText(Path.Combine(first, "y-pupils.csv"), pupils.ToString());
        File.WriteAllText(Path.Combine(first, "a-lessons.csv"), lessons.ToString());
        return PlainImport.ReadAll([first, .. later], importDay ?? ImportDay);
    }

    public string Answer(DateOnly asOf, bool all = true) => PlainReading.Evaluate(Read(), asOf, all);

    public JsonElement PupilOn(DateOnly asOf, string pupil = "P1")
    {
        using var document = JsonDocument.Parse(Answer(asOf));
        foreach (var found in document.RootElement.GetProperty("pupils").EnumerateArray())
        {
            if (found.GetProperty("pupil").GetString() == pupil)
            {
                return found.Clone();
            }
        }

        throw new InvalidOperationException(pupil + " is not in the answer");
    }

    /// <summary>The one condition of that kind (and limit) written out, or nothing.</summary>
    public string? Condition(DateOnly asOf, string kind, int limit = 0, string window = "", string pupil = "P1")
    {
        string? found = null;
        foreach (var condition in PupilOn(asOf, pupil).GetProperty("conditions").EnumerateArray())
        {
            if (condition.GetProperty("kind").GetString() == kind
                && (limit == 0 || condition.GetProperty("limit").GetInt32() == limit)
                && (window.Length == 0 || condition.GetProperty("window").GetString() == window))
            {
                found = found is null ? condition.GetRawText() : throw new InvalidOperationException("more than one " + kind);
            }
        }

        return found;
    }

    public bool Has(DateOnly asOf, string kind, int limit = 0, string window = "", string pupil = "P1") =>
        Condition(asOf, kind, limit, window, pupil) is not null;

    /// <summary>The n-th weekday counted from the first Monday, which is number one.</summary>
    public static DateOnly Day(int number) => Monday.AddDays(((number - 1) / 5 * 7) + ((number - 1) % 5));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static (string First, string Last) Halves(char day) => day switch
    {
        'P' => ("1;0;0;0;0", "1;0;0;0;0"),
        'X' => ("1;0;60;0;0", "1;0;60;0;0"),
        'V' => ("1;60;0;0;0", "1;60;0;0;0"),
        'h' => ("1;0;60;0;0", "1;0;0;0;0"),
        'v' => ("1;60;0;0;0", "1;0;0;0;0"),
        'e' => ("1;0;0;0;0", "1;0;60;0;0"),
        'm' => ("1;0;0;0;0", "1;0;1;0;0"),
        'w' => ("1;0;0;0;0", "1;1;0;0;0"),
        'q' => ("1;0;60;0;0", "1;0;59;0;0"),
        'U' => ("0;0;0;0;0", "0;0;0;0;0"),
        'L' => ("1;0;0;60;0", "1;0;0;60;0"),
        'R' => ("1;0;0;0;0", "0;0;0;0;0"),
        '.' => ("", ""),
        _ => throw new ArgumentOutOfRangeException(nameof(day), day, "no such day"),
    };
}
