using System.Collections.Concurrent;

namespace RodaTraden.Bench.Files;

/// <summary>
/// Takes the last school day's rows out of the year's files and makes one file of them: what a night sends. When that day has too few, so do the rows of the day before,
/// unit after unit, until there are enough.
/// </summary>
internal static class NightFeed
{
    private const int DateColumn = 2;

    /// <summary>Rows of the year's files, and rows of the night.</summary>
    public static (long Year, long Night) Take(IReadOnlyList<string> files, string night, long wanted)
    {
        var days = Count(files);
        var dates = days.Values.SelectMany(of => of.Keys).Distinct().OrderDescending().Take(2).ToArray();
        var taken = files.ToDictionary(file => file, _ => new HashSet<int> { dates[0] });
        var rows = files.Sum(file => (long)days[file].GetValueOrDefault(dates[0]));
        foreach (var file in files.TakeWhile(_ => dates.Length > 1 && rows < wanted))
        {
            taken[file].Add(dates[1]);
            rows += days[file].GetValueOrDefault(dates[1]);
        }

        using var feed = RowFile.Open(night);
        foreach (var file in files)
        {
            var of = new RowFile(file);
            if (feed.Position == 0)
            {
                feed.Write(of.Heading);
            }

            bool IsTaken(int row) => taken[file].Contains(Day(of.Cell(row, DateColumn)));
            of.WriteRows(feed, IsTaken);
            of.Write(file + ".rest", row => !IsTaken(row));
            File.Move(file + ".rest", file, overwrite: true);
        }

        return (days.Values.Sum(of => of.Values.Sum(count => (long)count)) - rows, rows);
    }

    private static ConcurrentDictionary<string, Dictionary<int, int>> Count(IReadOnlyList<string> files)
    {
        var days = new ConcurrentDictionary<string, Dictionary<int, int>>();
        Parallel.ForEach(files, new() { MaxDegreeOfParallelism = 2 }, path =>
        {
            var file = new RowFile(path);
            var count = new Dictionary<int, int>();
            for (var row = 0; row < file.Count; row++)
            {
                var day = Day(file.Cell(row, DateColumn));
                count[day] = count.GetValueOrDefault(day) + 1;
            }

            days[path] = count;
        });
        return days;
    }

    /// <summary>2026-05-22 as 20260522.</summary>
    private static int Day(ReadOnlySpan<byte> cell)
    {
        var day = 0;
        foreach (var letter in cell)
        {
            day = letter == (byte)'-' ? day : (10 * day) + letter - '0';
        }

        return day;
    }
}
