using RodaTraden.Bench.Installed;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.City;

/// <summary>Registers, then the year's lessons in order and shuffled, several times each, from files to standings on one of the databases; and what it takes on disk.</summary>
internal static class ImportStep
{
    private static readonly string[] Registers = ["units.csv", "calendar.csv", "staff.csv", "pupils.csv", "guardians.csv"];

    public static async Task<ImportResult> RunAsync(CitySettings settings, CityDatabase database)
    {
        await database.MakeAsync("registers", null);
        var (registers, registerAnswer) = await ImportAsync(settings, database, "registers", Registers.Select(name => Path.Combine(settings.Data, name)));
        var (ordered, orderedAnswer) = await YearAsync(settings, database, "year", settings.Data);
        var (tables, all) = await database.SizesAsync("year");
        var (shuffled, shuffledAnswer) = await YearAsync(settings, database, "shuffled", settings.Shuffled);
        if (shuffledAnswer.Standings != orderedAnswer.Standings || shuffledAnswer.Signals != orderedAnswer.Signals)
        {
            throw new InvalidOperationException($"The order of rows changes the answer: {orderedAnswer.Signals} signals in order, {shuffledAnswer.Signals} shuffled.");
        }

        await database.RemoveAsync("shuffled");
        var (kept, keptAnswer) = await KeepAsync(settings, database, "year");
        return new(registers, registerAnswer.Rows, ordered, shuffled, orderedAnswer, tables, all, kept, keptAnswer.Bytes);
    }

    /// <summary>Keeps the year on disk, as the running program does each night.</summary>
    public static async Task<(TimedRun Run, KeepAnswer Answer)> KeepAsync(CitySettings settings, CityDatabase database, string state)
    {
        var server = database.ServerCpuSeconds();
        var child = await Child.RunAgainAsync(["keep", "--as-of", settings.Day, .. database.Options(state)]);
        var answer = Json.Read<KeepAnswer>(child.Printed);
        return (new(child.Seconds, child.CpuSeconds, server is { } before ? Math.Round(database.ServerCpuSeconds()!.Value - before, 2) : null, answer.Usage.PeakMB), answer);
    }

    /// <summary>Runs one import of files into a state, from the start of its process to its end.</summary>
    public static async Task<(TimedRun Run, ImportAnswer Answer)> ImportAsync(CitySettings settings, CityDatabase database, string state, IEnumerable<string> files)
    {
        await OperatingSystemCaches.SettleAsync();
        var server = database.ServerCpuSeconds();
        var child = await Child.RunAgainAsync(["import-at", "--at", settings.Day, .. database.Options(state), .. files]);
        var answer = Json.Read<ImportAnswer>(child.Printed);
        RefuseUnfinished(answer, child.Printed);
        return (new(child.Seconds, child.CpuSeconds, server is { } before ? Math.Round(database.ServerCpuSeconds()!.Value - before, 2) : null, answer.Usage.PeakMB), answer);
    }

    public static void RefuseUnfinished(ImportAnswer answer, string printed)
    {
        if (answer.Refused > 0 || answer.RefusedWhole > 0 || answer.Waiting > 0)
        {
            throw new InvalidOperationException($"Not everything was read in and evaluated: {printed}");
        }
    }

    private static async Task<(List<TimedRun> Runs, ImportAnswer Answer)> YearAsync(CitySettings settings, CityDatabase database, string state, string folder)
    {
        var runs = new List<TimedRun>();
        ImportAnswer? last = null;
        for (var run = 0; run < settings.Runs; run++)
        {
            await database.MakeAsync(state, "registers");
            (var timed, last) = await ImportAsync(settings, database, state, settings.LessonsIn(folder));
            runs.Add(timed);
            await Console.Error.WriteLineAsync($"{database.Name} {state}: {timed}");
        }

        return (runs, last ?? throw new InvalidOperationException("--runs is at least 1."));
    }
}

/// <summary>Reading in on one database.</summary>
/// <param name="Registers">The registers, once.</param>
/// <param name="RegisterRows">Their rows.</param>
/// <param name="Ordered">The lessons of the year, rows in order of pupil.</param>
/// <param name="Shuffled">The same, shuffled.</param>
/// <param name="Answer">What the last ordered run did.</param>
/// <param name="TableBytes">Bytes by table after the year, indexes included.</param>
/// <param name="DatabaseBytes">Bytes of the whole database.</param>
/// <param name="Keep">Everybody evaluated from the database, and the year kept on disk.</param>
/// <param name="KeptBytes">Bytes of that file.</param>
internal sealed record ImportResult(
    TimedRun Registers,
    long RegisterRows,
    IReadOnlyList<TimedRun> Ordered,
    IReadOnlyList<TimedRun> Shuffled,
    ImportAnswer Answer,
    IReadOnlyDictionary<string, long> TableBytes,
    long DatabaseBytes,
    TimedRun Keep,
    long KeptBytes);
