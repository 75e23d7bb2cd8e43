using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Mappings;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Commands;

/// <summary><c>import PATH… [--source NAME] [--period FROM..TO] [--preview]</c></summary>
internal static class ImportCommand
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Option<string> data)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Filer eller mappar.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string>("--source") { Description = "Avsändarens namn.", DefaultValueFactory = _ => "" };
        var preview = new Option<bool>("--preview") { Description = "Visa vad som skulle hända. Inget ändras." };
        var json = new Option<string?>("--json") { Description = "Svar som JSON, till fil eller standard ut.", Arity = ArgumentArity.ZeroOrOne };
        var period = new Option<string?>("--period") { Description = "Tiden för rapporter som bara har summor, till exempel 2026-01-12..2026-03-27." };
        var command = new Command("import", "Läser in filer. Filens slag avgörs av innehållet.") { paths, source, period, preview, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var days = parsed.GetValue(period) is { } text ? ReportPeriods.In(text) : null;
            if (days is null && parsed.GetValue(period) is { } wrong)
            {
                Console.Error.WriteLine($"--period {wrong}: skriv två dagar, till exempel 2026-01-12..2026-03-27.");
                return 1;
            }

            await using var installation = await Installation.OpenAsync(parsed.GetValue(data)!, cancellation);
            using var scope = installation.CreateScope();
            var files = parsed.GetValue(paths)!.SelectMany(FilesIn).ToList();
            var reports = await scope.ServiceProvider.GetRequiredService<ImportRun>().RunAsync(
                files,
                parsed.GetValue(preview),
                new(Source: parsed.GetValue(source)! is { Length: > 200 } name ? name[..200] : parsed.GetValue(source)!, Period: days),
                new ConsoleProgress(),
                cancellation);
            var texts = installation.GetRequiredService<Texts>().Swedish;
            var storage = installation.GetRequiredService<StorageOptions>();
            if (parsed.GetResult(json) is not null)
            {
                await JsonOutput.WriteAsync(parsed.GetValue(json), Json(reports, storage, texts), cancellation);
            }
            else
            {
                Say(reports, storage, texts);
            }

            return ExitCode(reports);
        });
        return command;
    }

    private static IEnumerable<string> FilesIn(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsData).Order(StringComparer.Ordinal)
        : [path];

    private static bool IsData(string path) => Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv" or ".txt" or ".xlsx" or ".xml"
        && !Path.GetFileName(path).Equals("README.txt", StringComparison.OrdinalIgnoreCase);

    private static int ExitCode(IReadOnlyList<FileReport> reports)
    {
        var whole = reports.Count(report => report.WholeRefusal is not null);
        return reports.Sum(report => report.New + report.Changed + report.Unchanged) == 0 ? 1 : whole > 0 || reports.Any(report => report.Refused > 0) ? 2 : 0;
    }

    private static void Say(IReadOnlyList<FileReport> reports, StorageOptions storage, LanguageTexts texts)
    {
        if (reports.Count == 0)
        {
            Console.Out.WriteLine(texts["Import.NoFiles"]);
        }

        foreach (var report in reports)
        {
            if (report.WholeRefusal is { } refusal)
            {
                Console.Out.WriteLine($"{report.FileName}: {RefusalWords.Reason(texts, refusal)} {RefusalWords.Cure(texts, refusal)}");
                continue;
            }

            Console.Out.WriteLine(texts["Import.Summary", report.FileName, texts["FileKind." + report.Kind], report.Rows, report.New, report.Changed, report.Unchanged, report.Refused]);
            if (report.UnknownColumns.Count > 0)
            {
                Console.Out.WriteLine("  " + texts["Import.UnknownColumns", string.Join(", ", report.UnknownColumns)]);
            }

            foreach (var (text, count) in report.UnmappedReasons.OrderByDescending(reason => reason.Value).Take(10))
            {
                Console.Out.WriteLine("  " + texts.Count("Import.UnmappedReason", count, text));
            }

            foreach (var (key, count) in new[] { ("ImportFile.Lifted", report.ProtectionLifted), ("ImportFile.Raised", report.ProtectionRaised), ("ImportFile.WithoutMarking", report.WithoutMarking), ("ImportFile.UnitsMade", report.UnitsMade), ("ImportFile.EnrolmentsImplied", report.EnrolmentsImplied), ("ImportFile.DaysMade", report.DaysMade), ("ImportFile.EnrolledTwice", report.EnrolledTwice) }.Where(told => told.Item2 > 0))
            {
                Console.Out.WriteLine("  " + texts.Count(key, count));
            }

            if (report.Waiting > 0)
            {
                Console.Out.WriteLine("  " + texts["Import.Waiting", report.Waiting]);
            }

            if (report.KeptByHand > 0)
            {
                Console.Out.WriteLine("  " + texts["Import.KeptByHand", report.KeptByHand]);
            }

            foreach (var row in report.Refusals.Values.Take(10))
            {
                Console.Out.WriteLine($"  {texts["Import.Line", row.Line]}: {RefusalWords.Reason(texts, row)}");
            }

            if (report.RefusedFile is { } file)
            {
                Console.Out.WriteLine("  " + texts["Import.RefusedFile", Path.Combine(storage.RefusedDirectory, file)]);
            }
        }
    }

    private static byte[] Json(IReadOnlyList<FileReport> reports, StorageOptions storage, LanguageTexts texts)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Plain))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("files");
            foreach (var report in reports)
            {
                writer.WriteStartObject();
                writer.WriteString("file", report.Path);
                if (report.WholeRefusal is { } refusal)
                {
                    writer.WriteNull("kind");
                    writer.WriteString("refusedWhole", RefusalWords.Reason(texts, refusal));
                }
                else
                {
                    writer.WriteString("kind", report.Kind.ToString().ToLower(CultureInfo.InvariantCulture));
                }

                writer.WriteNumber("rows", report.Rows);
                writer.WriteNumber("new", report.New);
                writer.WriteNumber("changed", report.Changed);
                writer.WriteNumber("unchanged", report.Unchanged);
                writer.WriteNumber("refused", report.Refused);
                writer.WriteString("refusedFile", report.RefusedFile is null ? null : Path.Combine(storage.RefusedDirectory, report.RefusedFile));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
