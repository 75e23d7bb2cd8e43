using System.Net;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Tests.Access;

public sealed class WhoSeesWhomTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_mentor_sees_the_own_pupils_and_no_others(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var mentor = await app.SignInAsync("mentor");
        var list = await mentor.GetAsync("/elever");
        Assert.True(list.Says("Elin Åberg"));
        Assert.True(list.Says("Isak Lund"));
        Assert.False(list.Says("Noor"));
        Assert.False(list.Says("Lo Annanskola"));
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.GetAsync("/elever/" + await app.PupilAsync("P-NOOR"))).Status);
    }

    [Fact]
    public async Task A_principal_sees_the_own_school_and_not_the_other()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var principal = await app.SignInAsync("rektor");
        var list = await principal.GetAsync("/elever");
        Assert.True(list.Says("Noor Haddad"));
        Assert.False(list.Says("Lo Annanskola"));
        Assert.Equal(HttpStatusCode.NotFound, (await principal.GetAsync("/elever/" + await app.PupilAsync("P-LO"))).Status);
    }

    [Theory]
    [InlineData("huvudman")]
    [InlineData("admin")]
    public async Task Who_needs_no_pupils_for_the_work_sees_none(string user)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var browser = await app.SignInAsync(user);
        foreach (var address in new[] { "/elever", "/min-dag", "/skolan-nu", "/registrera", "/elever/" + await app.PupilAsync("P-ELIN") })
        {
            var page = await browser.GetAsync(address);
            Assert.Equal("/ingen-tillgang", page.Address.Split('?')[0]);
            Assert.DoesNotContain("Elin", page.Shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_organisers_officer_sees_counts_per_school_and_small_ones_are_hidden()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var page = await (await app.SignInAsync("huvudman")).GetAsync("/");
        Assert.Equal("Skolorna nu", page.Heading);
        var row = page.Document.QuerySelectorAll("[aria-labelledby=c-schools] tbody tr").Single();
        Assert.Equal(["Björkskolan", "4", "–", "–"], row.Children.Take(4).Select(cell => cell.TextContent.Trim()));
        Assert.DoesNotContain("Elin", page.Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mentor")]
    [InlineData("elevhalsa")]
    [InlineData("rektor")]
    public async Task A_protected_pupil_is_nowhere_and_answers_like_one_that_does_not_exist(string user)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var browser = await app.SignInAsync(user);
        var vera = await app.PupilAsync("P-VERA");
        foreach (var address in new[] { "/min-dag", "/elever", "/elever?klass=7B", "/skolan-nu", "/registrera?dag=2026-03-26" })
        {
            Assert.DoesNotContain("Vera", (await browser.GetAsync(address)).Shown, StringComparison.Ordinal);
        }

        var hidden = await browser.GetAsync("/elever/" + vera);
        var missing = await browser.GetAsync("/elever/999999");
        Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
        Assert.Equal(missing.Status, hidden.Status);
        Assert.Equal(missing.Text, hidden.Text);
        var search = await browser.SubmitAsync(await browser.GetAsync("/elever"), new() { ["Search"] = "Skyddad" }, "Sök");
        Assert.True(search.Says("Inga träffar"));
    }

    [Fact]
    public async Task A_marking_that_arrives_later_cleans_what_is_there()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        Assert.True((await mentor.GetAsync("/elever")).Says("Elin"));
        var files = new SmallSchool().Files();
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = files["pupils.csv"].Replace("P-ELIN;Elin;Åberg;2013-05-01;7;7B;U1;none", "P-ELIN;Elin;Åberg;2013-05-01;7;7B;U1;skyddad_folkbokforing", StringComparison.Ordinal) });

        Assert.False((await mentor.GetAsync("/elever")).Says("Elin"));
        Assert.False((await mentor.GetAsync("/min-dag")).Says("Elin"));
        var elin = await app.PupilAsync("P-ELIN");
        Assert.Equal(0, await app.WithDatabaseAsync(db => Task.FromResult(db.Standings.Count(one => one.PupilId == elin) + db.Signals.Count(one => one.PupilId == elin))));
    }

    [Fact]
    public async Task A_role_taken_away_is_gone_at_the_next_request()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        Assert.Equal(HttpStatusCode.OK, (await mentor.GetAsync("/elever")).Status);
        await app.WithDatabaseAsync(async db =>
        {
            db.AccountRoles.RemoveRange(db.AccountRoles.Where(role => role.Role == Role.Mentor));
            return await db.SaveChangesAsync();
        });
        Assert.Equal("/ingen-tillgang", (await mentor.GetAsync("/elever")).Address.Split('?')[0]);
    }

    [Fact]
    public async Task A_user_name_may_have_Swedish_letters()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.AddAsync("åsa.öberg", Role.Principal, unit: "U1");
        Assert.True((await (await app.SignInAsync("åsa.öberg")).GetAsync("/elever")).Says("Noor Haddad"));
    }

    [Fact]
    public async Task Every_look_at_a_pupil_is_noted_with_who_and_in_which_role()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var elin = await app.PupilAsync("P-ELIN");
        await mentor.GetAsync("/elever/" + elin);
        var looks = await app.WithDatabaseAsync(db => Task.FromResult(db.ReadEntries.Where(entry => entry.PupilId == elin && entry.Page == "franvaro").ToList()));
        Assert.All(looks, look => Assert.Equal("Mentor", look.Role));
        Assert.Equal(["AttendanceRows", "Notes"], looks.Select(look => look.Category).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Somebody_with_two_roles_sees_in_one_at_a_time()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.AddAsync("mentor", Role.Administrator);
        var both = await app.SignInAsync("mentor");
        Assert.NotNull((await both.GetAsync("/elever")).Link("Byt roll"));
        await both.SubmitAsync(await both.GetAsync("/byt-roll"), new() { ["Role"] = "Administrator" }, "Byt roll");
        Assert.Equal("/ingen-tillgang", (await both.GetAsync("/elever")).Address.Split('?')[0]);
        Assert.Equal(HttpStatusCode.OK, (await both.GetAsync("/las-in")).Status);
    }
}
