using System.Collections.Concurrent;

namespace RodaTraden.App.Access.Reviewing;

/// <summary>
/// Tells whether somebody's looks must be counted in the log again. What was counted, and whom this process has shown since, are an upper bound of what a count would
/// give: as long as it is within the limits there is nothing to find. What other nodes have shown is met when the count has become old.
/// </summary>
internal sealed class LookTally
{
    /// <summary>How old a count may be: bulk reading spread over several nodes is noticed within this time.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(20);

    /// <summary>As many counts as are kept before those that nobody trusts any longer are let go.</summary>
    private const int MostKept = 1000;

    private readonly ConcurrentDictionary<(int AccountId, bool InLists), Counted> tallies = new();

    /// <summary>Takes pupils whose looks have just been written. Whoever is told to count answers with <see cref="Keep"/>.</summary>
    public bool MustCount(int accountId, bool inLists, IEnumerable<int> pupils, DateTime now)
    {
        var tally = tallies.GetOrAdd((accountId, inLists), _ => new());
        lock (tally)
        {
            tally.Since.UnionWith(pupils);
            if (now - tally.At < Trusted && tally.Since.Count <= tally.Room)
            {
                return false;
            }

            // Nothing is known until the count is there: whoever comes meanwhile counts too.
            (tally.Room, tally.At) = (-1, now);
            tally.Since.Clear();
            return true;
        }
    }

    /// <summary>Keeps what was counted.</summary>
    /// <param name="accountId">Whose looks.</param>
    /// <param name="inLists">In lists, or pupils opened one by one.</param>
    /// <param name="room">How many pupils more there may be before there is something to notice; below 0 when there is already.</param>
    /// <param name="now">When.</param>
    public void Keep(int accountId, bool inLists, int room, DateTime now)
    {
        var tally = tallies.GetOrAdd((accountId, inLists), _ => new());
        lock (tally)
        {
            (tally.Room, tally.At) = (room, now);
        }

        if (tallies.Count > MostKept)
        {
            foreach (var old in tallies.Where(one => now - one.Value.At >= Trusted).ToList())
            {
                tallies.TryRemove(old);
            }
        }
    }

    private sealed class Counted
    {
        public DateTime At { get; set; }

        public int Room { get; set; } = -1;

        public HashSet<int> Since { get; } = [];
    }
}
