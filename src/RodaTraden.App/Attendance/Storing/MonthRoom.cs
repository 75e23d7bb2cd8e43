using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>Room for the lessons of one month, used again for the next: a day may point back to an earlier one.</summary>
internal sealed class MonthRoom
{
    private const int Days = 32;
    private readonly int[] first = new int[Days];
    private readonly int[] count = new int[Days];
    private Lesson[] lessons = new Lesson[256];
    private int end;

    /// <summary>The lessons of a day of month; none when it has not been laid.</summary>
    public ReadOnlySpan<Lesson> Of(int dayOfMonth) => lessons.AsSpan(first[dayOfMonth], count[dayOfMonth]);

    /// <summary>Room for the lessons of a day.</summary>
    public Span<Lesson> Day(int dayOfMonth, int lessonCount)
    {
        if (end + lessonCount > lessons.Length)
        {
            Array.Resize(ref lessons, Math.Max(2 * lessons.Length, end + lessonCount));
        }

        (first[dayOfMonth], count[dayOfMonth]) = (end, lessonCount);
        end += lessonCount;
        return lessons.AsSpan(first[dayOfMonth], lessonCount);
    }

    public void Clear()
    {
        Array.Clear(count);
        end = 0;
    }
}
