using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace RodaTraden.App.Tests.Demo.Generating;

public sealed partial class RegisterFileTests(SmallTown town) : IClassFixture<SmallTown>
{
    private static readonly HashSet<string> Roles =
        ["mentor", "teacher", "principal", "student_health", "counsellor", "nurse", "special_educator", "administrator"];

    [Fact]
    public void Personal_numbers_come_from_the_published_test_series_alone()
    {
        var published = Published();
        var pupils = RegisterRow.Read(town.Folder, "pupils.csv").DistinctBy(r => r["pupil"]).ToList();
        var numbers = pupils.Where(r => TestNumber().IsMatch(r["civic_number"])).ToList();
        Assert.NotEmpty(numbers);
        Assert.All(numbers, r => Assert.Contains(r["civic_number"], published));
        Assert.All(numbers, r => Assert.Equal(r["birth_date"].Replace("-", "", StringComparison.Ordinal), r["civic_number"][..8]));
        Assert.All(numbers, r => Assert.Equal(r["sex"] == "pojke", (r["civic_number"][10] - '0') % 2 == 1));
        Assert.Equal(numbers.Count, numbers.Select(r => r["civic_number"]).Distinct().Count());
        var temporary = pupils.Where(r => TemporaryNumber().IsMatch(r["civic_number"])).ToList();
        Assert.InRange(temporary.Count / (double)pupils.Count, 0.005, 0.03);
        Assert.All(pupils.Except(numbers).Except(temporary), r => Assert.Equal("", r["civic_number"]));
    }

    [Fact]
    public void Protected_pupils_show_neither_number_nor_class_nor_guardians()
    {
        var hidden = RegisterRow.Read(town.Folder, "pupils.csv").Where(r => r["marking"] != "none").ToList();
        var guarded = RegisterRow.Read(town.Folder, "guardians.csv").Select(r => r["pupil"]).ToHashSet();
        Assert.True(hidden.Select(r => r["pupil"]).Distinct().Count() >= 2);
        Assert.All(hidden, r => Assert.Equal("", r["civic_number"] + r["class"] + r["mentor"] + r["birth_date"] + r["home_municipality"]));
        Assert.All(hidden, r => Assert.DoesNotContain(r["pupil"], guarded));
    }

    [Fact]
    public void Rows_have_keys_of_their_own_and_point_at_rows_that_exist()
    {
        var units = RegisterRow.Read(town.Folder, "units.csv");
        var pupils = RegisterRow.Read(town.Folder, "pupils.csv");
        var guardians = RegisterRow.Read(town.Folder, "guardians.csv");
        var staff = RegisterRow.Read(town.Folder, "staff.csv");
        var calendar = RegisterRow.Read(town.Folder, "calendar.csv");
        Assert.Distinct(units.Select(r => r["unit"]));
        Assert.Distinct(pupils.Select(r => (r["pupil"], r["unit"], r["enrolled_from"])));
        Assert.Distinct(guardians.Select(r => (r["pupil"], r["guardian"])));
        Assert.Distinct(staff.Select(r => r["staff"]));
        Assert.Distinct(calendar.Select(r => (r["organiser"], r["date"])));
        var unitKeys = units.Select(r => r["unit"]).ToHashSet();
        var pupilKeys = pupils.Select(r => r["pupil"]).ToHashSet();
        var staffKeys = staff.Select(r => r["staff"]).Append("").ToHashSet();
        Assert.All(pupils, r => Assert.True(unitKeys.Contains(r["unit"]) && staffKeys.Contains(r["mentor"]), r["pupil"]));
        Assert.All(guardians, r => Assert.Contains(r["pupil"], pupilKeys));
        Assert.All(staff, r => Assert.True(unitKeys.Contains(r["unit"]) && Roles.Contains(r["role"]), r["staff"]));
        Assert.All(units, r => Assert.Matches("^[0-9]{8}$", r["unit"]));
    }

    [Fact]
    public void No_date_lies_after_the_as_of_date_and_enrolments_follow_each_other()
    {
        var asOf = SmallTown.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var pupils = RegisterRow.Read(town.Folder, "pupils.csv");
        Assert.All(pupils, r => Assert.True(string.CompareOrdinal(r["enrolled_from"], asOf) <= 0 && string.CompareOrdinal(r["enrolled_to"], asOf) <= 0));
        Assert.All(RegisterRow.Read(town.Folder, "calendar.csv"), r => Assert.True(string.CompareOrdinal(r["date"], asOf) <= 0));
        Assert.All(RegisterRow.Read(town.Folder, "guardians.csv"), r => Assert.True(string.CompareOrdinal(r["from"], asOf) <= 0 && string.CompareOrdinal(r["to"], asOf) <= 0));
        foreach (var rows in pupils.GroupBy(r => r["pupil"]).Select(g => g.ToList()))
        {
            for (var i = 1; i < rows.Count; i++)
            {
                Assert.True(rows[i - 1]["enrolled_to"].Length > 0 && string.CompareOrdinal(rows[i]["enrolled_from"], rows[i - 1]["enrolled_to"]) > 0, rows[i]["pupil"]);
            }
        }
    }

    [Fact]
    public void A_few_pupils_change_school_in_the_middle_of_a_year()
    {
        var lastYear = RegisterRow.Read(town.Folder, "pupils.csv").Where(r => string.CompareOrdinal(r["enrolled_from"], "2025-07-01") < 0)
            .CountBy(r => r["pupil"]).ToList();
        Assert.InRange(lastYear.Count(p => p.Value == 2) / (double)lastYear.Count, 0.02, 0.055);
    }

    [Fact]
    public void A_whole_school_year_has_its_legal_days()
    {
        var years = RegisterRow.Read(town.Folder, "calendar.csv").Where(r => string.CompareOrdinal(r["date"], "2025-07-01") < 0).GroupBy(r => r["organiser"]);
        foreach (var year in years)
        {
            Assert.True(year.Count(r => r["kind"] == "school_day") >= 178, year.Key);
            Assert.True(year.Count(r => r["kind"] == "break") >= 12, year.Key);
            Assert.True(year.Count(r => r["kind"] == "staff_day") <= 5, year.Key);
            Assert.Contains(year, r => r is { } && r["date"] == "2025-04-18" && r["kind"] == "holiday");
        }
    }

    [Fact]
    public void Addresses_and_phones_reach_nobody()
    {
        Assert.All(RegisterRow.Read(town.Folder, "guardians.csv"), r =>
        {
            Assert.Matches("^[a-z.0-9-]+@example\\.(org|com|net)$", r["email"]);
            Assert.Matches("^(070-1740(60[5-9]|6[1-9][0-9])|08-465004[0-9][0-9])$", r["phone"]);
        });
    }

    private static HashSet<string> Published()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith("PublishedTestNumbers.txt", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex TestNumber();

    [GeneratedRegex("^[0-9]{8}TF[0-9]{2}$")]
    private static partial Regex TemporaryNumber();
}
