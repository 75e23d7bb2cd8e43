using System.Globalization;
using RodaTraden.Bench.Pages;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>The running program asked for pages with the whole city in it, on both databases.</summary>
internal static class PagesStep
{
    private const int Rate = 50;
    private const int Seconds = 300;

    public static async Task<PagesResult> RunAsync(CitySettings settings)
    {
        var answers = new Dictionary<string, PagesAnswer>();
        foreach (var database in CityDatabase.Whole(settings))
        {
            string[] options = ["pages", "--rate", Number(Rate), "--seconds", Number(Seconds), "--at", settings.Day, .. database.Options("whole")];
            answers[database.Name] = Json.Read<PagesAnswer>((await Child.RunAgainAsync(options)).Printed);
        }

        return new(answers);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Pages by the name of the database.</summary>
internal sealed record PagesResult(IReadOnlyDictionary<string, PagesAnswer> Answers);
