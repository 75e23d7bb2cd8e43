using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Detection;

/// <summary>Three schools, each too large to be written together with another: the next is evaluated while one is written.</summary>
public sealed class EvaluationInPartsTests : IDisposable
{
    private const int PupilsEach = 1001;
    private static readonly string[] Units = ["U1", "U2", "U3"];
    private static readonly DateOnly Today = new(2026, 3, 27);
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-parts-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Everybody_gets_a_standing_and_each_part_is_told_of(DatabaseKind kind)
    {
        await using var installation = await WithThreeSchoolsAsync(kind);
        await installation.WithDatabaseAsync(db => db.Standings.ExecuteDeleteAsync());
        var told = new List<(long, long)>();
        await installation.EvaluateEverybodyAsync(Today, new Told(progress => told.Add((progress.Done, progress.Of))));
        Assert.Equal([(1, 3), (2, 3), (3, 3)], told);
        Assert.Equal(3 * PupilsEach, await installation.WithDatabaseAsync(db => db.Standings.CountAsync(one => one.AsOf == Today && one.Absent20 == 60)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_is_corrected_while_the_parts_before_are_written_is_not_overwritten_by_what_was_evaluated_early(DatabaseKind kind)
    {
        await using var installation = await WithThreeSchoolsAsync(kind);
        var corrected = Write("corrected.csv", Lessons(["U2", "U3"], minutes: 0));
        var done = 0;
        await installation.EvaluateEverybodyAsync(Today, new Told(_ =>
        {
            if (++done == 1)
            {
                installation.ImportAsync(corrected).GetAwaiter().GetResult();
            }
        }));
        var absent = await installation.WithDatabaseAsync(db => db.Standings.GroupBy(one => one.Absent20).Select(of => new { of.Key, Count = of.Count() }).ToDictionaryAsync(of => of.Key, of => of.Count));
        Assert.Equal(new() { [60] = PupilsEach, [0] = 2 * PupilsEach }, absent);
    }

    private async Task<TestInstallation> WithThreeSchoolsAsync(DatabaseKind kind)
    {
        var installation = await TestInstallation.CreateAsync(kind, new(2026, 3, 27, 17, 0, 0));
        var reports = await installation.ImportAsync(
            Write("units.csv", "unit;name;organiser;organiser_kind;municipality;forms\n" + string.Concat(Units.Select(unit => $"{unit};Skola {unit};Kommunen;municipal;9901;GR\n"))),
            Write("pupils.csv", "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\n" + string.Concat(Pupils(Units).Select(of => $"{of.Pupil};Elev;Exempel;2013-05-01;7;7A;{of.Unit};none;M1\n"))),
            Write("lessons.csv", Lessons(Units, minutes: 60)));
        Assert.All(reports, report => Assert.Null(report.WholeRefusal));
        return installation;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Lessons(string[] units, int minutes) => "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n"
        + string.Concat(Pupils(units).Select(of => $"{of.Pupil};{of.Unit};2026-03-26;08:00;09:00;Matematik;1;{minutes};0;0;0\n"));

    private static IEnumerable<(string Unit, string Pupil)> Pupils(string[] units) => units.SelectMany(unit => Enumerable.Range(0, PupilsEach).Select(at => (unit, $"P-{unit}-{at}")));

    /// <summary>Told at once, by whoever reports.</summary>
    private sealed class Told(Action<RunProgress> act) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => act(value);
    }
}
