using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;

namespace RodaTraden.Bench.Installed;

/// <summary>All conditions of one day for everybody, on two threads.</summary>
internal sealed class CityConditions(CityYears city)
{
    private const int Threads = 2;

    // Units differ in how long they take: pieces small enough that neither thread waits for the other.
    private const int Piece = 512;

    private static readonly LadderEvaluation Ladder = new(StandardLadder.Version1);

    /// <summary>Evaluates, and hands over each pupil's evidence in the order that it happens to be found.</summary>
    /// <param name="found">The pupil's place and its evidence; null when only the number is asked for.</param>
    /// <returns>How many conditions are true.</returns>
    public long Find(Action<int, List<Evidence>>? found = null)
    {
        long all = 0;
        Parallel.For(
            0,
            (city.Count + Piece - 1) / Piece,
            new() { MaxDegreeOfParallelism = Threads },
            () => new Room(new(city.Years[0], city.Subjects), []),
            (piece, _, room) =>
            {
                for (var pupil = piece * Piece; pupil < Math.Min(city.Count, (piece + 1) * Piece); pupil++)
                {
                    room.Year.Open(city.Years[pupil]);
                    PupilYear.WillOpen(city.Years[Math.Min(pupil + 1, city.Count - 1)], city.Years[Math.Min(pupil + 2, city.Count - 1)]);
                    Ladder.Conditions(new(room.Year, city.AsOf), city.Units[pupil], room.Conditions);
                    room.Found += room.Conditions.Count;
                    found?.Invoke(pupil, room.Conditions);
                }

                return room;
            },
            room => Interlocked.Add(ref all, room.Found));
        return all;
    }

    /// <summary>Reads every byte that is held of the years.</summary>
    public ulong ReadAll()
    {
        ulong all = 0;
        Parallel.For(0, Threads, half =>
        {
            ulong sum = 0;
            for (var pupil = (int)((long)half * city.Count / Threads); pupil < (int)((half + 1L) * city.Count / Threads); pupil++)
            {
                sum += city.Years[pupil].Checksum();
            }

            Interlocked.Add(ref all, sum);
        });
        return all;
    }

    private sealed class Room(PupilYear year, List<Evidence> conditions)
    {
        public PupilYear Year { get; } = year;

        public List<Evidence> Conditions { get; } = conditions;

        public long Found { get; set; }
    }
}
