using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake.Receipts;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>Gathers what a file replaced, until the receipt has a number to keep it under.</summary>
internal sealed class ReplacedMonths
{
    private readonly Dictionary<(int Month, int PupilId), ImportedMonth> kept = [];

    /// <summary>Makes the record of one pupil's month: the touched days before, and a mark of each after.</summary>
    public static ImportedMonth Before(int month, int pupilId, List<StoredDay> replaced, List<StoredDay> after)
    {
        var (days, lessons) = AttendanceBlocks.Pack(replaced);
        return new()
        {
            Month = month,
            PupilId = pupilId,
            DaysBefore = days,
            LessonsBefore = lessons,
            After = DayMarks.Of(after.Where(day => replaced.Exists(was => was.Date == day.Date))),
        };
    }

    /// <summary>Keeps records. A month that the same file has touched before keeps its days as they first were, and the marks of how they are now.</summary>
    public void Keep(List<ImportedMonth> months)
    {
        foreach (var month in months)
        {
            kept[(month.Month, month.PupilId)] = kept.TryGetValue((month.Month, month.PupilId), out var earlier) ? Together(earlier, month) : month;
        }
    }

    /// <summary>Hands over what has been gathered and starts anew.</summary>
    public IReadOnlyList<ImportedMonth> Take()
    {
        var taken = kept.Values.ToArray();
        kept.Clear();
        return taken;
    }

    private static ImportedMonth Together(ImportedMonth earlier, ImportedMonth later)
    {
        var (marks, newer) = (DayMarks.Read(earlier.After), DayMarks.Read(later.After));
        var first = AttendanceBlocks.Unpack(earlier.Month, earlier.DaysBefore, earlier.LessonsBefore);
        var also = AttendanceBlocks.Unpack(later.Month, later.DaysBefore, later.LessonsBefore).Where(day => !marks.ContainsKey(day.Date.Day));
        var (days, lessons) = AttendanceBlocks.Pack([.. first, .. also]);
        foreach (var (day, mark) in newer)
        {
            marks[day] = mark;
        }

        return new() { Month = earlier.Month, PupilId = earlier.PupilId, DaysBefore = days, LessonsBefore = lessons, After = DayMarks.Write(marks) };
    }
}
