using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Storage;
using RodaTraden.Bench.Installed;
using RodaTraden.Bench.Reporting;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Layouts;

/// <summary><c>layouts</c>: the school year of an installation, written into fresh databases in each of the ways it could be stored.</summary>
internal static class LayoutsRun
{
    private const int PupilsToWarmOn = 200;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (work, server) = (Path.GetFullPath(arguments.Text("work")), arguments.TextOrNull("connection"));
        Directory.CreateDirectory(work);
        var source = await LoadAsync(arguments.Text("data"));
        await Console.Error.WriteLineAsync($"{source.Pupils.Count} pupils, {source.Lessons} lessons before {source.FeedDay:yyyy-MM-dd}");
        var measured = await TryAllAsync(source, "SQLite", layout => SqliteLayoutStore.MakeAsync(work, layout));
        if (server is not null)
        {
            measured.AddRange(await TryAllAsync(source, "PostgreSQL", layout => PostgresLayoutStore.MakeAsync(server, layout)));
        }

        var answer = new LayoutsAnswer(
            source.Pupils.Count,
            source.Before.Days,
            source.Lessons,
            source.FeedDay,
            source.Feed.Count,
            source.Feed.Values.Sum(day => (long)day.Lessons.Count),
            measured,
            Usage.OfThisProcess());
        var table = MarkdownTable.Of(LayoutLines.Heading, LayoutLines.Of(answer));
        await File.WriteAllTextAsync(Path.Combine(work, "layouts.json"), Json.Write(answer));
        await File.WriteAllTextAsync(Path.Combine(work, "layouts.md"), table);
        await Console.Error.WriteAsync(table);
        Json.Print(answer);
        return 0;
    }

    private static async Task<SourceYear> LoadAsync(string data)
    {
        await using var installation = await OpenedInstallation.OpenAsync(data, null, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date));
        using var scope = installation.CreateScope();
        return await SourceYear.LoadAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), scope.ServiceProvider.GetRequiredService<AttendanceStore>());
    }

    private static async Task<List<LayoutFigures>> TryAllAsync(SourceYear source, string database, Func<Layout, Task<LayoutStore>> make)
    {
        // A few pupils first, in every layout: none pays for what the compiler does when it meets the work.
        var few = source.OfFirst(PupilsToWarmOn);
        foreach (var layout in Layout.All)
        {
            await TryAsync(few, layout, database, make);
        }

        var measured = new List<LayoutFigures>();
        foreach (var layout in Layout.All)
        {
            measured.Add(await TryAsync(source, layout, database, make));
            await Console.Error.WriteLineAsync($"{measured[^1]}");
        }

        return measured;
    }

    private static async Task<LayoutFigures> TryAsync(SourceYear source, Layout layout, string database, Func<Layout, Task<LayoutStore>> make)
    {
        await OperatingSystemCaches.SettleAsync();
        await using var store = await make(layout);
        return await new LayoutTrial(source, layout, store).RunAsync(database);
    }
}
