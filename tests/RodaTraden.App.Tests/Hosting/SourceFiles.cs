namespace RodaTraden.App.Tests.Hosting;

/// <summary>The source of the program, for tests of promises that no compiler keeps.</summary>
internal static class SourceFiles
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> App => Of("src", "RodaTraden.App");

    public static IEnumerable<string> Core => Of("src", "RodaTraden.Core");

    private static IEnumerable<string> Of(params string[] folder) =>
        Directory.EnumerateFiles(Path.Combine([Root, .. folder]), "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RodaTraden.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the checkout.");
    }
}
