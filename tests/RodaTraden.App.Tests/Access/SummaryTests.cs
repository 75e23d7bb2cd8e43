using System.Net;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Access;

/// <summary>An attendance summary for an assessment: on a recorded ground, with words and not figures alone, frozen, and gone with its ground (R79, R80, R86).</summary>
public sealed class SummaryTests
{
    private const string Why = "Elin har varit borta varje tisdag och torsdag sedan februari och har sagt till mentorn att hon inte vågar gå hem.";
    private const string Seen = "Vi har prövat att möta Elin i entrén i tre veckor. Hon kommer de dagar hon har idrott. Skolsköterskan har haft tre samtal.";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task It_is_given_on_a_ground_with_words_shows_what_it_rests_on_and_goes_with_the_ground(DatabaseKind kind)
    {
        await using var app = await Neighbours.WithNeighboursAsync(kind);
        var elin = await app.PupilAsync("P-ELIN");
        var principal = await app.SignInAsync("rektor");
        var without = await principal.GetAsync($"/elever/{elin}/underlag");
        Assert.True(without.Says("Det finns ingen grund att lämna ut på") && without.Document.QuerySelector("form.form") is null, without.Text);

        await RecordAsync(app, principal, elin);
        var form = await principal.GetAsync($"/elever/{elin}/underlag");
        Assert.True((await GiveAsync(principal, form, seen: "Borta 40 %.")).Says("En andel ensam säger inget om barnet."));
        Assert.True((await GiveAsync(principal, form, pupil: " ")).Says("Skriv vad eleven säger, eller varför eleven inte har fått frågan."));
        Assert.True((await GiveAsync(principal, form, from: "2026-05-01")).Says("Välj en period som har börjat"));
        Assert.True((await GiveAsync(principal, form, from: "2023-01-01")).Says("på högst 24 månader"));
        var given = await GiveAsync(principal, form);

        // February: eight days of twenty, March so far: eight of nineteen.
        foreach (var words in new[] { "Frånvaroöversikt inför bedömning", "SoL 19:1, OSL 10:28", Why, Seen, "Jag vill men det går inte", "februari 2026", "1 920 av 4 800", "40,0 %", "Skolan ansvarar för närvaron" })
        {
            Assert.True(given.Says(words), words + "\n" + given.Text);
        }

        var social = await app.SignInAsync("socialtjanst");
        var shared = await social.GetAsync($"/delat/{elin}");
        var theirs = await social.GetAsync(shared.Document.QuerySelector("#h-su ~ ul a")!.GetAttribute("href")!);
        Assert.True(theirs.Says(Seen) && theirs.Says("40,0 %") && theirs.Says("Socialtjänsten ansvarar för sin egen bedömning"), theirs.Text);
        foreach (var other in new[] { "kollega", "omsorg", "bup", "samordnare" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(other)).GetAsync(theirs.Address)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("annan-rektor")).GetAsync(given.Address)).Status);
        Assert.StartsWith("/ingen-tillgang", (await (await app.SignInAsync("sara")).GetAsync(theirs.Address)).Address, StringComparison.Ordinal);

        // A colleague whom another ground opens the attendance to does not read what was given on this one.
        await RecordAsync(app, principal, elin, receiver: "kollega");
        var colleague = await app.SignInAsync("kollega");
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync($"/delat/{elin}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(theirs.Address)).Status);

        // What was given stays as it was given, whatever is corrected after.
        await app.WithDatabaseAsync(db => db.AttendanceMonths.Where(row => row.PupilId == elin).ExecuteUpdateAsync(set => set.SetProperty(row => row.Valid, 0)));
        Assert.True((await social.GetAsync(theirs.Address)).Says("1 920 av 4 800"));

        var first = await app.WithDatabaseAsync(db => db.StatutoryGrounds.MinAsync(ground => ground.Id));
        await principal.SubmitAsync(await principal.GetAsync($"/elever/{elin}/vem-ser"), new() { ["_handler"] = $"end-{first}" }, "Avsluta nu");
        Assert.Equal(HttpStatusCode.NotFound, (await social.GetAsync(theirs.Address)).Status);
        Assert.True((await principal.GetAsync(given.Address)).Says(Seen));
        Assert.Equal([AuditAct.StatutoryGroundRecording, AuditAct.SummaryGiving, AuditAct.StatutoryGroundRecording, AuditAct.StatutoryGroundEnding], await app.WithDatabaseAsync(db => db.AuditEntries.Where(entry => entry.PupilId == elin).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
        Assert.True(await app.WithDatabaseAsync(db => db.ReadEntries.AnyAsync(entry => entry.PupilId == elin && entry.Page == "underlag" && entry.Role == "SocialWorker")));
    }

    [Fact]
    public async Task A_ground_that_opens_no_attendance_is_no_ground_for_it_and_a_mentor_gives_none()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        var principal = await app.SignInAsync("rektor");
        await RecordAsync(app, principal, elin, "ContactDetails");
        Assert.True((await principal.GetAsync($"/elever/{elin}/underlag")).Says("Det finns ingen grund att lämna ut på"));
        Assert.StartsWith("/ingen-tillgang", (await (await app.SignInAsync("mentor")).GetAsync($"/elever/{elin}/underlag")).Address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await principal.GetAsync($"/elever/{await app.PupilAsync("P-VERA")}/underlag")).Status);
    }

    private static async Task RecordAsync(RodaTradenApp app, TestBrowser principal, int pupil, string category = "AttendanceRows", string receiver = "socialtjanst")
    {
        var form = await principal.GetAsync($"/elever/{pupil}/utan-samtycke");
        var page = await principal.SubmitAsync(form, new()
        {
            ["Input.Statute"] = "ConcernReport",
            ["Input.Receivers[0]"] = form.Document.QuerySelectorAll("#r-0 option").Single(option => option.TextContent.Trim().StartsWith($"Konto {receiver},", StringComparison.Ordinal)).GetAttribute("value")!,
            ["Input.Categories"] = category,
            ["Input.Why"] = Why,
            ["Input.Until"] = "2026-05-01",
        });
        Assert.True(await app.WithDatabaseAsync(db => db.StatutoryGrounds.AnyAsync()), page.Text);
    }

    private static Task<TestPage> GiveAsync(TestBrowser browser, TestPage form, string seen = Seen, string pupil = "Jag vill men det går inte.", string from = "2026-02-01") =>
        browser.SubmitAsync(form, new() { ["Input.Ground"] = form.Document.QuerySelector("input[name='Input.Ground']")!.GetAttribute("value")!, ["Input.From"] = from, ["Input.To"] = "2026-03-27", ["Input.SeenAndDone"] = seen, ["Input.PupilSays"] = pupil }, "Lämna översikten");
}
