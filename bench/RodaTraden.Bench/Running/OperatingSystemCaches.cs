namespace RodaTraden.Bench.Running;

/// <summary>What the operating system keeps of files in memory.</summary>
internal static class OperatingSystemCaches
{
    /// <summary>Writes out what waits to be written: one measurement does not pay for the one before.</summary>
    public static Task SettleAsync() => Child.RunAsync("sync", []);

    /// <summary>Forgets all of it.</summary>
    /// <returns>False when that is not allowed here.</returns>
    public static async Task<bool> DropAsync()
    {
        await SettleAsync();
        try
        {
            await File.WriteAllTextAsync("/proc/sys/vm/drop_caches", "3\n");
            return true;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }
}
