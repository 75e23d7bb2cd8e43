using System.Globalization;
using System.Text;

namespace RodaTraden.App.Demo.Generating;

/// <summary>Damages files the way exports are damaged on their way: about one in fifty, and always at least one.</summary>
internal static class FileFaults
{
    private const double Damaged = 0.02;

    private static readonly Action<string>[] Ways =
    [
        path => Rewrite(path, (line, _) => line, new UTF8Encoding(true)),
        path => Rewrite(path, (line, _) => line, Encoding.Latin1),
        path => Rewrite(path, (line, _) => Misread(line), new UTF8Encoding(false)),
        path => Rewrite(path, (line, _) => '"' + line.Replace("\"", "\"\"", StringComparison.Ordinal) + '"', new UTF8Encoding(false)),
        path => Rewrite(path, (line, row) => row == 0 ? line.Replace("invalid", "ogiltig_tid", StringComparison.Ordinal) : line, new UTF8Encoding(false)),
        path => Rewrite(path, (line, _) => line.Replace(";0;0;0;", ";0,0;0,0;0,0;", StringComparison.Ordinal), new UTF8Encoding(false)),
        path => Rewrite(path, (line, row) => row == 0 ? $"Frånvaro per elev\n{line}" : line, new UTF8Encoding(false)),
        path => Rewrite(path, (line, row) => row % 1000 == 500 ? $"{line}\n{line}" : line, new UTF8Encoding(false)),
        path => Rewrite(path, (line, row) => row % 700 == 350 ? OnSunday(line) : line, new UTF8Encoding(false)),
        path => File.AppendAllText(path, "Summa;;;;;;;;;;;;;\n"),
    ];

    public static int Damage(int seed, OutputFolder folder)
    {
        var rng = Rng.For(seed, RandomStream.Faults);
        var files = folder.Names.Where(n => n.StartsWith("lessons-", StringComparison.Ordinal)).ToList();
        var certain = rng.Next(files.Count);
        var count = 0;
        for (var i = 0; i < files.Count; i++)
        {
            if (rng.Chance(Damaged) || i == certain)
            {
                rng.Pick(Ways)(folder.PartialPath(files[i]));
                count++;
            }
        }

        return count;
    }

    /// <summary>UTF-8 read with the code page of DOS, as seen in a real export.</summary>
    private static string Misread(string line)
    {
        return line.Replace("å", "├Ñ", StringComparison.Ordinal).Replace("ä", "├ñ", StringComparison.Ordinal)
            .Replace("ö", "├Â", StringComparison.Ordinal).Replace("Å", "├à", StringComparison.Ordinal)
            .Replace("Ä", "├ä", StringComparison.Ordinal).Replace("Ö", "├û", StringComparison.Ordinal);
    }

    private static string OnSunday(string line)
    {
        var fields = line.Split(';');
        var date = DateOnly.ParseExact(fields[2], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        fields[2] = Iso.Text(date.AddDays(-(int)date.DayOfWeek));
        return string.Join(';', fields);
    }

    private static void Rewrite(string path, Func<string, int, string> change, Encoding encoding)
    {
        var other = path + "2";
        using (var reader = new StreamReader(path, Encoding.UTF8))
        using (var writer = new StreamWriter(other, false, encoding) { NewLine = "\n" })
        {
            var row = 0;
            while (reader.ReadLine() is { } line)
            {
                writer.WriteLine(change(line, row++));
            }
        }

        File.Move(other, path, overwrite: true);
    }
}
