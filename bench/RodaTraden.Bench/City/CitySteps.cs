using RodaTraden.Bench.Installed;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary><c>step NAME</c>: one step of a whole run; its result is kept in the work folder under its name.</summary>
internal static class CitySteps
{
    public static async Task<int> RunAsync(string step, Arguments arguments)
    {
        var settings = new CitySettings(arguments);
        var results = new StepResults(settings);
        await Console.Error.WriteLineAsync($"== {step}");
        return step switch
        {
            "machine" => Keep(await MachineStep.RunAsync(settings)),
            "data" => Keep(await DataStep.RunAsync(settings)),
            "copy" => Keep(await CopyStep.RunAsync(settings)),
            "sqlite-import" => Keep(await ImportStep.RunAsync(settings, CityDatabase.Sqlite(settings))),
            "postgres-import" => Keep(await ImportStep.RunAsync(settings, CityDatabase.OnServer(settings))),
            "sqlite-night" => Keep(await NightStep.RunAsync(settings, CityDatabase.Sqlite(settings))),
            "postgres-night" => Keep(await NightStep.RunAsync(settings, CityDatabase.OnServer(settings))),
            "duckdb" => Keep(await PeerSteps.DuckDbAsync(settings)),
            "postgres" => Keep(await PeerSteps.PostgresAsync(settings)),
            "answers" => Keep(await AnswersStep.RunAsync(settings)),
            "warm" => Keep(await WarmAsync(settings)),
            "cold" => Keep(await ColdStep.RunAsync(settings)),
            "engine" => Keep(await EngineStep.RunAsync(settings)),
            "corrections" => Keep(await CorrectionsStep.RunAsync(settings)),
            "pages" => Keep(await PagesStep.RunAsync(settings)),
            "layouts" => Keep(await LayoutsStep.RunAsync(settings)),
            "report" => await ReportStep.RunAsync(settings, results),
            _ => throw new ArgumentException($"There is no step {step}."),
        };

        int Keep<T>(T result)
        {
            results.Keep(step, result);
            return 0;
        }
    }

    private static async Task<WarmAnswer> WarmAsync(CitySettings settings)
    {
        var options = CityDatabase.Whole(settings)[0].Options("whole");
        return Json.Read<WarmAnswer>((await Child.RunAgainAsync(["warm", "--as-of", settings.Day, "--measures", settings.MeasuresFile, .. options])).Printed);
    }
}
