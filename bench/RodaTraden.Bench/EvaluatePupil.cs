using BenchmarkDotNet.Attributes;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;

namespace RodaTraden.Bench;

/// <summary>One pupil's school year of five lessons a day against the shipped ladder: from lessons to standing, and each half by itself.</summary>
// In this process: the tool would otherwise make and restore a project of its own, outside our pinned packages.
[InProcess]
[MemoryDiagnoser]
public class EvaluatePupil
{
    private static readonly SchoolYear Year = new(2025);
    private static readonly LadderEvaluation Standard = new(StandardLadder.Version1);
    private static readonly DateOnly AsOf = new(2026, 5, 29);
    private static readonly Dictionary<int, string> Subjects = Enumerable.Range(1, 10).ToDictionary(id => id, id => $"Ämne {id}");
    private List<(DateOnly Date, IReadOnlyList<Lesson> Lessons)> days = [];
    private PupilYear year = PupilYear.Empty(Year);
    private UnitSchoolDays unit = new([]);

    /// <summary>Who: never away, away now and then, or away most of spring.</summary>
    [Params(0, 10, 60)]
    public int PercentAway { get; set; }

    /// <summary>The days, the same each time.</summary>
    [GlobalSetup]
    public void MakeDays()
    {
        var random = new Random(20260327);
        days = [.. Enumerable.Range(0, 290).Select(Year.First.AddDays(46).AddDays)
            .Where(day => day <= AsOf && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Select(day => (day, (IReadOnlyList<Lesson>)[.. Enumerable.Range(0, 5).Select(at => LessonOf(at, random))]))];
        year = PupilYear.From(Year, days, Subjects);
        unit = new(days.Select(day => day.Date));
    }

    /// <summary>Lessons become days and sums.</summary>
    [Benchmark]
    public PupilYear Build() => PupilYear.From(Year, days, Subjects);

    /// <summary>Days and sums become conditions, raw and held step.</summary>
    [Benchmark]
    public PupilStanding Evaluate() => Standard.Evaluate(year, AsOf, unit);

    private Lesson LessonOf(int at, Random random)
    {
        var reported = random.Next(20) > 0;
        var away = reported && random.Next(100) < PercentAway ? (short)60 : (short)0;
        var valid = random.Next(3) > 0;
        return new()
        {
            Start = (short)(490 + (70 * at)),
            End = (short)(550 + (70 * at)),
            UnitId = 1,
            SubjectId = 1 + random.Next(10),
            Reported = reported,
            Valid = valid ? away : (short)0,
            Invalid = valid ? (short)0 : away,
        };
    }
}
