using RodaTraden.Bench.Corrections;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>Corrections by hand in the whole city, on both databases.</summary>
internal static class CorrectionsStep
{
    private const string Count = "1000";

    public static async Task<CorrectionsResult> RunAsync(CitySettings settings)
    {
        var answers = new Dictionary<string, CorrectionsAnswer>();
        foreach (var database in CityDatabase.Whole(settings))
        {
            answers[database.Name] = Json.Read<CorrectionsAnswer>((await Child.RunAgainAsync(["corrections", "--as-of", settings.Day, "--count", Count, .. database.Options("whole")])).Printed);
        }

        return new(answers);
    }
}

/// <summary>Corrections by the name of the database.</summary>
internal sealed record CorrectionsResult(IReadOnlyDictionary<string, CorrectionsAnswer> Answers);
