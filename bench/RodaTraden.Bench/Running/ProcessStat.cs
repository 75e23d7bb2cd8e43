namespace RodaTraden.Bench.Running;

/// <summary>What Linux tells of a process in <c>/proc/PID/stat</c>: the fields from its state on.</summary>
internal static class ProcessStat
{
    public const int Parent = 1;
    public const int User = 11;
    public const int ChildrenUser = 13;
    public const double TicksPerSecond = 100;

    /// <summary>The fields; null when the process is gone.</summary>
    public static string[]? Of(string process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
