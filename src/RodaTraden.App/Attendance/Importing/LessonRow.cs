using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>One row of lessons.csv in canonical form. Millions of these are held at once: keep it small.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="Day">The date as day number.</param>
/// <param name="Line">Its line in the file.</param>
/// <param name="Lesson">The lesson.</param>
/// <param name="Yields">It reached the pupil by the key of a record that was merged into it.</param>
internal readonly record struct LessonRow(int PupilId, int Day, int Line, Lesson Lesson, bool Yields = false)
{
    public DateOnly Date => DateOnly.FromDayNumber(Day);
}
