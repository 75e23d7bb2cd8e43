namespace RodaTraden.App.Demo.Generating;

internal enum AbsenceShape
{
    Even,
    Rising,
    Falling,
    SetsIn,
    Returns,
}

internal readonly record struct AbsenceTarget(double Share, AbsenceShape Shape);

/// <summary>
/// Gives every pupil a share of absence for the school year. Each grade and sex gets exactly its curve, spread evenly over
/// the pupils, so that the bands hold in a small municipality too; who gets what follows the pupil, the school and chance.
/// </summary>
internal sealed class AbsenceTargets
{
    /// <summary>From here absence is severe, and has a shape over the year that is dealt out in turn.</summary>
    private const double Severe = 0.30;

    /// <summary>Schools differ by about 15 % in level, which is this much of a pupil's place in the curve.</summary>
    private const double SchoolWeight = 0.15;

    /// <summary>Onsets outnumber returns, so the severe group doubles from September to April.</summary>
    private static readonly AbsenceShape[] SevereShapes =
    [
        AbsenceShape.Rising, AbsenceShape.SetsIn, AbsenceShape.Even, AbsenceShape.Returns, AbsenceShape.Rising,
        AbsenceShape.SetsIn, AbsenceShape.Even, AbsenceShape.Rising, AbsenceShape.SetsIn, AbsenceShape.Even,
    ];

    private static readonly double[] Limits = [0.10, 0.20, 0.50];

    private readonly Dictionary<(int Pupil, int Year), AbsenceTarget> targets = [];

    public void Draw(World world)
    {
        foreach (var year in world.Years)
        {
            DrawYear(world, year);
        }
    }

    public AbsenceTarget For(Pupil pupil, SchoolYear year)
    {
        return targets[(pupil.Index, year.Index)];
    }

    /// <summary>A pupil whose year holds a laid course is otherwise seldom away, so that the course stands out by itself.</summary>
    private static bool HasCourse(Pupil pupil, SchoolYear year)
    {
        return pupil.Plant?.Year.Index == year.Index;
    }

    /// <summary>Figures never hold the protected, nor those without rows, so the curve is the others'.</summary>
    private static bool IsCounted(Pupil pupil)
    {
        return pupil is { Marking: Marking.None, WithoutLessons: false };
    }

    private void DrawYear(World world, SchoolYear year)
    {
        var bands = AbsenceBands.Of(world.Options.Profile);
        var maker = new PupilYearMaker(world);
        var severe = new List<(Pupil Pupil, double Share)>();
        var groups = world.Pupils.Where(p => p.In(year).Any()).GroupBy(p => (p.In(year).First().Level, p.Sex)).OrderBy(g => g.Key);
        foreach (var group in groups)
        {
            var rng = Rng.For(world.Options.Seed, RandomStream.Target, (group.Key.Level * 2) + (int)group.Key.Sex, year.StartYear);
            var taken = new List<double>();
            foreach (var pupil in group.Where(p => HasCourse(p, year)))
            {
                targets[(pupil.Index, year.Index)] = new AbsenceTarget(0.005 + (0.015 * rng.NextDouble()), AbsenceShape.Even);
                if (year.LastDay == year.End)
                {
                    taken.Add(maker.ShareOf(pupil, year));
                }
            }

            foreach (var pupil in group.Where(p => !IsCounted(p)))
            {
                targets[(pupil.Index, year.Index)] = new AbsenceTarget(bands.At(group.Key.Level, group.Key.Sex, rng.NextDouble()), AbsenceShape.Even);
            }

            var ranked = group.Where(p => IsCounted(p) && !HasCourse(p, year)).OrderByDescending(p => Rank(world, p, year)).ToList();
            var shares = Shares(bands, group.Key, taken, ranked.Count + taken.Count, rng);
            for (var i = 0; i < ranked.Count; i++)
            {
                var share = shares[i];
                targets[(ranked[i].Index, year.Index)] = new AbsenceTarget(share, Moderate(share, rng));
                if (share >= Severe)
                {
                    severe.Add((ranked[i], share));
                }
            }
        }

        var turn = 0;
        foreach (var (pupil, share) in severe.OrderByDescending(s => s.Share).ThenBy(s => s.Pupil.Index))
        {
            targets[(pupil.Index, year.Index)] = new AbsenceTarget(share, SevereShapes[turn++ % SevereShapes.Length]);
        }
    }

    /// <summary>The group's curve, less the places that laid courses take in it once their year is whole.</summary>
    private static List<double> Shares(AbsenceBands bands, (int Level, Sex Sex) group, List<double> taken, int count, Rng rng)
    {
        var offset = rng.NextDouble();
        var shares = Enumerable.Range(0, count).Select(i => bands.At(group.Level, group.Sex, (i + offset) / count)).ToList();
        foreach (var share in taken)
        {
            shares.Remove(shares.MinBy(s => Math.Abs(s - share) + (Limits.Count(l => s >= l) == Limits.Count(l => share >= l) ? 0 : 1)));
        }

        return shares;
    }

    private static AbsenceShape Moderate(double share, Rng rng)
    {
        return share < 0.08
            ? AbsenceShape.Even
            : rng.Weighted([0.50, 0.33, 0.17]) switch { 0 => AbsenceShape.Even, 1 => AbsenceShape.Rising, _ => AbsenceShape.Falling };
    }

    private static double Rank(World world, Pupil pupil, SchoolYear year)
    {
        var seed = world.Options.Seed;
        var school = Rng.For(seed, RandomStream.Unit, pupil.In(year).First().Unit.Index).Normal();
        var chance = Rng.For(seed, RandomStream.TargetNoise, pupil.Index, year.StartYear).Normal();
        return (0.75 * pupil.Trait) + (0.66 * chance) + (SchoolWeight * school);
    }
}
