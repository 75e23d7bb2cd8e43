using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RodaTraden.Core.Attendance;

/// <summary>
/// A packed year as bytes, the same on every machine: five numbers of four bytes, then the words and the lessons as they are held. The school year is not
/// among them, and a year that is out of the ordinary (too many kinds of lessons, support started) has no bytes.
/// </summary>
public static class PackedYearBytes
{
    /// <summary>Changes whenever what is held changes its meaning: bytes of another version are never read.</summary>
    public const int Version = 1;

    private const int Numbers = 5 * sizeof(int);

    /// <summary>How many bytes a year takes; 0 when it has none.</summary>
    public static int Length(PackedYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        return year.Many is null && year.Measures.Count == 0 ? Numbers + (sizeof(ulong) * year.Words.Length) + year.Lessons.Length : 0;
    }

    /// <summary>Writes a year that has bytes.</summary>
    /// <param name="year">The year.</param>
    /// <param name="into">Room for its <see cref="Length"/>.</param>
    public static void Write(PackedYear year, Span<byte> into)
    {
        ArgumentNullException.ThrowIfNull(year);
        ReadOnlySpan<int> numbers = [year.Words.Length, year.DayCount, year.Lessons.Length, year.MostOfASubjectInADay, year.ShortestLesson];
        for (var at = 0; at < numbers.Length; at++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(into[(at * sizeof(int))..], numbers[at]);
        }

        MemoryMarshal.AsBytes(year.Words).CopyTo(into[Numbers..]);
        year.Lessons.CopyTo(into[(Numbers + (sizeof(ulong) * year.Words.Length))..]);
    }

    /// <summary>Reads a year back.</summary>
    /// <param name="year">The school year that was packed.</param>
    /// <param name="bytes">The bytes, and perhaps more after them.</param>
    /// <param name="read">The year.</param>
    /// <returns>How many bytes it took.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bytes end too early: they are not a year's.</exception>
    public static int Read(SchoolYear year, ReadOnlySpan<byte> bytes, out PackedYear read)
    {
        var words = new ulong[Number(bytes, 0)];
        var lessonsFrom = Numbers + (sizeof(ulong) * words.Length);
        var lessons = bytes.Slice(lessonsFrom, Number(bytes, 2)).ToArray();
        bytes[Numbers..lessonsFrom].CopyTo(MemoryMarshal.AsBytes(words.AsSpan()));
        read = new(year, words, Number(bytes, 1), lessons, many: null) { MostOfASubjectInADay = Number(bytes, 3), ShortestLesson = Number(bytes, 4) };
        return lessonsFrom + lessons.Length;
    }

    private static int Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[(at * sizeof(int))..]);
}
