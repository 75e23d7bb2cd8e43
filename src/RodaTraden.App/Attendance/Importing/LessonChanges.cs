using System.Globalization;
using RodaTraden.App.Intake.Running;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>Notes what a row changes in the lesson that it replaces, under the names of the native columns.</summary>
internal static class LessonChanges
{
    public static void Note(in LessonRow row, in Lesson before, FileReport report)
    {
        if (before.End == 0 || report.ProtectedPupils.Contains(row.PupilId))
        {
            return;
        }

        var after = row.Lesson;
        var (line, pupil) = (row.Line, row.PupilId);
        Note("start", Clock(before.Start), Clock(after.Start));
        Note("end", Clock(before.End), Clock(after.End));
        Note("reported", before.Reported ? "1" : "0", after.Reported ? "1" : "0");
        Note("valid", Number(before.Valid), Number(after.Valid));
        Note("invalid", Number(before.Invalid), Number(after.Invalid));
        Note("leave", Number(before.Leave), Number(after.Leave));
        Note("other", Number(before.Other), Number(after.Other));
        Note("unjudged", Number(before.Unjudged), Number(after.Unjudged));

        void Note(string column, string was, string now)
        {
            if (was != now)
            {
                report.Note(pupil, new(line, column, was, now));
            }
        }
    }

    private static string Clock(int minutes) => TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minutes)).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
