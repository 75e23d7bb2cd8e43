using System.Globalization;
using Xunit;

namespace RodaTraden.App.Tests.Oracle;

/// <summary>The hostile municipality written and read once for all of the class.</summary>
public sealed class HostileFixture : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("oracle-hostile-").FullName;

    public HostileFixture()
    {
        Town = HostileMunicipality.Write(folder);
        Store = PlainImport.ReadAll(Town.Imports, Town.ImportDay);
        foreach (var asOf in Town.AsOfDates)
        {
            Answers.Add(asOf, PlainReading.Evaluate(Store, asOf, all: true));
        }
    }

    internal HostileTown Town { get; }

    internal PlainStore Store { get; }

    internal Dictionary<DateOnly, string> Answers { get; } = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

public class HostileMunicipalityTests(HostileFixture fixture) : IClassFixture<HostileFixture>
{
    private static readonly string[] Everywhere =
    [
        "AbsenceShare Last20 5", "AbsenceShare Last20 10", "AbsenceShare Last20 15", "AbsenceShare Last20 30",
        "AbsenceShare Month 80", "AbsenceShare Term 50", "ConsecutiveDays", "FirstLessonPattern", "InvalidMinutes",
        "LowRegistration", "NoData", "Occasions", "PartDays", "RepeatedSickness", "SubjectPattern", "Trend", "WeekdayPattern",
    ];

    [Theory]
    [InlineData("2025-11-28")]
    [InlineData("2025-12-31")]
    [InlineData("2026-03-27")]
    [InlineData("2026-03-29")]
    [InlineData("2026-05-22")]
    public void Every_condition_is_true_for_some_and_false_for_others(string asOf)
    {
        var counts = HostileCoverage.TrueOn(fixture.Answers[Iso(asOf)]);

        foreach (var name in Everywhere)
        {
            Assert.InRange(counts.GetValueOrDefault(name), 1, counts[" pupils"] - 1);
        }

        Assert.InRange(counts[" held is not raw"], 1, counts[" pupils"] - 1);
        Assert.InRange(counts[" judged"], 1, counts[" pupils"] - 1);
        Assert.InRange(counts[" without conditions"], 1, counts[" pupils"] - 1);
    }

    [Fact]
    public void Some_pupil_lies_under_on_and_over_every_limit()
    {
        foreach (var (limit, hits) in HostileCoverage.OnTheLimits(fixture.Store, fixture.Town.AsOfDates))
        {
            Assert.True(hits.Below > 0 && hits.On > 0 && hits.Above > 0, limit);
        }
    }

    /// <summary>The recipe says what it laid; after five imports of mistakes and corrections the reading must find it.</summary>
    [Fact]
    public void What_was_planned_is_what_is_found()
    {
        var kept = 0;
        var broken = new List<string>();
        foreach (var (pupil, note) in fixture.Town.Notes)
        {
            var recipes = note.Split("; ");
            if (recipes[0] != "specialist")
            {
                continue;
            }

            foreach (var recipe in recipes[1..])
            {
                var on = recipe.LastIndexOf(" on ", StringComparison.Ordinal);
                var asOf = Iso(recipe[(on + 4)..]);
                if (HostileExpectation.Of(recipe[..on]) is not { } expected || IsOverwritten(recipe, recipes[^1]))
                {
                    continue;
                }

                var conditions = PlainReading.Conditions(fixture.Store.Pupils[pupil].SchoolDays(), asOf, UnitDays(pupil, asOf));
                var isTrue = conditions.Exists(condition => condition.Kind == expected.Kind && (expected.Limit == 0 || condition.Limit == expected.Limit));
                kept++;
                if (isTrue != expected.IsTrue)
                {
                    broken.Add($"{pupil}: {recipe} should be {expected}");
                }
            }
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.InRange(kept, 400, int.MaxValue);
    }

    [Fact]
    public void The_same_seed_writes_the_same_bytes()
    {
        var one = Directory.CreateTempSubdirectory("oracle-one-");
        var two = Directory.CreateTempSubdirectory("oracle-two-");
        HostileMunicipality.Write(one.FullName, seed: 5, pupils: 200);
        HostileMunicipality.Write(two.FullName, seed: 5, pupils: 200);
        foreach (var path in Directory.GetFiles(one.FullName, "*", SearchOption.AllDirectories))
        {
            var twin = Path.Combine(two.FullName, Path.GetRelativePath(one.FullName, path));
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(twin));
        }

        one.Delete(recursive: true);
        two.Delete(recursive: true);
    }

    private static DateOnly Iso(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A spring recipe may reach back over the Christmas break into what lies before an autumn date.</summary>
    private static bool IsOverwritten(string recipe, string last) =>
        recipe != last && (recipe.EndsWith("2025-12-31", StringComparison.Ordinal) || last.StartsWith("recovered", StringComparison.Ordinal));

    private List<DateOnly> UnitDays(string pupil, DateOnly asOf)
    {
        var unit = fixture.Store.Pupils[pupil].UnitOn(asOf)!;
        if (!unitDays.TryGetValue((unit, asOf), out var days))
        {
            days = PlainReading.UnitSchoolDays(fixture.Store, unit, asOf);
            unitDays.Add((unit, asOf), days);
        }

        return days;
    }

    private readonly Dictionary<(string Unit, DateOnly AsOf), List<DateOnly>> unitDays = [];
}
