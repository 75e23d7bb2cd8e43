using System.Runtime.InteropServices;

namespace RodaTraden.Core.Attendance;

/// <summary>
/// A packed year as machine words that can be kept and read back: five numbers, then what is held. It is read where it lies, without being copied. The school year
/// is not among the words, and a year that is out of the ordinary (too many kinds of lessons, support started) has none.
/// </summary>
public static class PackedYearWords
{
    private const int Numbers = 3;

    /// <summary>How many words a year takes; 0 when it has none.</summary>
    public static int Length(PackedYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        return year.Many is null && year.Measures.Count == 0 ? Numbers + year.Held.Length : 0;
    }

    /// <summary>Writes a year that has words.</summary>
    /// <param name="year">The year.</param>
    /// <param name="into">Room for its <see cref="Length"/>.</param>
    public static void Write(PackedYear year, Span<ulong> into)
    {
        ArgumentNullException.ThrowIfNull(year);
        ReadOnlySpan<int> numbers = [year.Words.Length, year.DayCount, year.Lessons.Length, year.MostOfASubjectInADay, year.ShortestLesson, 0];
        MemoryMarshal.Cast<int, ulong>(numbers).CopyTo(into);
        year.Held.CopyTo(into[Numbers..]);
    }

    /// <summary>Reads a year back: it goes on lying in the block, which must not be changed afterwards.</summary>
    /// <param name="year">The school year that was packed.</param>
    /// <param name="block">What holds it.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="read">The year.</param>
    /// <returns>How many words it took.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The block ends too early: the words are not a year's.</exception>
    public static int Read(SchoolYear year, ulong[] block, int at, out PackedYear read)
    {
        var numbers = MemoryMarshal.Cast<ulong, int>(block.AsSpan(at, Numbers));
        read = new(year, block, at + Numbers, numbers[0], numbers[1], numbers[2], many: null) { MostOfASubjectInADay = numbers[3], ShortestLesson = numbers[4] };
        return Numbers + read.Held.Length;
    }
}
