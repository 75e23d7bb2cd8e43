namespace RodaTraden.Core.Attendance;

/// <summary>What is alike in many reported lessons of a year: subject, observed and absent minutes, in one machine word.</summary>
internal readonly record struct LessonKind(ulong Word)
{
    /// <summary>The subject stands in the highest bits, so that kinds in order are together by subject.</summary>
    private const int SubjectShift = 2 * PackedYear.MinuteBits;

    public static LessonKind Of(in Lesson lesson) =>
        new((uint)lesson.Observed | ((ulong)(uint)lesson.Absent << PackedYear.MinuteBits) | ((ulong)(uint)lesson.SubjectId << SubjectShift));

    /// <summary>The subject; 0 is none.</summary>
    public int SubjectId => (int)(Word >> SubjectShift);

    public int Observed => (int)(Word & PackedYear.MinuteMask);

    public int Absent => (int)((Word >> PackedYear.MinuteBits) & PackedYear.MinuteMask);
}
