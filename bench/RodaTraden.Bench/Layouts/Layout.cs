using RodaTraden.App.Attendance.Storing;

namespace RodaTraden.Bench.Layouts;

/// <summary>A way to store a school year: what a row holds, and what comes first in its key.</summary>
/// <param name="Letter">What it is called here.</param>
/// <param name="Period">How long a time a row holds of one pupil.</param>
/// <param name="PupilFirst">Whether the key begins with the pupil.</param>
internal sealed record Layout(string Letter, Period Period, bool PupilFirst)
{
    public static readonly IReadOnlyList<Layout> All =
    [
        new("a", Period.Day, PupilFirst: false),
        new("b", Period.Month, PupilFirst: true),
        new("c", Period.Term, PupilFirst: true),
        new("c2", Period.Term, PupilFirst: false),
        new("d", Period.Month, PupilFirst: false),
    ];

    public IReadOnlyList<string> Key => PupilFirst ? ["pupil_id", Period.Name] : [Period.Name, "pupil_id"];

    /// <summary>In the order of the key.</summary>
    public Comparison<AttendanceMonth> Order => PupilFirst
        ? (one, other) => (one.PupilId, one.Month).CompareTo((other.PupilId, other.Month))
        : (one, other) => (one.Month, one.PupilId).CompareTo((other.Month, other.PupilId));

    /// <summary>
    /// The year in parts, each small enough for memory, all rows of one before those of the next: some pupils with all their months where the pupil comes first, else
    /// all pupils with the months of one period.
    /// </summary>
    public IEnumerable<YearPart> Parts(SourceYear source) => PupilFirst
        ? source.Groups().Select(group => new YearPart(group, source.MonthNumbers[0], source.MonthNumbers[^1]))
        : source.MonthNumbers.GroupBy(month => Period.SpansMonths ? Period.Of(new(month / 100, month % 100, 1)) : month)
            .Select(months => new YearPart(.., months.Min(), months.Max()));
}

/// <summary>Some months of some pupils.</summary>
/// <param name="Pupils">Their places among the pupils.</param>
/// <param name="FirstMonth">The first month.</param>
/// <param name="LastMonth">The last one.</param>
internal sealed record YearPart(Range Pupils, int FirstMonth, int LastMonth);
