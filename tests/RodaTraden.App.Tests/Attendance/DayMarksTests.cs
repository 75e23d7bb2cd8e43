using System.Buffers.Binary;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Tests.Attendance;

/// <summary>By its mark a day is told from one that somebody has changed, also in what earlier versions wrote.</summary>
public sealed class DayMarksTests
{
    private static readonly StoredDay First = new(new(2026, 3, 1), [new() { Start = 480, End = 540, UnitId = 1, SubjectId = 2, Reported = true }]);
    private static readonly StoredDay Last = new(new(2026, 3, 31), [new() { Start = 480, End = 540, UnitId = 1, SubjectId = 2, Reported = true, Invalid = 60 }]);

    [Fact]
    public void A_day_has_its_mark_as_long_as_nobody_has_changed_it()
    {
        var marks = DayMarks.Read(DayMarks.Of([Last, First]));
        Assert.Equal([1, 31], marks.Keys.Order());
        Assert.True(marks[1].IsOf(First));
        Assert.True(marks[31].IsOf(Last));
        Assert.False(marks[31].IsOf(new(Last.Date, [Last.Lessons[0] with { Invalid = 59 }])));
        Assert.False(marks[31].IsOf(new(Last.Date, [])));
    }

    [Fact]
    public void Marks_of_an_earlier_version_are_believed_in_all_their_bits()
    {
        var packed = new byte[9];
        packed[0] = 31;
        BinaryPrimitives.WriteUInt64LittleEndian(packed.AsSpan(1), DayMarks.HashOf(Last));
        Assert.True(DayMarks.Read(packed)[31].IsOf(Last));
        BinaryPrimitives.WriteUInt64LittleEndian(packed.AsSpan(1), DayMarks.HashOf(Last) ^ (1UL << 63));
        Assert.False(DayMarks.Read(packed)[31].IsOf(Last));
    }

    [Fact]
    public void No_day_has_no_mark() => Assert.Empty(DayMarks.Read(DayMarks.Of([])).Keys.Concat(DayMarks.Read([]).Keys));
}
