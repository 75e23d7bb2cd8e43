using System.Net;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Access;

/// <summary>What is told without consent: on which ground, to whom, and that the family sees it.</summary>
public sealed class StatutoryGroundTests
{
    private const string Why = "Eleven har sagt att hen är rädd hemma, och har inte varit i skolan på två veckor.";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task It_opens_at_once_is_seen_by_the_family_and_ends_when_somebody_ends_it(DatabaseKind kind)
    {
        await using var app = await Neighbours.WithNeighboursAsync(kind);
        var (school, social) = (await app.SignInAsync("elevhalsa"), await app.SignInAsync("socialtjanst"));
        var elin = await app.PupilAsync("P-ELIN");
        var saved = await RecordAsync(app, school, "socialtjanst", Why);
        Assert.Equal($"/elever/{elin}/vem-ser", saved.Address);
        Assert.True(saved.Says("SoL 19:1, OSL 10:28"));
        Assert.True((await (await app.SignInAsync("sara")).GetAsync($"/mitt/{elin}")).Says("Konto socialtjanst, Socialtjänsten"));
        var page = await social.GetAsync($"/delat/{elin}");
        Assert.True(page.Says("Grund i lag att du får veta: närvaron, lektion för lektion."));
        Assert.True(page.Says(Why));
        Assert.True(page.Says("En andel frånvaro säger inget om behovet av stöd."));
        Assert.Equal("SoL 19:1, OSL 10:28", await app.WithDatabaseAsync(db => db.AuditEntries.Where(entry => entry.PupilId == elin).Select(entry => entry.Ground).SingleAsync()));

        Assert.True((await school.SubmitAsync(saved, [], "Avsluta nu")).Says("Avslutad"));
        Assert.Equal(HttpStatusCode.NotFound, (await social.GetAsync($"/delat/{elin}")).Status);
    }

    [Fact]
    public async Task A_percentage_alone_and_the_wrong_receiver_are_refused_with_what_to_do()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var school = await app.SignInAsync("elevhalsa");
        Assert.True((await RecordAsync(app, school, "socialtjanst", "80 % borta")).Says("Skriv varför med minst 40 tecken"));
        Assert.True((await RecordAsync(app, school, "stodgivare", Why)).Says("Den lagen öppnar inte från er till den mottagaren"));
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.StatutoryGrounds.CountAsync()));
    }

    [Fact]
    public async Task It_passes_with_its_last_day()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        await RecordAsync(app, await app.SignInAsync("elevhalsa"), "socialtjanst", Why);
        app.Clock.Move(TimeSpan.FromDays(62));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("socialtjanst")).GetAsync($"/delat/{await app.PupilAsync("P-ELIN")}")).Status);
    }

    [Fact]
    public async Task A_protected_pupil_cannot_be_told_of()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var school = await app.SignInAsync("elevhalsa");
        var vera = await app.PupilAsync("P-VERA");
        foreach (var page in new[] { "vem-ser", "samtycke/nytt", "utan-samtycke", "egen-rost" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await school.GetAsync($"/elever/{vera}/{page}")).Status);
        }
    }

    private static async Task<TestPage> RecordAsync(RodaTradenApp app, TestBrowser school, string receiver, string why)
    {
        var form = await school.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/utan-samtycke");
        return await school.SubmitAsync(form, new()
        {
            ["Input.Statute"] = "ConcernReport",
            ["Input.Receivers[0]"] = form.Document.QuerySelectorAll("#r-0 option").Single(option => option.TextContent.Trim().StartsWith($"Konto {receiver},", StringComparison.Ordinal)).GetAttribute("value")!,
            ["Input.Categories"] = "AttendanceRows",
            ["Input.Why"] = why,
        }, "Spara och öppna");
    }
}
