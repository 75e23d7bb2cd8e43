using RodaTraden.App.Attendance.Storing;

namespace RodaTraden.Bench.Layouts;

/// <summary>A way to store a school year: what a row holds, and what comes first in its key.</summary>
/// <param name="Letter">What it is called here.</param>
/// <param name="Period">How long a time a row holds of one pupil.</param>
/// <param name="PupilFirst">Whether the key begins with the pupil.</param>
/// <param name="FilledByPeriod">Whether the rows of one period were written before those of the next, whatever the key: so they lie when a year was fed night by night.</param>
internal sealed record Layout(string Letter, Period Period, bool PupilFirst, bool FilledByPeriod)
{
    public static readonly IReadOnlyList<Layout> All =
    [
        new("a", Period.Day, PupilFirst: false, FilledByPeriod: true),
        new("b", Period.Month, PupilFirst: true, FilledByPeriod: false),
        new("b2", Period.Month, PupilFirst: true, FilledByPeriod: true),
        new("c", Period.Term, PupilFirst: true, FilledByPeriod: false),
        new("c2", Period.Term, PupilFirst: false, FilledByPeriod: true),
        new("d", Period.Month, PupilFirst: false, FilledByPeriod: true),
    ];

    public IReadOnlyList<string> Key => PupilFirst ? ["pupil_id", Period.Name] : [Period.Name, "pupil_id"];

    /// <summary>The key, and the order of writing when that is another.</summary>
    public string What => $"({string.Join(", ", Key)}){(PupilFirst && FilledByPeriod ? $" filled {Period.Name} by {Period.Name}" : "")}";

    /// <summary>The order in which rows are written.</summary>
    public Comparison<AttendanceMonth> Order => !FilledByPeriod
        ? (one, other) => (one.PupilId, one.Month).CompareTo((other.PupilId, other.Month))
        : (one, other) => (one.Month, one.PupilId).CompareTo((other.Month, other.PupilId));

    /// <summary>
    /// The year in parts, each small enough for memory, all rows of one written before those of the next: all pupils with the months of one period, or some pupils
    /// with all their months.
    /// </summary>
    public IEnumerable<YearPart> Parts(SourceYear source) => !FilledByPeriod
        ? source.Groups().Select(group => new YearPart(group, source.MonthNumbers[0], source.MonthNumbers[^1]))
        : source.MonthNumbers.GroupBy(month => Period.SpansMonths ? Period.Of(new(month / 100, month % 100, 1)) : month)
            .Select(months => new YearPart(.., months.Min(), months.Max()));
}

/// <summary>Some months of some pupils.</summary>
/// <param name="Pupils">Their places among the pupils.</param>
/// <param name="FirstMonth">The first month.</param>
/// <param name="LastMonth">The last one.</param>
internal sealed record YearPart(Range Pupils, int FirstMonth, int LastMonth);
