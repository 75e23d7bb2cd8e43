using System.Globalization;
using System.Text;

namespace RodaTraden.Bench.Files;

/// <summary>
/// Support started for every twentieth pupil, so that <c>StillAbove</c> is true for some: in turn one that goes on without end, one that ends later, one that has ended,
/// and one that is too young. The generator makes none, since the program cannot be told of them yet.
/// </summary>
internal static class PlantedMeasures
{
    private const int EveryPupil = 20;

    public static int Write(string pupils, string path, DateOnly asOf)
    {
        var keys = File.ReadLines(pupils).Skip(1).Select(line => line.Split(';')[0]).Distinct(StringComparer.Ordinal).ToList();
        var rows = keys.Where((_, at) => at % EveryPupil == 0).Select((key, at) => key + ";" + (at % 4) switch
        {
            0 => $"{Day(asOf.AddDays(-130))};",
            1 => $"{Day(asOf.AddDays(-130))};{Day(asOf.AddDays(30))}",
            2 => $"{Day(asOf.AddDays(-130))};{Day(asOf.AddDays(-30))}",
            _ => $"{Day(asOf.AddDays(-18))};",
        }).ToList();
        File.WriteAllText(path, string.Join('\n', rows.Prepend("pupil;from;to")) + "\n", new UTF8Encoding(false));
        return rows.Count;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
