using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake.Receipts;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>Gathers what a file replaced, until the receipt has a number to keep it under.</summary>
internal sealed class MergedMonths
{
    private readonly List<ImportedMonth> kept = [];

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

    public void Keep(List<ImportedMonth> months) => kept.AddRange(months);

    /// <summary>Hands over what has been gathered and starts anew.</summary>
    public IReadOnlyList<ImportedMonth> Take()
    {
        var taken = kept.ToArray();
        kept.Clear();
        return taken;
    }
}
