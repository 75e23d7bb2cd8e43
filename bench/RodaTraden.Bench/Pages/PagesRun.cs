using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using RodaTraden.App.Shared.Time;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Pages;

/// <summary>
/// <c>pages</c>: the running program on an installation, asked for pages at a steady pace whether it keeps up or not: a page that comes late is measured from when it
/// was due. Principals, mentors and student health, each with the pages of their day. With <c>--at DATE</c> it is another day there than the machine's.
/// </summary>
internal static class PagesRun
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (seconds, rate) = (arguments.Number("seconds"), arguments.Number("rate"));
        var day = arguments.TextOrNull("at") is null ? TimeProvider.System.SwedishToday() : arguments.Day("at");
        var people = await People.MakeAsync(arguments.Text("data"), arguments.TextOrNull("connection"), day);
        using var server = await Server.StartAsync(arguments.Text("data"), arguments.TextOrNull("connection"), day);
        var visitors = new List<Visitor>();
        foreach (var person in people)
        {
            visitors.Add(await Visitor.SignInAsync(server.Address, person.User, People.Password, person.Pages));
        }

        // Everybody's pages once: the compiler has seen them, and the year is in memory, when the clock starts.
        foreach (var visitor in visitors)
        {
            foreach (var (_, address) in visitor.Pages)
            {
                await visitor.GetAsync(address);
            }
        }

        var asked = new ConcurrentBag<Asked>();
        var memory = new List<double> { server.MemoryMB() };
        var began = Stopwatch.GetTimestamp();
        var waiting = new List<Task>();
        for (var at = 0; at < seconds * rate; at++)
        {
            var due = TimeSpan.FromSeconds((double)at / rate);
            if (due - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } early)
            {
                await Task.Delay(early);
            }

            var visitor = visitors[at % visitors.Count];
            waiting.Add(AskAsync(visitor, visitor.Pages[at / visitors.Count % visitor.Pages.Count], due));
            if (at % (10 * rate) == 0)
            {
                memory.Add(server.MemoryMB());
                waiting.RemoveAll(task => task.IsCompletedSuccessfully);
            }
        }

        await Task.WhenAll(waiting);
        Json.Print(new PagesAnswer(
            rate,
            seconds,
            [.. asked.GroupBy(one => one.Page).OrderBy(of => of.Key, StringComparer.Ordinal).Select(of => PageTimes.Of(of.Key, [.. of]))],
            PageTimes.Of("all", [.. asked]),
            memory,
            server.CpuSeconds()));
        visitors.ForEach(visitor => visitor.Dispose());
        return 0;

        async Task AskAsync(Visitor visitor, (string Page, string Address) page, TimeSpan due)
        {
            var (status, bytes) = (0, 0L);
            try
            {
                (status, bytes) = await visitor.GetAsync(page.Address);
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                // No answer, or none within the time that a browser waits: an error like any other, told with its page and its second.
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{page.Page}, due after {due.TotalSeconds:0} s: {fault.Message}"));
            }

            asked.Add(new(page.Page, status, bytes, (Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds));
        }
    }
}

/// <summary>One page that was asked for.</summary>
internal sealed record Asked(string Page, int Status, long Bytes, double Milliseconds);

/// <summary>How long a kind of page took.</summary>
/// <param name="Page">Its name.</param>
/// <param name="Count">How many times it was asked for.</param>
/// <param name="Errors">Answers other than the page.</param>
/// <param name="P50">Half of them came within so many milliseconds.</param>
/// <param name="P95">Nineteen of twenty did.</param>
/// <param name="P99">Ninety-nine of a hundred did.</param>
/// <param name="Longest">The last.</param>
/// <param name="LargestKB">The largest, compressed, in thousands of bytes.</param>
internal sealed record PageTimes(string Page, int Count, int Errors, double P50, double P95, double P99, double Longest, double LargestKB)
{
    public static PageTimes Of(string page, IReadOnlyCollection<Asked> asked)
    {
        var sorted = asked.Select(one => one.Milliseconds).Order().ToArray();
        return new(page, asked.Count, asked.Count(one => one.Status != 200), At(0.5), At(0.95), At(0.99), Math.Round(sorted[^1], 1), Math.Round(asked.Max(one => one.Bytes) / 1e3, 1));

        double At(double share) => Math.Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1], 1);
    }
}

/// <summary>What was measured.</summary>
/// <param name="Rate">Pages asked for in a second.</param>
/// <param name="Seconds">For how long.</param>
/// <param name="Pages">Each kind of page.</param>
/// <param name="All">All together.</param>
/// <param name="MemoryMB">Of the program, at the start and every ten seconds.</param>
/// <param name="CpuSeconds">Processor time of the program.</param>
internal sealed record PagesAnswer(int Rate, int Seconds, IReadOnlyList<PageTimes> Pages, PageTimes All, IReadOnlyList<double> MemoryMB, double CpuSeconds);
