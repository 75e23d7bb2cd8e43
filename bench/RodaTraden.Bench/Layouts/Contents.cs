using RodaTraden.Core.Attendance;

namespace RodaTraden.Bench.Layouts;

/// <summary>What is held of everybody's school year. Two stores with the same lessons have the same.</summary>
/// <param name="Days">Pupils' days with lessons.</param>
/// <param name="Checksum">The sum over all pupils of every byte that an evaluation reads.</param>
internal readonly record struct Contents(long Days, ulong Checksum)
{
    public Contents Plus(PackedYear year) => new(Days + year.DayCount, Checksum + year.Checksum());
}
