using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RodaTraden.Core.Attendance;

/// <summary>
/// Tells which of a pupil's school days are observed, absent and so on, 64 days to a word: found once when a year is packed, since conditions ask for them each time.
/// Source: measures.md section 2.
/// </summary>
internal static class DayTraits
{
    /// <summary>Place of the observed days among the traits.</summary>
    public const int Observed = 0;

    /// <summary>Place of the days with some absence.</summary>
    public const int Absent = 1;

    /// <summary>Place of the part days.</summary>
    public const int Part = 2;

    /// <summary>Place of the half-away days.</summary>
    public const int HalfAway = 3;

    /// <summary>Place of the away days.</summary>
    public const int Away = 4;

    /// <summary>Place of the days with invalid absence.</summary>
    public const int Invalid = 5;

    /// <summary>How many traits there are.</summary>
    public const int Count = 6;

    /// <summary>Tells all traits.</summary>
    /// <param name="days">Days as <see cref="PackedYear.Days"/> holds them.</param>
    /// <param name="traits">Gets for each trait, in order, as many words as the days need.</param>
    public static void Tell(ReadOnlySpan<ulong> days, Span<ulong> traits)
    {
        var places = traits.Length / Count;
        for (var place = 0; place < places; place++)
        {
            Tell(days.Slice(64 * place, Math.Min(64, days.Length - (64 * place))), traits[place..], places);
        }
    }

    /// <summary>Tells at most 64 days, four at a time and without a branch: absence comes too irregularly to be guessed.</summary>
    private static void Tell(ReadOnlySpan<ulong> words, Span<ulong> into, int places)
    {
        ulong seen = 0, absence = 0, parts = 0, half = 0, all = 0, unexcused = 0;
        for (var day = 0; day < words.Length; day += 4)
        {
            var word = (words.Length - day >= 4 ? Vector256.Create(words[day..]) : Rest(words[day..])).AsInt64();
            var unjust = Field(word, 3);
            var gone = Field(word, 2) + unjust;
            var of = Field(word, 1) - Field(word, 4);
            var isSeen = Vector256.GreaterThan(of, Vector256<long>.Zero);
            var isGone = Vector256.GreaterThan(gone, Vector256<long>.Zero);
            seen |= Bits(isSeen) << day;
            absence |= Bits(isGone) << day;
            parts |= Bits(isGone & Vector256.LessThan(gone, of)) << day;
            half |= Bits(isSeen & Vector256.GreaterThanOrEqual(gone + gone, of)) << day;
            all |= Bits(isSeen & Vector256.Equals(gone, of)) << day;
            unexcused |= Bits(Vector256.GreaterThan(unjust, Vector256<long>.Zero)) << day;
        }

        into[Observed * places] = seen;
        into[Absent * places] = absence;
        into[Part * places] = parts;
        into[HalfAway * places] = half;
        into[Away * places] = all;
        into[Invalid * places] = unexcused;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Field(Vector256<long> words, int place) => (words >>> (place * PackedYear.MinuteBits)) & Vector256.Create((long)PackedYear.MinuteMask);

    private static Vector256<ulong> Rest(ReadOnlySpan<ulong> words) =>
        Vector256.Create(words[0], words.Length > 1 ? words[1] : 0, words.Length > 2 ? words[2] : 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<long> isTrue) => isTrue.ExtractMostSignificantBits();
}
