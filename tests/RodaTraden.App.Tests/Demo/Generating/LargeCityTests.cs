using RodaTraden.App.Demo.Generating;

namespace RodaTraden.App.Tests.Demo.Generating;

public sealed class LargeCityTests
{
    private static readonly (IReadOnlyList<Organiser> Organisers, IReadOnlyList<SchoolUnit> Units) City =
        UnitPlanner.Plan(new GeneratorOptions(700_000, 1, AbsenceProfile.Middle, new DateOnly(2026, 5, 22), ""));

    [Fact]
    public void A_city_has_as_many_schools_as_its_children_need_and_none_is_larger_than_real_ones()
    {
        Assert.InRange(City.Units.Count, 180, 280);
        Assert.All(City.Units, unit => Assert.InRange(ClassesAt(unit), 3, 60));
    }

    [Fact]
    public void Every_school_has_a_name_and_a_code_of_its_own()
    {
        Assert.Equal(City.Units.Count, City.Units.Select(unit => unit.Name).Distinct().Count());
        Assert.Equal(City.Units.Count, City.Units.Select(unit => unit.Code).Distinct().Count());
        Assert.All(City.Units, unit => Assert.Equal(8, unit.Code.Length));
    }

    [Fact]
    public void An_independent_organiser_runs_several_schools()
    {
        Assert.Equal(City.Organisers.Count, City.Organisers.Select(organiser => organiser.Name).Distinct().Count());
        Assert.Contains(City.Units.Where(unit => !unit.Organiser.Municipal).GroupBy(unit => unit.Organiser.Index), schools => schools.Count() > 1);
    }

    private static int ClassesAt(SchoolUnit unit)
    {
        return Enumerable.Range(unit.FirstLevel, unit.LastLevel - unit.FirstLevel + 1).Sum(unit.Classes);
    }
}
