using RodaTraden.Bench.Files;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>Makes the city: generated, measures planted, the last night taken out, and the same rows shuffled.</summary>
internal static class DataStep
{
    private const int CityInhabitants = 700_000;
    private const int CityNightRows = 500_000;
    private const int Seed = 1;

    public static async Task<DataResult> RunAsync(CitySettings settings)
    {
        foreach (var folder in new[] { settings.Answers, settings.Data, settings.Shuffled, settings.Whole, Path.GetDirectoryName(settings.NightFile)! })
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(folder);
        }

        var generated = await Child.RunAsync(
            Path.Combine(AppContext.BaseDirectory, "rodatraden"),
            ["generate", "--inhabitants", $"{settings.Inhabitants}", "--seed", $"{Seed}", "--profile", "middle", "--as-of", settings.Day, "--school-years", "1", "--out", settings.Data]);
        var measures = PlantedMeasures.Write(Path.Combine(settings.Data, "pupils.csv"), settings.MeasuresFile, settings.AsOf);
        var files = settings.LessonsIn(settings.Data);
        var (year, night) = NightFeed.Take(files, settings.NightFile, (long)CityNightRows * settings.Inhabitants / CityInhabitants);
        Parallel.ForEach(files.Select((path, at) => (path, at)), new() { MaxDegreeOfParallelism = 2 }, of =>
        {
            var file = new RowFile(of.path);
            file.Shuffle(Seed + of.at);
            file.Write(Path.Combine(settings.Shuffled, Path.GetFileName(of.path)), _ => true);
        });
        foreach (var file in Directory.EnumerateFiles(settings.Data).Append(settings.NightFile))
        {
            File.CreateSymbolicLink(Path.Combine(settings.Whole, Path.GetFileName(file)), file);
        }

        return new(new(generated.Seconds, generated.CpuSeconds, null, null), files.Count, year, night, files.Sum(file => new FileInfo(file).Length), measures);
    }
}

/// <summary>What was made.</summary>
/// <param name="Generate">The program's own <c>generate</c>.</param>
/// <param name="Files">Lesson files.</param>
/// <param name="Rows">Their rows, without the night's.</param>
/// <param name="NightRows">The night's rows.</param>
/// <param name="Bytes">Bytes of the lesson files, without the night's.</param>
/// <param name="Measures">Planted measures.</param>
internal sealed record DataResult(TimedRun Generate, int Files, long Rows, long NightRows, long Bytes, int Measures);
