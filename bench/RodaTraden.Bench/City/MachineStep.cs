using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>What everything else was measured on.</summary>
internal static class MachineStep
{
    private const string ServerSettings = """
        SELECT name::text, current_setting(name)
        FROM unnest(ARRAY['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_level', 'shared_buffers', 'max_wal_size', 'checkpoint_timeout', 'work_mem', 'maintenance_work_mem', 'max_parallel_workers']) AS name
        """;

    public static async Task<MachineResult> RunAsync(CitySettings settings)
    {
        using var sqlite = new SqliteConnection("Data Source=:memory:");
        await sqlite.OpenAsync();
        return new(
            File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? RuntimeInformation.OSArchitecture.ToString(),
            Environment.ProcessorCount,
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Math.Pow(2, 30), 1),
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            sqlite.ServerVersion,
            settings.HasServer ? await settings.Server.AskAsync<string>("postgres", ServerSettings) : null,
            settings.Inhabitants,
            settings.Runs,
            settings.Day,
            settings.Commit,
            TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}

/// <summary>The machine and what was asked for.</summary>
internal sealed record MachineResult(
    string Processor,
    int Cores,
    double MemoryGiB,
    string System,
    string DotNet,
    string Sqlite,
    IReadOnlyDictionary<string, string>? Postgres,
    int Inhabitants,
    int Runs,
    string AsOf,
    string Commit,
    string Date);
