using System.Text;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Shared.Exporting;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Intake.Running;

/// <summary>
/// Writes the refused rows of a file as a file of the same kind, with line number and reason in Swedish in two last columns, to mend and read in again.
/// </summary>
internal sealed class RefusedRows(StorageOptions options, Texts texts)
{
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

        report.RefusedFile = name;
    }
}
