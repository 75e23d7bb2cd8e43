using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary><c>psql \copy</c> of the year's lesson files into a plain table, in order and shuffled.</summary>
internal static class CopyStep
{
    public static async Task<CopyResult> RunAsync(CitySettings settings)
    {
        await settings.Server.MakeAsync("plain");
        var ordered = await CopyAsync(settings, settings.Data);
        var shuffled = await CopyAsync(settings, settings.Shuffled);
        await settings.Server.ExecuteAsync("postgres", "DROP DATABASE plain");
        return new(ordered, shuffled);
    }

    private static async Task<PlainCopy> CopyAsync(CitySettings settings, string folder)
    {
        await OperatingSystemCaches.SettleAsync();
        var server = settings.Server.CpuSeconds();
        var child = await Child.RunAsync(
            Path.Combine(settings.Peers, "copy.sh"),
            ["--data", folder, "--year", settings.SchoolYear, "--runs", $"{settings.Runs}"],
            settings.Server.Environment("plain"));
        var copied = Json.Read<CopyAnswer>(child.Printed);
        return new(copied.Rows, copied.Bytes, copied.Seconds, copied.TableBytes, child.CpuSeconds / settings.Runs, (settings.Server.CpuSeconds() - server) / settings.Runs);
    }

    private sealed record CopyAnswer(long Rows, long Bytes, double[] Seconds, long TableBytes);
}

/// <summary>The plain table.</summary>
/// <param name="Ordered">Rows in order of pupil.</param>
/// <param name="Shuffled">The same rows shuffled.</param>
internal sealed record CopyResult(PlainCopy Ordered, PlainCopy Shuffled);

/// <summary>Copying some files.</summary>
/// <param name="Rows">Their rows.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Seconds">Each time.</param>
/// <param name="TableBytes">Bytes of the table.</param>
/// <param name="CpuSeconds">Processor time of psql, a run.</param>
/// <param name="ServerCpuSeconds">Processor time of the server, a run.</param>
internal sealed record PlainCopy(long Rows, long Bytes, double[] Seconds, long TableBytes, double CpuSeconds, double ServerCpuSeconds);
