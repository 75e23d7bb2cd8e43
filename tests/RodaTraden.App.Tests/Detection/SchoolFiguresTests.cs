using System.Text;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Detection;

public sealed class SchoolFiguresTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Long_lasting_absence_is_counted_on_the_day_that_is_asked_for(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.EmptyAsync(kind);
        await app.ImportAsync(TwentyPupils(away: 6));
        await app.AddAsync("huvudman", Core.Access.Role.OrganiserOfficer, organiser: "Kommunen");
        var officer = await app.SignInAsync("huvudman");
        var page = await officer.GetAsync("/langvarig-franvaro");
        Assert.True(page.Says("6 av 20 elever har långvarig frånvaro, 30,0 %."), page.Text);
        Assert.True(page.Says("Hela dagar borta i rad (läsåret), minst 15"));

        var earlier = await officer.GetAsync("/langvarig-franvaro?dag=2026-02-12");
        Assert.True(earlier.Says("0 av 20 elever"));
    }

    [Fact]
    public async Task A_small_group_is_hidden_from_the_officer_and_shown_to_the_principal()
    {
        await using var app = await RodaTradenApp.EmptyAsync();
        await app.ImportAsync(TwentyPupils(away: 3));
        await app.AddAsync("huvudman", Core.Access.Role.OrganiserOfficer, organiser: "Kommunen");
        await app.AddAsync("rektor", Core.Access.Role.Principal, unit: "U1");
        var hidden = await (await app.SignInAsync("huvudman")).GetAsync("/langvarig-franvaro");
        Assert.True(hidden.Says("20 elever är inskrivna."));
        Assert.DoesNotContain("3 av 20", hidden.Text, StringComparison.Ordinal);
        Assert.Contains("3 av 20", (await (await app.SignInAsync("rektor")).GetAsync("/langvarig-franvaro")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_definition_gives_another_count_and_the_page_says_which()
    {
        await using var app = await RodaTradenApp.EmptyAsync();
        await app.ImportAsync(TwentyPupils(away: 6));
        await app.AddAsync("admin", Core.Access.Role.Administrator);
        await app.AddAsync("rektor", Core.Access.Role.Principal, unit: "U1");
        var admin = await app.SignInAsync("admin");
        var saved = await admin.SubmitAsync(await admin.GetAsync("/trappan"), new() { ["c-l-0"] = "99", ["c-l-1"] = "100", ["c-l-2"] = "190", ["source"] = "Nämndbeslut 7", ["do"] = "save" }, "Spara som ny version");
        Assert.True(saved.Says("Trappan är sparad"));
        var page = await (await app.SignInAsync("rektor")).GetAsync("/langvarig-franvaro");
        Assert.Contains("0 av 20", page.Text, StringComparison.Ordinal);
        Assert.True(page.Says("Hela dagar borta i rad (läsåret), minst 190"));
        Assert.True(page.Says("Nämndbeslut 7"));
    }

    [Fact]
    public async Task The_officer_sees_which_organisers_schools_leave_attendance()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.ImportAsync(new Dictionary<string, string> { ["units.csv"] = "unit;name;organiser;organiser_kind;municipality;forms\nU3;Friskolan Viken;Viken AB;independent;9901;GR\n" });
        var page = await (await app.SignInAsync("huvudman")).GetAsync("/skolorna-nu");
        Assert.True(page.Says("2 av 3 skolor i registret har lämnat närvaro det här läsåret. Det saknas från: Friskolan Viken."), page.Text);
        Assert.True(page.Says("Ek AB"));
        Assert.True(page.Says("kommunal"));
        Assert.True(page.Says("fristående"));
        Assert.True(page.Says("torsdag 26 mars 2026"));
        Assert.True(page.Says("inget än"));
    }

    /// <summary>Twenty pupils at one school, February and March; some of them away from 16 February on, all days but Mondays.</summary>
    private static Dictionary<string, string> TwentyPupils(int away)
    {
        var pupils = new StringBuilder("pupil;given_name;family_name;grade;class;unit;marking\n");
        var lessons = new StringBuilder("pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n");
        var days = new SmallSchool().Days().ToList();
        for (var at = 0; at < 20; at++)
        {
            pupils.Append(System.Globalization.CultureInfo.InvariantCulture, $"P-{at};Elev;Nummer{at};7;7A;U1;none\n");
            foreach (var day in days)
            {
                lessons.Append(System.Globalization.CultureInfo.InvariantCulture, $"P-{at};U1;{day:yyyy-MM-dd};08:10;09:10;Matematik;1;{(at < away && day >= new DateOnly(2026, 2, 16) && day.DayOfWeek != DayOfWeek.Monday ? 60 : 0)};0;0;0\n");
            }
        }

        return new()
        {
            ["units.csv"] = "unit;name;organiser;organiser_kind;municipality;forms\nU1;Björkskolan;Kommunen;municipal;9901;GR\n",
            ["pupils.csv"] = pupils.ToString(),
            ["lessons.csv"] = lessons.ToString(),
        };
    }
}
