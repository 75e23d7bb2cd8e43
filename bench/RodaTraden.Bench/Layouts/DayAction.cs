using RodaTraden.Core.Attendance;

namespace RodaTraden.Bench.Layouts;

/// <summary>What is done with each day that is read.</summary>
/// <param name="date">The day.</param>
/// <param name="lessons">Its lessons, until the next day is read.</param>
internal delegate void DayAction(DateOnly date, ReadOnlySpan<Lesson> lessons);
