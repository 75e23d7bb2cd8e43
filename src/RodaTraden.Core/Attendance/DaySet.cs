using System.Numerics;
using System.Runtime.CompilerServices;

namespace RodaTraden.Core.Attendance;

/// <summary>
/// Some of the days of a year, one bit each: days by their index among a pupil's school days, or by their place in the school year. Counting and
/// finding take a few instructions, whatever the window.
/// </summary>
public struct DaySet
{
    /// <summary>Machine words in a set; enough for the 366 days of a year.</summary>
    internal const int Words = 6;

    private Bits bits;

    /// <summary>Whether a day is in the set.</summary>
    /// <param name="day">0-383.</param>
    public readonly bool Contains(int day) => (bits[day >> 6] & (1UL << (day & 63))) != 0;

    /// <summary>How many days of a range are in the set.</summary>
    public readonly int Count(DayRange range)
    {
        if (range.End <= range.First)
        {
            return 0;
        }

        int word = range.First >> 6, last = (range.End - 1) >> 6;
        var count = BitOperations.PopCount(bits[word] & (ulong.MaxValue << (range.First & 63)) & (word == last ? Through(range.End) : ulong.MaxValue));
        while (++word <= last)
        {
            count += BitOperations.PopCount(word == last ? bits[word] & Through(range.End) : bits[word]);
        }

        return count;
    }

    /// <summary>The first day of a range that is in the set; the range's end when none is.</summary>
    public readonly int First(DayRange range)
    {
        var at = range.First;
        while (at < range.End)
        {
            var rest = bits[at >> 6] >> (at & 63);
            if (rest != 0)
            {
                return Math.Min(range.End, at + BitOperations.TrailingZeroCount(rest));
            }

            at = (at | 63) + 1;
        }

        return range.End;
    }

    /// <summary>The last day before another that is in the set; -1 when none is.</summary>
    public readonly int LastBefore(int end)
    {
        var at = end - 1;
        while (at >= 0)
        {
            var rest = bits[at >> 6] & Through(at + 1);
            if (rest != 0)
            {
                return (at | 63) - BitOperations.LeadingZeroCount(rest);
            }

            at = (at & ~63) - 1;
        }

        return -1;
    }

    /// <summary>The day that has so many days of the set before it.</summary>
    /// <param name="index">0 and up, less than the number of days in the set.</param>
    public readonly int At(int index)
    {
        var word = 0;
        int inWord;
        while (index >= (inWord = BitOperations.PopCount(bits[word])))
        {
            index -= inWord;
            word++;
        }

        var rest = bits[word];
        for (; index > 0; index--)
        {
            rest &= rest - 1;
        }

        return (word << 6) + BitOperations.TrailingZeroCount(rest);
    }

    /// <summary>Puts a day into the set.</summary>
    internal void Add(int day) => bits[day >> 6] |= 1UL << (day & 63);

    /// <summary>Sets 64 days at once.</summary>
    internal void Fill(int word, ulong days) => bits[word] = days;

    /// <summary>64 days at once.</summary>
    internal readonly ulong Word(int word) => bits[word];

    /// <summary>The bits of a word up to the one before a day.</summary>
    private static ulong Through(int end) => ulong.MaxValue >> (63 - ((end - 1) & 63));

    [InlineArray(Words)]
    private struct Bits
    {
        private ulong first;
    }
}
