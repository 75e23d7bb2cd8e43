using RodaTraden.Bench.Layouts;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>The imported city's school year in each of the ways it could be stored, on both databases when the server is there; see <see cref="LayoutsRun"/>.</summary>
internal static class LayoutsStep
{
    public static async Task<LayoutsAnswer> RunAsync(CitySettings settings)
    {
        var city = CityDatabase.Sqlite(settings);
        if (!city.HasWhole)
        {
            throw new InvalidOperationException("The layouts are filled from the city on SQLite, which is not there: skip layouts too.");
        }

        string[] server = settings.HasServer ? ["--connection", settings.Server.Connection("postgres")] : [];
        return Json.Read<LayoutsAnswer>((await Child.RunAgainAsync(["layouts", .. city.Options("whole"), .. server, "--work", Path.Combine(settings.Work, "layouts")])).Printed);
    }
}
