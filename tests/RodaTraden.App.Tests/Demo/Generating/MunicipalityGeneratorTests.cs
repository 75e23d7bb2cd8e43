using System.Security.Cryptography;
using RodaTraden.App.Demo.Generating;

namespace RodaTraden.App.Tests.Demo.Generating;

public sealed class MunicipalityGeneratorTests
{
    private const int Small = 2_000;

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        using var first = new GeneratedMunicipality(Small, 3, AbsenceProfile.Low, new DateOnly(2026, 1, 30));
        using var second = new GeneratedMunicipality(Small, 3, AbsenceProfile.Low, new DateOnly(2026, 1, 30));
        using var other = new GeneratedMunicipality(Small, 4, AbsenceProfile.Low, new DateOnly(2026, 1, 30));
        Assert.Equal(Hashes(first), Hashes(second));
        Assert.NotEqual(Hashes(first), Hashes(other));
    }

    [Fact]
    public void A_later_day_leaves_the_lessons_of_long_ago_as_they_were()
    {
        using var earlier = new GeneratedMunicipality(Small, 3, AbsenceProfile.Low, new DateOnly(2026, 1, 30), schoolYears: 1);
        using var later = new GeneratedMunicipality(Small, 3, AbsenceProfile.Low, new DateOnly(2026, 2, 27), schoolYears: 1);
        var planted = new[] { earlier, later }.SelectMany(m => RowsWithCourse(m.Folder)).ToHashSet();
        Assert.Equal(Autumn(earlier.Folder, planted), Autumn(later.Folder, planted));
    }

    [Theory]
    [InlineData("2026-07-01")]
    [InlineData("2025-08-16")]
    [InlineData("2025-09-15")]
    [InlineData("2025-12-24")]
    [InlineData("2024-02-29")]
    [InlineData("2026-06-30")]
    public void Any_day_of_the_year_can_be_the_as_of_date(string asOf)
    {
        var date = DateOnly.ParseExact(asOf, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var municipality = new GeneratedMunicipality(Small, 8, AbsenceProfile.Middle, date);
        Assert.True(municipality.Result.PlantedCourses > 15);
        Assert.True(LessonRow.ReadAll(municipality.Folder).Max(r => r.Date) <= date);
    }

    [Fact]
    public void In_November_the_laid_courses_lie_in_this_autumn()
    {
        using var municipality = new GeneratedMunicipality(Small, 8, AbsenceProfile.Middle, new DateOnly(2026, 11, 22));
        using var answers = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(municipality.Folder, "answers.json")));
        var years = answers.RootElement.GetProperty("courses").EnumerateArray().Select(c => c.GetProperty("schoolYear").GetString()).ToList();
        Assert.Equal(Enum.GetValues<CourseKind>().Length, years.Count);
        Assert.All(years, y => Assert.Equal("2026/27", y));
    }

    [Fact]
    public void Damage_is_done_only_when_asked_for()
    {
        using var whole = new GeneratedMunicipality(Small, 2, AbsenceProfile.Middle, new DateOnly(2026, 1, 30));
        using var damaged = new GeneratedMunicipality(Small, 2, AbsenceProfile.Middle, new DateOnly(2026, 1, 30), withFaults: true);
        Assert.Equal(0, whole.Result.DamagedFiles);
        Assert.InRange(damaged.Result.DamagedFiles, 1, 4);
        Assert.Equal(damaged.Result.DamagedFiles, Hashes(whole).Except(Hashes(damaged)).Count());
    }

    [Fact]
    public void A_folder_that_holds_something_is_left_alone()
    {
        var folder = Directory.CreateDirectory(GeneratedMunicipality.NewFolder());
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "lessons-real.csv"), "kept");
            Assert.Throws<IOException>(() => Generate(folder.FullName, TestContext.Current.CancellationToken));
            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_stopped_run_leaves_no_files()
    {
        var folder = GeneratedMunicipality.NewFolder();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Generate(folder, stop.Token));
        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder);
    }

    private static void Generate(string folder, CancellationToken ct)
    {
        MunicipalityGenerator.Generate(new GeneratorOptions(Small, 1, AbsenceProfile.Middle, new DateOnly(2026, 1, 30), folder), null, ct);
    }

    private static List<string> Hashes(GeneratedMunicipality municipality)
    {
        return [.. municipality.Result.Files.Select(f => f + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(municipality.Folder, f)))))];
    }

    private static IEnumerable<string> RowsWithCourse(string folder)
    {
        using var answers = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "answers.json")));
        return [.. answers.RootElement.GetProperty("courses").EnumerateArray().Select(c => c.GetProperty("pupil").GetString()!)];
    }

    private static List<LessonRow> Autumn(string folder, HashSet<string> without)
    {
        return [.. LessonRow.ReadAll(folder).Where(r => r.Date < new DateOnly(2025, 12, 1) && !without.Contains(r.Pupil))];
    }
}
