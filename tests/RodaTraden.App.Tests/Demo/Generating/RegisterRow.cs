namespace RodaTraden.App.Tests.Demo.Generating;

/// <summary>A register file's rows by heading.</summary>
internal static class RegisterRow
{
    public static List<Dictionary<string, string>> Read(string folder, string file)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, file));
        var headings = lines[0].Split(';');
        return [.. lines.Skip(1).Select(line =>
        {
            var parts = line.Split(';');
            return parts.Length == headings.Length
                ? headings.Zip(parts).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)
                : throw new InvalidDataException($"{file}: {line}");
        })];
    }
}
