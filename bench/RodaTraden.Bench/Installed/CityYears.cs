using RodaTraden.App.Detection.Evaluating;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;

namespace RodaTraden.Bench.Installed;

/// <summary>The years of everybody who is evaluated on a day, as the program itself holds them, with the measures that it cannot be told of yet, and all at once.</summary>
internal sealed class CityYears
{
    private readonly List<string> keys = [];
    private readonly List<PackedYear> years = [];
    private readonly List<UnitSchoolDays> units = [];
    private readonly HeldYear year;

    private CityYears(DateOnly asOf, HeldYear year) => (AsOf, this.year) = (asOf, year);

    public DateOnly AsOf { get; }

    public IReadOnlyDictionary<int, string> Subjects => year.Subjects;

    public int Count => years.Count;

    public IReadOnlyList<string> Keys => keys;

    public IReadOnlyList<PackedYear> Years => years;

    /// <summary>The school days of each pupil's unit.</summary>
    public IReadOnlyList<UnitSchoolDays> Units => units;

    public static async Task<CityYears> LoadAsync(UnitEvaluation evaluation, Measures measures)
    {
        var city = new CityYears(evaluation.AsOf, evaluation.Year);
        var packer = new YearPacker(SchoolYear.Of(evaluation.AsOf));
        foreach (var unit in evaluation.UnitsOf(null))
        {
            var held = await evaluation.YearsOfAsync(unit, CancellationToken.None);
            var days = held.SchoolDaysUntil(evaluation.AsOf);
            foreach (var pupil in held.Pupils.Where(id => evaluation.UnitOf(id) == unit))
            {
                var key = evaluation.Year.Roll.Pupil(pupil).Key;
                city.keys.Add(key);
                city.years.Add(With(held.Find(pupil)!.Year, measures.Of(key), packer));
                city.units.Add(days);
            }
        }

        return city;
    }

    private static PackedYear With(PackedYear year, IReadOnlyList<(DateOnly From, DateOnly? To)> measures, YearPacker packer)
    {
        if (measures.Count == 0)
        {
            return year;
        }

        packer.AddUntil(year, year.SchoolYear.Last.AddDays(1));
        return packer.Take(measures);
    }
}
