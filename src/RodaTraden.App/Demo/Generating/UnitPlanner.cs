namespace RodaTraden.App.Demo.Generating;

/// <summary>Divides a municipality's children into schools of natural sizes.</summary>
internal static class UnitPlanner
{
    public const string Municipality = "Almvikens kommun";
    public const string MunicipalityCode = "9901";
    public const string NeighbourCode = "9902";

    private const int ClassSize = 23;
    private const int GradesPerSchool = 10;
    private const int PupilsInUpperSecondary = 1_300;

    private static readonly string[] Programmes = ["NA", "SA", "EK", "TE", "VO", "EE", "ES", "BF", "SA", "BA", "FT", "HA", "EK", "NA"];

    public static int PupilsPerLevel(int inhabitants, int level)
    {
        var share = level < Levels.FirstUpper ? 0.11 / GradesPerSchool : 0.035 / 3;
        return Math.Max(4, (int)Math.Round(inhabitants * share));
    }

    public static (IReadOnlyList<Organiser> Organisers, IReadOnlyList<SchoolUnit> Units) Plan(GeneratorOptions options)
    {
        var rng = Rng.For(options.Seed, RandomStream.Municipality);
        var units = new List<SchoolUnit>();
        var organisers = new List<Organiser> { new(0, Municipality, true) };
        var classes = Math.Max(5, (int)Math.Round(PupilsPerLevel(options.Inhabitants, 1) / (double)ClassSize));
        var independents = 2 + (options.Inhabitants / 60_000);
        var younger = classes;
        var older = classes;
        var perIndependent = Math.Max(1, (int)Math.Round(classes * 0.16 / independents));
        for (var i = 0; i < independents; i++)
        {
            var (school, owner) = UnitNames.Independent(i);
            var organiser = organisers.Find(known => known.Name == owner);
            if (organiser is null)
            {
                organiser = new Organiser(organisers.Count, owner, false);
                organisers.Add(organiser);
            }

            var whole = i % 2 == 0;
            Add(units, school, organiser, whole ? 0 : 7, 9, whole ? perIndependent : 0, perIndependent);
            older -= perIndependent;
            younger -= whole ? perIndependent : 0;
        }

        for (var i = 0; i <= options.Inhabitants / 40_000; i++)
        {
            var size = classes >= 8 ? 2 : 1;
            Add(units, UnitNames.Whole(i), organisers[0], 0, 9, size, size);
            younger -= size;
            older -= size;
        }

        AddInParts(units, UnitNames.Younger, organisers[0], 0, 6, Math.Max(1, younger), 3, rng);
        AddInParts(units, UnitNames.Older, organisers[0], 7, 9, Math.Max(1, older), 6, rng);
        AddUpperSecondary(units, organisers[0], options.Inhabitants);
        return (organisers, units);
    }

    private static void AddInParts(List<SchoolUnit> units, Func<int, string> name, Organiser organiser, int first, int last, int classes, int most, Rng rng)
    {
        var schools = (int)Math.Ceiling(classes / (most * 0.75));
        var sizes = new int[schools];
        for (var i = 0; i < classes; i++)
        {
            sizes[i < schools ? i : rng.Next(2) == 0 ? i % schools : rng.Next((schools + 1) / 2)]++;
        }

        for (var i = 0; i < schools; i++)
        {
            Add(units, name(i), organiser, first, last, last <= 6 ? sizes[i] : 0, last <= 6 ? 0 : sizes[i]);
        }
    }

    private static void AddUpperSecondary(List<SchoolUnit> units, Organiser organiser, int inhabitants)
    {
        var pupils = PupilsPerLevel(inhabitants, Levels.FirstUpper);
        var schools = Math.Max(1, pupils * 3 / PupilsInUpperSecondary);
        var classes = Math.Max(2, (int)Math.Round(pupils / (double)schools / ClassSize));
        for (var i = 0; i < schools; i++)
        {
            var programmes = Enumerable.Range(0, classes).Select(c => Programmes[c % Programmes.Length]).Order(StringComparer.Ordinal).ToArray();
            units.Add(new SchoolUnit(units.Count, Code(units.Count), UnitNames.Upper(i), organiser, Levels.FirstUpper, Levels.Last, 0, 0, programmes));
        }
    }

    private static void Add(List<SchoolUnit> units, string name, Organiser organiser, int first, int last, int younger, int older)
    {
        units.Add(new SchoolUnit(units.Count, Code(units.Count), name, organiser, first, last, younger, older, []));
    }

    private static string Code(int index)
    {
        return $"9901{((index * 37) + 1000) % 10_000:0000}";
    }
}
