using RodaTraden.App.Tests.Hosting;
using RodaTraden.App.Tests.Oracle;

namespace RodaTraden.App.Tests.Detection;

/// <summary>
/// An independent, slow and literal reading of measures.md (Oracle) and the engine must say the same of a hostile municipality: repeats,
/// shuffled rows, late corrections, gaps, leave, values exactly on limits, held steps.
/// </summary>
public sealed class EvaluateEqualsThePlainReadingTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, 900)]
    [InlineData(DatabaseKind.Postgres, 300)]
    public async Task Every_pupil_has_the_same_step_and_the_same_true_conditions_on_every_date(DatabaseKind kind, int pupils)
    {
        var folder = Directory.CreateTempSubdirectory("rodatraden-hostile-").FullName;
        try
        {
            var town = HostileMunicipality.Write(folder, pupils: pupils);
            await using var installation = await TestInstallation.CreateAsync(kind, town.ImportDay.ToDateTime(new(20, 0)));
            var store = PlainImport.ReadAll(town.Imports, town.ImportDay);
            foreach (var import in town.Imports)
            {
                await installation.ImportAsync(Directory.Exists(import) ? [.. Directory.EnumerateFiles(import, "*.csv").Order(StringComparer.Ordinal)] : [import]);
            }

            foreach (var date in town.AsOfDates)
            {
                var plain = PlainReading.Evaluate(store, date, all: true);
                var ours = PlainJson.WithoutText(await installation.EvaluateAsync(date, all: true));
                Assert.True(plain == ours, FirstDifference(plain, ours, date));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string FirstDifference(string plain, string ours, DateOnly date)
    {
        var at = plain.Zip(ours).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, plain.LastIndexOf("{\"pupil\"", Math.Min(at, plain.Length - 1), StringComparison.Ordinal));
        return $"{date:O}\nplain: {Part(plain, from)}\nours:  {Part(ours, from)}";
    }

    private static string Part(string text, int from) => text.Substring(Math.Min(from, text.Length), Math.Min(1500, Math.Max(0, text.Length - from)));
}
