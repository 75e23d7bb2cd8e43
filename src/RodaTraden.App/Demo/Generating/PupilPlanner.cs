namespace RodaTraden.App.Demo.Generating;

/// <summary>Who the children are and which class they sit in.</summary>
internal static class PupilPlanner
{
    private const int FirstKey = 100_001;

    public static List<Pupil> Plan(GeneratorOptions options, SchoolYear[] years, IReadOnlyList<SchoolUnit> units)
    {
        var pupils = new List<Pupil>();
        for (var cohort = Levels.Last + years.Length - 1; cohort >= 0; cohort--)
        {
            AddCohort(pupils, options, cohort, units);
        }

        foreach (var pupil in pupils)
        {
            pupil.Trait = Rng.For(options.Seed, RandomStream.Pupil, pupil.Index).Normal();
        }

        FamilyPlanner.Plan(options.Seed, pupils, NameBook.Shared, options.AsOf);
        GiveIdentity(pupils, options.Seed, years[^1]);
        return pupils;
    }

    private static void AddCohort(List<Pupil> pupils, GeneratorOptions options, int cohort, IReadOnlyList<SchoolUnit> units)
    {
        var rng = Rng.For(options.Seed, RandomStream.Placement, cohort);
        var size = UnitPlanner.PupilsPerLevel(options.Inhabitants, cohort);
        var grownUpHere = cohort < Levels.FirstUpper
            ? size
            : Math.Min(size, (int)(UnitPlanner.PupilsPerLevel(options.Inhabitants, 9) * 0.97));
        var children = new List<Pupil>();
        for (var i = 0; i < size; i++)
        {
            var index = pupils.Count;
            children.Add(new Pupil
            {
                Index = index,
                Key = $"P-{FirstKey + index}",
                Cohort = cohort,
                Sex = i % 2 == 0 ? Sex.Girl : Sex.Boy,
                FromNeighbour = i >= grownUpHere,
            });
            pupils.Add(children[^1]);
        }

        rng.Shuffle(children);
        Seat(children.Where(c => !c.FromNeighbour).ToList(), units, rng);
        rng.Shuffle(children);
        Deal(children, Seats(units, Levels.FirstUpper), (child, seat) => child.Upper = seat);
    }

    private static void Seat(List<Pupil> children, IReadOnlyList<SchoolUnit> units, Rng rng)
    {
        Deal(children, Seats(units, 0), (child, seat) => child.Younger = seat);
        var moving = new List<Pupil>();
        foreach (var child in children)
        {
            if (child.Younger.Unit.Serves(7))
            {
                child.Older = child.Younger;
            }
            else
            {
                moving.Add(child);
            }
        }

        rng.Shuffle(moving);
        Deal(moving, [.. Seats(units, 7).Where(s => !s.Unit.Serves(6))], (child, seat) => child.Older = seat);
    }

    private static List<Seat> Seats(IReadOnlyList<SchoolUnit> units, int level)
    {
        return [.. units.Where(u => u.Serves(level)).SelectMany(u => Enumerable.Range(0, u.Classes(level)).Select(p => new Seat(u, p)))];
    }

    private static void Deal(List<Pupil> children, List<Seat> seats, Action<Pupil, Seat> give)
    {
        for (var i = 0; i < children.Count; i++)
        {
            give(children[i], seats[i % seats.Count]);
        }
    }

    private static void GiveIdentity(List<Pupil> pupils, int seed, SchoolYear latest)
    {
        var rng = Rng.For(seed, RandomStream.Pupil, -1);
        var numbers = new CivicNumbers(rng);
        var protectedPupils = Math.Max(2, (int)Math.Round(pupils.Count * 0.002));
        var order = Enumerable.Range(0, pupils.Count).ToList();
        rng.Shuffle(order);
        for (var i = 0; i < protectedPupils; i++)
        {
            var pupil = pupils[order[i]];
            pupil.Marking = i % 2 == 0 ? Marking.Secrecy : Marking.ProtectedRegistration;
            pupil.WithoutLessons = i % 4 == 3;
        }

        foreach (var pupil in pupils)
        {
            var year = latest.StartYear - 6 - pupil.Cohort;
            (pupil.Birth, pupil.CivicNumber) = pupil.Marking != Marking.None
                ? (numbers.BirthDate(year), "")
                : rng.Chance(0.015) ? numbers.TakeTemporary(year) : numbers.Take(year, pupil.Sex);
            pupil.WithoutLessons |= rng.Chance(0.005);
        }
    }
}
