using System.Net;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Tests.Cases;

/// <summary>Concern is reported at any time and again, and nobody but the reporter and the principal sees that it was. Source: SoL (2025:400) 19:1; domain.md 3.2; R106, R143.</summary>
public sealed class ConcernTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_reporter_and_the_principal_see_that_a_report_was_made_and_no_other(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var mentor = await app.SignInAsync("mentor");
        var address = $"/elever/{await app.PupilAsync("P-ELIN")}/orosanmalan";
        await NoteAsync(mentor, address);
        Assert.True((await mentor.GetAsync(address)).Says("Anmält: telefon"));
        Assert.True((await (await app.SignInAsync("rektor")).GetAsync(address)).Says("Anmält: telefon"));
        var health = await (await app.SignInAsync("elevhalsa")).GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, health.Status);
        Assert.False(health.Says("Anmält: telefon"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("annan-mentor")).GetAsync(address)).Status);
    }

    [Fact]
    public async Task It_can_be_done_before_during_and_after_a_case_and_again()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var elin = await app.PupilAsync("P-ELIN");
        var address = $"/elever/{elin}/orosanmalan";
        Assert.NotNull((await mentor.GetAsync($"/elever/{elin}")).Link("Orosanmälan"));
        await NoteAsync(mentor, address);
        var opened = await app.OpenCaseAsync(mentor);
        Assert.NotNull(opened.Link("Orosanmälan"));
        await NoteAsync(mentor, address);
        var closed = await mentor.SubmitAsync(await mentor.GetAsync(opened.Address + "/avsluta"), new() { ["Input.Closing"] = "NoConcern", ["Input.Words"] = "Schemat var fel" }, "Avsluta ärendet");
        Assert.NotNull(closed.Link("Orosanmälan"));
        await NoteAsync(mentor, address);
        Assert.Equal(3, (await mentor.GetAsync(address)).Document.QuerySelectorAll(".tl li").Length);
    }

    [Fact]
    public async Task Neither_the_case_nor_the_family_nor_its_list_of_who_has_read_tells_of_it()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.AddGuardiansAsync();
        await app.AddFamilyAsync("sara", Role.Guardian, "G-SARA");
        var mentor = await app.SignInAsync("mentor");
        var elin = await app.PupilAsync("P-ELIN");
        var opened = await app.OpenCaseAsync(mentor);
        await NoteAsync(mentor, $"/elever/{elin}/orosanmalan");
        var health = await app.SignInAsync("elevhalsa");
        Assert.DoesNotContain("Anmält", (await health.GetAsync(opened.Address)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Anmält", (await health.GetAsync(opened.Address + "/text")).Text, StringComparison.Ordinal);
        var sara = await app.SignInAsync("sara");
        foreach (var page in new[] { "/mitt", $"/mitt/{elin}", $"/mitt/{elin}/vem-har-last" })
        {
            Assert.DoesNotContain("oros", (await sara.GetAsync(page)).Text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("orosanmälan", (await (await app.SignInAsync("rektor")).GetAsync($"/elever/{elin}/vem-har-last")).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_the_committee_answers_is_noted_and_a_note_made_in_error_is_struck()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var address = $"/elever/{await app.PupilAsync("P-ELIN")}/orosanmalan";
        var refused = await mentor.SubmitAsync(await mentor.GetAsync(address), [], "Notera anmälan");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Says("Välj hur du anmälde"));
        var noted = await NoteAsync(mentor, address);
        Assert.True((await mentor.SubmitAsync(noted, new() { ["Answering.On"] = "2026-03-27" }, "Spara svaret")).Says("Välj vad som svarades"));
        var answered = await mentor.SubmitAsync(noted, new() { ["Answering.Answer"] = "InquiryNotOpened", ["Answering.On"] = "2026-03-27" }, "Spara svaret");
        Assert.True(answered.Says("utredning inleds inte, 27 mars"));
        var struck = await mentor.SubmitAsync(answered, [], answered.Document.QuerySelectorAll("button").Single(one => one.TextContent.StartsWith("Stryk", StringComparison.Ordinal)).TextContent);
        Assert.Empty(struck.Document.QuerySelectorAll(".tl li"));
    }

    [Fact]
    public async Task The_committees_own_channel_stands_on_the_page_when_somebody_has_entered_it()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var address = $"/elever/{await app.PupilAsync("P-ELIN")}/orosanmalan";
        Assert.True((await (await app.SignInAsync("mentor")).GetAsync(address)).Says("Ingen har skrivit in numret än."));
        var admin = await app.SignInAsync("admin");
        await admin.SubmitAsync(await admin.GetAsync("/komma-igang/ansvarig"), new() { ["Input.Organisation"] = "Kommunen", ["Input.Contact"] = "Per", ["Input.Concern"] = "Mottagningen 0555-1" }, "Spara");
        await admin.SubmitAsync(await admin.GetAsync("/komma-igang/ansvarig"), new() { ["Input.Concern"] = "Mottagningen 0555-2" }, "Spara");
        Assert.True((await (await app.SignInAsync("mentor")).GetAsync(address)).Says("Mottagningen 0555-2"));
    }

    private static async Task<TestPage> NoteAsync(TestBrowser browser, string address) => await browser.SubmitAsync(await browser.GetAsync(address), new() { ["Input.Channel"] = "Telephone" }, "Notera anmälan");
}
