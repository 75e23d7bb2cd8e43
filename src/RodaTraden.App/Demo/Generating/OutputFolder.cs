namespace RodaTraden.App.Demo.Generating;

/// <summary>Files appear under their own names when all are whole; a run that is stopped leaves none.</summary>
internal sealed class OutputFolder : IDisposable
{
    private const string Unfinished = ".partial";

    private readonly string path;
    private readonly SortedSet<string> names = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private bool finished;

    public OutputFolder(string path)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new IOException($"The folder {path} is not empty: an invented municipality is never mixed with other files.");
        }

        Directory.CreateDirectory(path);
        this.path = path;
    }

    public IReadOnlyList<string> Names => [.. names];

    public FileStream Create(string name)
    {
        lock (gate)
        {
            names.Add(name);
        }

        return new FileStream(PartialPath(name), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
    }

    public string PartialPath(string name)
    {
        return Path.Combine(path, name + Unfinished);
    }

    public void Finish()
    {
        foreach (var name in names)
        {
            File.Move(PartialPath(name), Path.Combine(path, name));
        }

        finished = true;
    }

    public void Dispose()
    {
        if (finished)
        {
            return;
        }

        foreach (var name in names)
        {
            File.Delete(PartialPath(name));
            File.Delete(Path.Combine(path, name));
        }
    }
}
