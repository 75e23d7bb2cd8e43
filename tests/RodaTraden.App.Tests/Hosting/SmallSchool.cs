using System.Globalization;
using System.Text;

namespace RodaTraden.App.Tests.Hosting;

/// <summary>
/// Two schools of a few pupils, February and March 2026, written as native files. Elin (7B) is away every Tuesday and Thursday with valid
/// absence; Isak (7B) is always there; Noor (8A) has been away all of the last six days; Vera (7B) is protected and away like Elin;
/// Omar (7B) has lessons that nobody registered; Lo goes to the other school.
/// </summary>
internal sealed class SmallSchool
{
    private static readonly (string Key, string Given, string Family, string Unit, string Class, string Mentor, string Marking)[] Pupils =
    [
        ("P-ELIN", "Elin", "Åberg", "U1", "7B", "M7B", "none"),
        ("P-ISAK", "Isak", "Lund", "U1", "7B", "M7B", "none"),
        ("P-OMAR", "Omar", "Said", "U1", "7B", "M7B", "none"),
        ("P-VERA", "Vera", "Skyddad", "U1", "7B", "M7B", "sekretessmarkering"),
        ("P-NOOR", "Noor", "Haddad", "U1", "8A", "M8A", "none"),
        ("P-LO", "Lo", "Annanskola", "U2", "7B", "M9X", "none"),
    ];

    public DateOnly First { get; init; } = new(2026, 2, 2);

    public DateOnly Last { get; init; } = new(2026, 3, 26);

    public Dictionary<string, string> Files() => new()
    {
        ["units.csv"] = "unit;name;organiser;organiser_kind;municipality;forms\nU1;Björkskolan;Kommunen;municipal;9901;GR\nU2;Ekskolan;Ek AB;independent;9901;GR\n",
        ["staff.csv"] = "staff;given_name;family_name;email;unit;role\nM7B;Ali;Rahimi;ali@example.org;U1;mentor\nM8A;Petra;Dahl;petra@example.org;U1;mentor\nM9X;Olle;Ek;olle@example.org;U2;mentor\n",
        ["pupils.csv"] = "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\n"
            + string.Concat(Pupils.Select(pupil => $"{pupil.Key};{pupil.Given};{pupil.Family};2013-05-01;7;{pupil.Class};{pupil.Unit};{pupil.Marking};{pupil.Mentor}\n")),
        ["lessons.csv"] = Lessons(),
    };

    public string Lessons()
    {
        var rows = new StringBuilder("pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n");
        foreach (var day in Days())
        {
            foreach (var pupil in Pupils)
            {
                rows.Append(Day(pupil.Key, pupil.Unit, day));
            }
        }

        return rows.ToString();
    }

    public IEnumerable<DateOnly> Days() => Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays)
        .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    private string Day(string key, string unit, DateOnly day)
    {
        var rows = new StringBuilder();
        foreach (var (start, end, subject) in new[] { ("08:10", "09:10", "Matematik"), ("09:20", "10:20", "Svenska"), ("10:30", "11:30", "Engelska"), ("12:30", "13:30", "Idrott") })
        {
            var away = key switch
            {
                "P-ELIN" or "P-VERA" => day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Thursday,
                "P-NOOR" => day > Last.AddDays(-8),
                _ => false,
            };
            var reported = key != "P-OMAR" || day < new DateOnly(2026, 3, 16);
            rows.Append(CultureInfo.InvariantCulture, $"{key};{unit};{day:yyyy-MM-dd};{start};{end};{subject};{(reported ? 1 : 0)};{(away && key != "P-NOOR" ? 60 : 0)};{(away && key == "P-NOOR" ? 60 : 0)};0;0\n");
        }

        return rows.ToString();
    }
}
