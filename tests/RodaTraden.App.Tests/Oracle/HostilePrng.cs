namespace RodaTraden.App.Tests.Oracle;

/// <summary>SplitMix64: the same seed gives the same municipality on every machine.</summary>
internal sealed class HostilePrng(ulong seed)
{
    private ulong state = seed;

    public int Below(int n) => (int)(Next() % (ulong)n);

    public int Between(int lowest, int highest) => lowest + Below(highest - lowest + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public void Shuffle<T>(List<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
