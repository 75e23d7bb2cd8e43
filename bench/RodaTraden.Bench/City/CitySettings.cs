using System.Globalization;
using RodaTraden.Bench.Running;
using RodaTraden.Core.Attendance;

namespace RodaTraden.Bench.City;

/// <summary>What the script asks for, and where things lie in its work folder.</summary>
internal sealed class CitySettings(Arguments arguments)
{
    public int Inhabitants { get; } = arguments.Number("inhabitants");

    public int Runs { get; } = arguments.Number("runs");

    public DateOnly AsOf { get; } = arguments.Day("as-of");

    /// <summary>How many pupils the engine makes in memory, from small to large.</summary>
    public IReadOnlyList<string> Sizes { get; } = (arguments.TextOrNull("sizes") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The version of the program, as the version control names it.</summary>
    public string Commit { get; } = arguments.TextOrNull("commit") ?? "";

    /// <summary>Names of the steps that somebody chose to leave out.</summary>
    public IReadOnlySet<string> Skipped { get; } = (arguments.TextOrNull("skip") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>The folder of the bench's scripts.</summary>
    public string Scripts { get; } = Path.GetFullPath(arguments.Text("scripts"));

    public string Work { get; } = Path.GetFullPath(arguments.Text("work"));

    /// <summary>Where the history is kept; null when it is not to be.</summary>
    public string? History { get; } = arguments.TextOrNull("history");

    /// <summary>The invented city, without the rows of its last night.</summary>
    public string Data => Path.Combine(Work, "city");

    /// <summary>The same lesson rows in another order.</summary>
    public string Shuffled => Path.Combine(Work, "shuffled");

    /// <summary>The rows of the last night.</summary>
    public string NightFile => Path.Combine(Work, "night", $"lessons-night-{SchoolYear}.csv");

    /// <summary>City and night together, as links.</summary>
    public string Whole => Path.Combine(Work, "whole");

    public string Answers => Path.Combine(Work, "answers");

    public string MeasuresFile => Path.Combine(Data, "measures.csv");

    public string Peers => Path.Combine(Scripts, "peers");

    /// <summary>As it stands in the names of files: 2025-26.</summary>
    public string SchoolYear
    {
        get
        {
            var first = Core.Attendance.SchoolYear.Of(AsOf).First.Year;
            return string.Create(CultureInfo.InvariantCulture, $"{first}-{(first + 1) % 100:00}");
        }
    }

    public string Day => AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Postgres Server { get; } = new(Path.Combine(Path.GetFullPath(arguments.Text("work")), "socket"), arguments.Number("port"), Path.Combine(Path.GetFullPath(arguments.Text("work")), "postgres"));

    /// <summary>Whether the server has been started.</summary>
    public bool HasServer => File.Exists(Path.Combine(Work, "postgres", "postmaster.pid"));

    public IReadOnlyList<string> LessonsIn(string folder) => [.. Directory.EnumerateFiles(folder, $"lessons-*{SchoolYear}.csv").Order(StringComparer.Ordinal)];
}
