using System.Net;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Register;

public sealed class PupilListFileTests
{
    private const string Take = "Hämta som CSV";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_mentor_takes_out_the_own_pupils_with_whole_minutes_and_no_others(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var mentor = await app.SignInAsync("mentor");
        var file = await mentor.SubmitAsync(await mentor.GetAsync("/elever"), [], Take);
        Assert.Equal("text/csv", file.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("elever-2026-03-27.csv", file.Response.Content.Headers.ContentDisposition?.FileName);
        var lines = Lines(file);
        Assert.StartsWith("Efternamn;Förnamn;Skola;Klass;Mentor;Steg;Frånvaro (minuter, 20 skoldagar)", lines[0], StringComparison.Ordinal);
        Assert.Equal(["Elin", "Isak", "Omar"], lines.Skip(1).Select(line => line.Split(';')[1]).Order(StringComparer.Ordinal));
        var elin = lines.Single(line => line.StartsWith("Åberg;Elin;", StringComparison.Ordinal)).Split(';');
        Assert.Equal("7B", elin[3]);
        var (absent, observed) = (int.Parse(elin[6], null), int.Parse(elin[7], null));
        Assert.InRange(absent, 1, observed);
        var isak = lines.Single(line => line.StartsWith("Lund;Isak;", StringComparison.Ordinal)).Split(';');
        Assert.Equal("0", isak[6]);
    }

    [Fact]
    public async Task The_file_holds_what_the_page_shows_after_search_and_filter()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var principal = await app.SignInAsync("rektor");
        var searched = await principal.SubmitAsync(await principal.GetAsync("/elever"), new() { ["Search"] = "isak" }, "Sök");
        Assert.Equal(["Isak"], Lines(await principal.SubmitAsync(searched, [], Take)).Skip(1).Select(line => line.Split(';')[1]));
        var filtered = await principal.SubmitAsync(await principal.GetAsync("/elever?klass=8A"), [], Take);
        Assert.Equal(["Noor"], Lines(filtered).Skip(1).Select(line => line.Split(';')[1]));
    }

    [Fact]
    public async Task As_a_workbook_the_same_rows_stand_as_text_and_numbers_with_what_they_mean_on_a_second_sheet()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = "pupil;given_name;family_name;unit;marking;mentor;class\nP-ELAK;=cmd|'/c calc'!A1;Elak;U1;none;M7B;7B\n" });
        var mentor = await app.SignInAsync("mentor");
        var page = await mentor.GetAsync("/elever");
        var answer = await mentor.SubmitAsync(page, new() { ["Format"] = "xlsx" }, "Hämta som Excel");
        Assert.Equal("elever-2026-03-27.xlsx", answer.Response.Content.Headers.ContentDisposition?.FileName);
        using var reader = ExcelDataReader.ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(await answer.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }

        Assert.Equal("Efternamn", rows[0][0]);
        Assert.Equal("=cmd|'/c calc'!A1", rows.Single(row => (string?)row[0] == "Elak")[1]);
        Assert.Equal(1920d, rows.Single(row => (string?)row[1] == "Elin")[6]);
        Assert.True(reader.NextResult());
        Assert.Equal("Så räknas det", reader.Name);
        Assert.DoesNotContain(rows, row => Equals(row[1], "Vera"));
    }

    [Theory]
    [InlineData("2389", true)]
    [InlineData("2388", false)]
    [InlineData("389", false)]
    [InlineData("  ELÍN   aberg ", true)]
    [InlineData("7b", true)]
    [InlineData("7 B", true)]
    [InlineData("rahimi", true)]
    public async Task A_search_forgives_and_finds_by_name_class_mentor_and_last_four_digits(string search, bool found)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = "pupil;given_name;family_name;unit;marking;mentor;class;grade;birth_date;civic_number\nP-ELIN;Elin;Åberg;U1;none;M7B;7B;7;2013-01-01;20130101-2389\n" });
        var principal = await app.SignInAsync("rektor");
        var page = await principal.SubmitAsync(await principal.GetAsync("/elever"), new() { ["Search"] = search }, "Sök");
        Assert.Equal(found, page.Says("Elin Åberg"));
        Assert.Equal("/elever", page.Address);
    }

    [Fact]
    public async Task Who_took_out_which_pupils_is_noted()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        await mentor.SubmitAsync(await mentor.GetAsync("/elever"), [], Take);
        var (acts, looks) = await app.WithDatabaseAsync(db => Task.FromResult((
            db.AuditEntries.Where(entry => entry.Act == AuditAct.PupilListExporting).ToList(),
            db.ReadEntries.Where(entry => entry.Page == "elever-fil").Select(entry => entry.PupilId).ToList())));
        Assert.Equal("Mentor", Assert.Single(acts).Role);
        Assert.Equal(3, looks.Count);
        Assert.Contains(await app.PupilAsync("P-ELIN"), looks);
    }

    [Fact]
    public async Task A_protected_pupil_and_a_formula_never_reach_the_file()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\nP-ISAK;=1+1;Lund;2013-05-01;7;7B;U1;none;M7B\n" });
        var principal = await app.SignInAsync("rektor");
        var file = await principal.SubmitAsync(await principal.GetAsync("/elever"), [], Take);
        Assert.DoesNotContain("Vera", file.Shown, StringComparison.Ordinal);
        Assert.Contains("Lund;'=1+1;", file.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_page_s_token_there_is_no_file()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var answer = await mentor.PostAsync("/elever/fil", []);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Formuläret gällde inte längre", answer.Heading);
        Assert.DoesNotContain("Elin", answer.Shown, StringComparison.Ordinal);
    }

    private static string[] Lines(TestPage file) => file.Html.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
