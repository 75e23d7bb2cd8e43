using System.Text;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Shared.Exporting;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Intake.Running;

/// <summary>
/// Writes the refused rows of a file as a file of the same kind, with line number and reason in Swedish in two last columns, to mend and read in again.
/// </summary>
internal sealed class RefusedRows(StorageOptions options, Texts texts, TimeProvider time)
{
    /// <summary>How long the rows wait to be mended: they hold what the sender wrote, names too.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Removes the files that nobody has mended in time.</summary>
    public void ForgetOld()
    {
        var before = time.UtcNow() - Kept;
        foreach (var file in Directory.Exists(options.RefusedDirectory) ? new DirectoryInfo(options.RefusedDirectory).EnumerateFiles("*.csv").Where(file => file.LastWriteTimeUtc < before).ToList() : [])
        {
            file.Delete();
        }
    }

    public void Write(FileReport report)
    {
        if (report.Refused == 0)
        {
            return;
        }

        Directory.CreateDirectory(options.RefusedDirectory);
        var name = $"{Path.GetFileNameWithoutExtension(report.FileName)}-{Guid.CreateVersion7():n}.csv";
        var path = Path.Combine(options.RefusedDirectory, name);
        using var table = report.Source!.Open();
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        writer.WriteLine(HarmlessCsv.Row([.. table.Headings, "rad", "skäl"]));
        while (table.Read())
        {
            if (report.Refusals.TryGetValue(table.Line, out var refusal))
            {
                // Of a row about a pupil with protected data only its place and the reason are written: it is mended where it came from.
                var isHidden = report.IsHidden(table.Line);
                var cells = isHidden ? [] : table.Cells();
                var padding = Enumerable.Repeat("", Math.Max(0, table.Headings.Count - cells.Length));
                writer.WriteLine(HarmlessCsv.Row(
                [
                    .. cells, .. padding,
                    refusal.Line.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    RefusalWords.Reason(texts.Swedish, refusal) + (isHidden ? " " + texts.Swedish["Import.HiddenRow"] : ""),
                ]));
            }
        }

        writer.Flush();
        File.SetLastWriteTimeUtc(path, time.UtcNow());
        report.RefusedFile = name;
    }
}
