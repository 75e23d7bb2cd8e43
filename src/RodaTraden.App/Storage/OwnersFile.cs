namespace RodaTraden.App.Storage;

/// <summary>Files that only the one whom the program runs as can read: keys and backups.</summary>
internal static class OwnersFile
{
    /// <summary>Makes a file that is not there.</summary>
    /// <exception cref="IOException">It is there.</exception>
    public static FileStream Make(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(file, options);
    }
}
