using System.Net;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Tests.Cases;

public sealed class NoticesTests
{
    private static readonly Dictionary<string, string> Lo = new() { ["Input.IsUnprotected"] = "true", ["Input.GivenName"] = "Lo", ["Input.FamilyName"] = "Annanskola", ["Input.Number"] = "20130101-2389", ["Input.OpenedOn"] = "2026-03-20" };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_independent_organiser_tells_the_home_municipality_and_keeps_a_receipt_without_the_pupil(DatabaseKind kind)
    {
        await using var app = await SchoolAsync(kind);
        var sender = await app.SignInAsync("ek");
        var receipt = await SendAsync(sender, Lo);
        Assert.Equal("Anmälan 2026-1", receipt.Heading);
        Assert.True(receipt.Says("Anmälan är skickad 10.00. Det här är ditt kvitto."));
        Assert.False(receipt.Says("Annanskola"));
        Assert.DoesNotContain("2389", receipt.Shown, StringComparison.Ordinal);

        var home = await app.SignInAsync("huvudman");
        var list = await home.GetAsync("/anmalningar");
        Assert.True(list.Says("1 anmälan att ta emot"));
        Assert.True(list.Says("Lo Annanskola"));
        Assert.True(list.Says("Ek AB"));
        var received = await home.SubmitAsync(await home.GetAsync(list.Link("2026-1")!.GetAttribute("href")!), [], "Ta emot");
        Assert.True(received.Says("Mottagen, fredag 27 mars 2026"), received.Text);
        Assert.True((await sender.GetAsync("/anmalningar")).Says("mottagen"));
        Assert.Equal(["NoticeAnswering", "NoticeReading", "NoticeSending"], await app.WithDatabaseAsync(async db => (await db.AuditEntries.Select(entry => entry.Act).ToListAsync()).Select(act => act.ToString()).Where(act => act.StartsWith("Notice", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList()));
    }

    [Fact]
    public async Task A_notice_is_returned_with_a_reason_and_a_new_one_may_be_sent()
    {
        await using var app = await SchoolAsync();
        var sender = await app.SignInAsync("ek");
        await SendAsync(sender, Lo);
        Assert.True((await SendAsync(sender, Lo)).Says("Samma utredning är redan anmäld med nummer 2026-1"));

        var home = await app.SignInAsync("huvudman");
        var page = await home.GetAsync("/anmalningar/1");
        var refused = await home.SubmitAsync(page, [], "Skicka tillbaka");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Says("Skriv vad som behöver rättas"));
        await home.SubmitAsync(page, new() { ["Reason"] = "Kontrollera dagen." }, "Skicka tillbaka");
        Assert.True((await home.SubmitAsync(page, [], "Ta emot")).Status == HttpStatusCode.UnprocessableEntity);

        var receipt = await sender.GetAsync("/anmalningar/1");
        Assert.True(receipt.Says("Kontrollera dagen."));
        Assert.Equal("Anmälan 2026-2", (await SendAsync(sender, Lo)).Heading);
    }

    [Theory]
    [InlineData("Input.IsUnprotected", "", "ring i stället", "unprotected")]
    [InlineData("Input.GivenName", "", "Skriv elevens namn", "given")]
    [InlineData("Input.Number", "20130101-2388", "Det är inget personnummer.", "number")]
    [InlineData("Input.OpenedOn", "2026-03-28", "Välj en dag som har varit", "opened")]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_is_lost(string field, string value, string words, string id)
    {
        await using var app = await SchoolAsync();
        var fields = new Dictionary<string, string>(Lo) { [field] = value };
        var page = await SendAsync(await app.SignInAsync("ek"), fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Says(words));
        Assert.NotNull(page.Document.QuerySelector($".ds-error-summary a[href='#{id}']"));
        Assert.Equal("Annanskola", page.Document.QuerySelector("#family")!.GetAttribute("value"));
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.InquiryNotices.CountAsync()));
    }

    [Fact]
    public async Task Nobody_reads_a_notice_but_its_sender_and_the_home_municipality()
    {
        await using var app = await SchoolAsync();
        await SendAsync(await app.SignInAsync("ek"), Lo);
        foreach (var user in new[] { "mentor", "elevhalsa", "rektor", "annan-rektor", "admin" })
        {
            var page = await (await app.SignInAsync(user)).GetAsync("/anmalningar/1");
            Assert.True(page.Address.StartsWith("/ingen-tillgang", StringComparison.Ordinal), $"{user} {page.Address}");
        }

        await app.ImportAsync(new Dictionary<string, string> { ["units.csv"] = "unit;name;organiser;organiser_kind;municipality;forms\nU3;Friskolan Viken;Viken AB;independent;9901;GR\n" });
        await app.AddAsync("viken", Role.OrganiserOfficer, organiser: "Viken AB");
        var other = await app.SignInAsync("viken");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/anmalningar/1")).Status);
        Assert.True((await other.GetAsync("/anmalningar")).Says("Inga anmälningar"));
        var elsewhere = await SendAsync(other, new(Lo) { ["Input.UnitId"] = (await app.WithDatabaseAsync(db => db.Units.Where(unit => unit.Key == "U2").Select(unit => unit.Id).SingleAsync())).ToString(System.Globalization.CultureInfo.InvariantCulture) });
        Assert.True(elsewhere.Says("Välj elevens skola"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_notice_of_a_protected_pupil_is_met_by_those_named_for_the_pupil_alone_and_the_sender_cannot_tell(DatabaseKind kind)
    {
        await using var app = await SchoolAsync(kind);
        await app.AddAsync("skyddad", Role.ProtectedContact, unit: "U1");
        var vera = await app.PupilAsync("P-VERA");
        await app.WithDatabaseAsync(db => db.Pupils.Where(pupil => pupil.Id == vera).ExecuteUpdateAsync(set => set.SetProperty(pupil => pupil.CivicNumber, "201301012389")));
        var sender = await app.SignInAsync("ek");
        var ofProtected = await SendAsync(sender, Lo);
        var ofAnother = await SendAsync(sender, new(Lo) { ["Input.Number"] = "20130101TF01" });
        Assert.Equal(ofProtected.Text.Replace("2026-1", "N", StringComparison.Ordinal), ofAnother.Text.Replace("2026-2", "N", StringComparison.Ordinal));

        var home = await app.SignInAsync("huvudman");
        var list = await home.GetAsync("/anmalningar");
        Assert.True(list.Says("1 anmälan att ta emot"));
        Assert.Null(list.Document.QuerySelector("a[href='/anmalningar/1']"));
        Assert.Equal(HttpStatusCode.NotFound, (await home.GetAsync("/anmalningar/1")).Status);
        Assert.True((await (await app.SignInAsync("skyddad")).GetAsync("/skyddade/" + vera)).Says("Anmälan 2026-1: utredning inledd fredag 20 mars 2026 på Ekskolan."));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_waits_stands_first_and_the_newest_before_the_older(DatabaseKind kind)
    {
        await using var app = await SchoolAsync(kind);
        var sender = await app.SignInAsync("ek");
        foreach (var day in new[] { "2026-03-16", "2026-03-17", "2026-03-18" })
        {
            await SendAsync(sender, new(Lo) { ["Input.OpenedOn"] = day });
        }

        var home = await app.SignInAsync("huvudman");
        await home.SubmitAsync(await home.GetAsync("/anmalningar/3"), [], "Ta emot");
        Assert.Equal(["2026-2", "2026-1", "2026-3"], (await home.GetAsync("/anmalningar")).Document.QuerySelectorAll("tbody th").Select(cell => cell.TextContent));
        Assert.Equal(["2026-3", "2026-2", "2026-1"], (await sender.GetAsync("/anmalningar")).Document.QuerySelectorAll("tbody th").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task The_municipalitys_own_schools_are_told_that_the_form_is_for_others()
    {
        await using var app = await SchoolAsync();
        var page = await (await app.SignInAsync("huvudman")).GetAsync("/anmalningar/ny");
        Assert.True(page.Says("Kommunens egna skolor anmäler till sin huvudman, inte här."));
        Assert.Null(page.Document.QuerySelector("main form"));
    }

    private static async Task<RodaTradenApp> SchoolAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var app = await RodaTradenApp.WithASchoolAsync(kind);
        await app.AddAsync("ek", Role.OrganiserOfficer, organiser: "Ek AB");
        return app;
    }

    private static async Task<TestPage> SendAsync(TestBrowser browser, Dictionary<string, string> fields) =>
        await browser.SubmitAsync(await browser.GetAsync("/anmalningar/ny"), fields, "Anmäl till hemkommunen");
}
