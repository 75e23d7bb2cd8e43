using System.Text;

namespace RodaTraden.App.Demo.Generating;

/// <summary>One lesson of a class's week. The clock times are kept as they are written.</summary>
internal sealed record Slot(int Id, int Start, int Minutes, int Subject, StaffMember Teacher, int Position, int PositionCount)
{
    public byte[] Utf8Times { get; } = Encoding.ASCII.GetBytes(
        $"{Start / 60:00}:{Start % 60:00};{(Start + Minutes) / 60:00}:{(Start + Minutes) % 60:00}");
}

/// <summary>Monday to Friday, each day in order of time and without overlap.</summary>
internal sealed record Timetable(IReadOnlyList<Slot[]> Days);
