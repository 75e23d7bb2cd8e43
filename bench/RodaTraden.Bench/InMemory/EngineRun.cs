using System.Diagnostics;
using System.Globalization;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;

namespace RodaTraden.Bench.InMemory;

/// <summary>The engine alone on invented pupils, from a thousand to the nation: what is held, how long it takes to read it, and to evaluate it.</summary>
internal static class EngineRun
{
    public static void Run(IReadOnlyList<int> sizes)
    {
        Console.WriteLine("pupils;days;heldMB;processMB;readMs;conditionsMs;microsecondsPerPupil;withHeldStepMs;evidence");
        foreach (var size in sizes)
        {
            Run(size);
            GC.Collect();
        }
    }

    private static void Run(int size)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var years = new PackedYear[size];
        Parallel.For(0, 2, half =>
        {
            var invented = new InventedYears();
            for (var pupil = half; pupil < size; pupil += 2)
            {
                years[pupil] = invented.Of(pupil);
            }
        });
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        var unit = new UnitSchoolDays(Enumerable.Range(0, 365).Select(InventedYears.Year.First.AddDays).Where(date => years[0].LatestSchoolDay(date) == date));
        var ladder = new LadderEvaluation(StandardLadder.Version1);
        long evidence = 0;
        var read = Best(5, () => ForHalves(size, (first, end) =>
        {
            ulong all = 0;
            for (var pupil = first; pupil < end; pupil++)
            {
                all += years[pupil].Checksum();
            }

            return (long)(all & 1);
        }));
        var conditionsMs = Best(9, () => evidence = ForHalves(size, (first, end) =>
        {
            var conditions = new List<Evidence>();
            var year = new PupilYear(years[first], InventedYears.Subjects);
            long found = 0;
            for (var pupil = first; pupil < end; pupil++)
            {
                year.Open(years[pupil]);
                PupilYear.WillOpen(pupil + 1 < end ? years[pupil + 1] : null, pupil + 2 < end ? years[pupil + 2] : null);
                ladder.Conditions(new(year, InventedYears.AsOf), unit, conditions);
                found += conditions.Count;
            }

            return found;
        }));
        var standing = Best(3, () => ForHalves(size, (first, end) =>
        {
            var year = new PupilYear(years[first], InventedYears.Subjects);
            long steps = 0;
            for (var pupil = first; pupil < end; pupil++)
            {
                year.Open(years[pupil]);
                steps += ladder.Evaluate(year, InventedYears.AsOf, unit).HeldStep;
            }

            return steps;
        }));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size};{years.Sum(year => (long)year.DayCount)};{held / 1e6:0.0};{Environment.WorkingSet / 1e6:0};{read:0.0};{conditionsMs:0.0};{1000 * conditionsMs / size:0.000};{standing:0.0};{evidence}"));
    }

    /// <summary>The best of so many runs; a thousand pupils are gone through for seconds, or the compiler would not have seen enough of them.</summary>
    private static double Best(int runs, Action work)
    {
        var best = double.MaxValue;
        var begun = Stopwatch.GetTimestamp();
        for (var run = 0; run < runs || Stopwatch.GetElapsedTime(begun).TotalSeconds < 3; run++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }

    private static long ForHalves(int size, Func<int, int, long> work)
    {
        long all = 0;
        Parallel.For(0, 2, half => Interlocked.Add(ref all, work(half * size / 2, (half + 1) * size / 2)));
        return all;
    }
}
