using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>One row of lessons.csv in canonical form. Millions of these are held at once, and laid on disk as they are: keep it small and plain.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="Day">The date as day number.</param>
/// <param name="Line">Its line in the file.</param>
/// <param name="Lesson">The lesson.</param>
/// <param name="Yields">It reached the pupil by the key of a record that was merged into it.</param>
internal readonly record struct LessonRow(int PupilId, int Day, int Line, Lesson Lesson, bool Yields = false)
{
    private const int TimeBits = 11;
    private const int DayBits = 22;

    public DateOnly Date => DateOnly.FromDayNumber(Day);

    /// <summary>Pupil, day and start as one number, in the order in which days are stored.</summary>
    public ulong Place => ((ulong)(uint)PupilId << (DayBits + TimeBits)) | ((ulong)(uint)Day << TimeBits) | (ushort)Lesson.Start;
}
