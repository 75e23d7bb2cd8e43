using System.Net;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Tests.Access;

public sealed class ProtectedPupilPageTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_named_person_sees_the_units_protected_pupils_with_their_standing_and_writes_about_them(DatabaseKind kind)
    {
        await using var app = await WithNamedAsync(kind);
        var named = await app.SignInAsync("utsedd");
        var vera = await app.PupilAsync("P-VERA");
        var list = await named.GetAsync("/");
        Assert.Equal("Skyddade elever", list.Heading);
        var page = await named.GetAsync(list.Link("Vera Skyddad")!.GetAttribute("href")!);
        Assert.True(page.Says("Steg 4"));
        Assert.True(page.Says("Sekretessmarkering"));

        var faulty = await named.SubmitAsync(page, new() { ["Input.Kind"] = "Talk", ["Input.Note"] = "Pratat" }, "Spara");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.Status);
        var saved = await named.SubmitAsync(page, new() { ["Input.Kind"] = "Talk", ["Input.WithPupil"] = "true", ["Input.Note"] = "Vi möts vid entrén." }, "Spara");
        Assert.True(saved.Says("Sparat 10.00."));
        Assert.True(saved.Says("Vi möts vid entrén."));
        var (looks, acts, standings) = await app.WithDatabaseAsync(db => Task.FromResult((db.ReadEntries.Count(entry => entry.PupilId == vera && entry.Page == "skyddad" && entry.Role == "ProtectedContact"), db.AuditEntries.Count(entry => entry.PupilId == vera && entry.Act == RodaTraden.App.Access.Auditing.AuditAct.ProtectedPupilAnswering), db.Standings.Count(standing => standing.PupilId == vera))));
        Assert.True(looks >= 2);
        Assert.Equal((1, 0), (acts, standings));
    }

    [Fact]
    public async Task A_named_person_sees_no_other_pupils_and_no_protected_pupil_of_another_unit()
    {
        await using var app = await WithNamedAsync(DatabaseKind.Sqlite);
        var named = await app.SignInAsync("utsedd");
        Assert.Equal(HttpStatusCode.NotFound, (await named.GetAsync("/skyddade/" + await app.PupilAsync("P-ELIN"))).Status);
        Assert.Equal("/ingen-tillgang", (await named.GetAsync("/elever")).Address.Split('?')[0]);
        await app.AddAsync("annan-utsedd", Role.ProtectedContact, unit: "U2");
        var other = await app.SignInAsync("annan-utsedd");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/skyddade/" + await app.PupilAsync("P-VERA"))).Status);
        Assert.True((await other.GetAsync("/skyddade")).Says("Inga elever"));
    }

    [Theory]
    [InlineData("mentor")]
    [InlineData("elevhalsa")]
    [InlineData("rektor")]
    [InlineData("huvudman")]
    [InlineData("admin")]
    public async Task Nobody_else_reaches_the_pages(string user)
    {
        await using var app = await WithNamedAsync(DatabaseKind.Sqlite);
        var browser = await app.SignInAsync(user);
        foreach (var address in new[] { "/skyddade", "/skyddade/" + await app.PupilAsync("P-VERA") })
        {
            var page = await browser.GetAsync(address);
            Assert.Equal("/ingen-tillgang", page.Address.Split('?')[0]);
            Assert.DoesNotContain("Vera", page.Shown, StringComparison.Ordinal);
        }
    }

    private static async Task<RodaTradenApp> WithNamedAsync(DatabaseKind kind)
    {
        var app = await RodaTradenApp.WithASchoolAsync(kind);
        await app.AddAsync("utsedd", Role.ProtectedContact, unit: "U1");
        return app;
    }
}
