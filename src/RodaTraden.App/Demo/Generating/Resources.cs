using System.Reflection;
using System.Text;

namespace RodaTraden.App.Demo.Generating;

internal static class Resources
{
    /// <summary>The lines of an embedded text beside this code, without comments and empty lines.</summary>
    public static IEnumerable<string> Lines(string fileName)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var suffix = "." + fileName;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(suffix, StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
