using System.Numerics;

namespace RodaTraden.App.Demo.Generating;

/// <summary>
/// A small generator of our own (xoshiro256**), because the framework's may change between versions
/// and the same seed must give the same files for years.
/// </summary>
internal sealed class Rng
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    private Rng(ulong seed)
    {
        s0 = Step(ref seed);
        s1 = Step(ref seed);
        s2 = Step(ref seed);
        s3 = Step(ref seed);
    }

    /// <summary>Every subject has a stream of its own, so nothing depends on the order of work.</summary>
    public static Rng For(int seed, RandomStream stream, long first = 0, long second = 0)
    {
        return new Rng(Mix(seed, stream, first, second));
    }

    /// <summary>A fixed number in [0, 1) for a subject, without keeping a stream.</summary>
    public static double Fixed(int seed, RandomStream stream, long first, long second)
    {
        return (Mix(seed, stream, first, second) >> 11) * (1.0 / (1UL << 53));
    }

    public double NextDouble()
    {
        return (NextBits() >> 11) * (1.0 / (1UL << 53));
    }

    public int Next(int exclusiveEnd)
    {
        return (int)(NextDouble() * exclusiveEnd);
    }

    public int Between(int first, int last)
    {
        return first + Next(last - first + 1);
    }

    public bool Chance(double probability)
    {
        return NextDouble() < probability;
    }

    public T Pick<T>(IReadOnlyList<T> items)
    {
        return items[Next(items.Count)];
    }

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private ulong NextBits()
    {
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    private static ulong Mix(int seed, RandomStream stream, long first, long second)
    {
        var state = (ulong)(uint)seed | ((ulong)(uint)stream << 32);
        var mixed = Step(ref state) ^ (ulong)first;
        mixed = Step(ref mixed) ^ (ulong)second;
        return Step(ref mixed);
    }

    private static ulong Step(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
