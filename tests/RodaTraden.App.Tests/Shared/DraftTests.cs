using System.Text;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Tests.Shared;

/// <summary>What is written can be kept without being saved, and belongs to the one who wrote it.</summary>
public sealed class DraftTests
{
    private const string Note = "Elin säger att tisdagar är svårast. Vi möts vid entrén.";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_form_can_be_kept_found_again_from_the_day_list_and_saved_and_then_it_is_no_draft(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var mentor = await app.SignInAsync("mentor");
        var page = await mentor.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/samtal");
        var kept = await mentor.SubmitAsync(page, new() { ["Input.Note"] = Note, ["Input.WithPupil"] = "true", ["Input.On"] = "2026-03-25" }, "Behåll som utkast");
        Assert.True(kept.Says("Utkastet är behållet 10.00. Inget är sparat än."), kept.Text);
        Assert.Equal(Note, kept.Document.QuerySelector("#note")!.TextContent);
        Assert.Equal(0, await app.WithDatabaseAsync(db => Task.FromResult(db.Responses.Count())));
        Assert.NotNull((await mentor.GetAsync("/min-dag")).Link("Du har 1 utkast som inte är sparat"));
        Assert.True((await mentor.GetAsync(page.Address)).Says("Du har ett utkast härifrån, fredag 27 mars kl. 10.00."));
        var list = await mentor.GetAsync("/utkast");
        Assert.True(list.Says("Elin Åberg"), list.Text);
        var opened = await mentor.GetAsync(list.Link("Anteckna ett samtal")!.GetAttribute("href")!);
        Assert.True(opened.Says("Det här är ditt utkast, fredag 27 mars kl. 10.00. Inget är sparat förrän du sparar."), opened.Text);
        Assert.Equal("2026-03-25", opened.Document.QuerySelector("#on")!.GetAttribute("value"));
        Assert.NotNull(opened.Document.QuerySelector("#with-pupil[checked]"));
        Assert.True((await mentor.SubmitAsync(opened, [], "Spara")).Says("Sparat 10.00."));
        Assert.Equal(Note, await app.WithDatabaseAsync(db => Task.FromResult(db.Responses.Single().Note)));
        Assert.True((await mentor.GetAsync("/utkast")).Says("Inga utkast"));
        Assert.Null((await mentor.GetAsync("/min-dag")).Link("utkast"));
    }

    [Fact]
    public async Task The_page_itself_keeps_what_is_written_and_is_told_when()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var page = await mentor.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/samtal");
        mentor.Accept = "text/plain";
        Assert.Equal("Utkast behållet 10.00.", (await mentor.SubmitAsync(page, new() { ["Input.Note"] = "Halva" }, "Behåll som utkast")).Html);
        app.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal("Utkast behållet 10.01.", (await mentor.SubmitAsync(page, new() { ["Input.Note"] = Note }, "Behåll som utkast")).Html);
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task A_question_of_consent_comes_back_with_all_that_was_chosen()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.AddOrganisationAsync("Socialtjänsten", OrganisationKind.SocialWelfareCommittee, "soc");
        var team = await app.SignInAsync("elevhalsa");
        var page = await team.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/samtycke/nytt");
        var person = page.Document.QuerySelector("#r-1 optgroup option")!.GetAttribute("value")!;
        var kept = await team.SubmitAsync(page, new() { ["Input.Receivers[1]"] = person, ["Input.References[1]"] = "dnr 7", ["Input.Categories"] = "AttendanceRows", ["Input.Purpose"] = "Ett gemensamt möte" }, "Behåll som utkast");
        Assert.Equal("Ett gemensamt möte", kept.Document.QuerySelector("#purpose")!.TextContent);
        Assert.Equal(person, kept.Document.QuerySelector("#r-1 option[selected]")!.GetAttribute("value"));
        Assert.Equal("dnr 7", kept.Document.QuerySelector("#f-1")!.GetAttribute("value"));
        Assert.NotNull(kept.Document.QuerySelector("#c-AttendanceRows[checked]"));
        Assert.Null(kept.Document.QuerySelector("#c-Notes[checked]"));
    }

    [Fact]
    public async Task Nobody_else_opens_lists_or_removes_it_and_the_database_holds_no_words_of_it()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var kept = await mentor.SubmitAsync(await mentor.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/samtal"), new() { ["Input.Note"] = Note }, "Behåll som utkast");
        var principal = await app.SignInAsync("rektor");
        Assert.DoesNotContain("tisdagar", (await principal.GetAsync(kept.Address)).Shown, StringComparison.Ordinal);
        var hers = await principal.SubmitAsync(await principal.GetAsync($"/elever/{await app.PupilAsync("P-ISAK")}/samtal"), new() { ["Input.Note"] = "Mitt eget" }, "Behåll som utkast");
        Assert.Equal("Mitt eget", hers.Document.QuerySelector("#note")!.TextContent);
        var list = await principal.GetAsync("/utkast");
        Assert.False(list.Says("Elin"));
        var draft = await app.WithDatabaseAsync(db => db.Drafts.SingleAsync(one => one.Path.EndsWith("/samtal") && one.AccountId == db.Users.Single(of => of.UserName == "mentor").Id));
        Assert.Equal(-1, draft.Content.AsSpan().IndexOf(Encoding.UTF8.GetBytes("tisdagar")));
        await principal.SubmitAsync(list, new() { ["id"] = draft.Id.ToString() }, "Ta bort Anteckna ett samtal");
        Assert.Equal(2, await app.WithDatabaseAsync(db => db.Drafts.CountAsync()));
        var mine = await mentor.GetAsync("/utkast");
        Assert.True((await mentor.SubmitAsync(mine, [])).Says("Utkastet är borttaget 10.00."));
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task A_pupil_who_is_protected_meanwhile_is_not_named_in_the_list_and_the_page_is_gone()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var elin = await app.PupilAsync("P-ELIN");
        var kept = await mentor.SubmitAsync(await mentor.GetAsync($"/elever/{elin}/samtal"), new() { ["Input.Note"] = Note }, "Behåll som utkast");
        await app.WithDatabaseAsync(db => db.Pupils.Where(pupil => pupil.Id == elin).ExecuteUpdateAsync(set => set.SetProperty(pupil => pupil.Marking, ProtectedMarking.ConfidentialityFlag)));
        Assert.DoesNotContain("Elin", (await mentor.GetAsync("/utkast")).Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Elin", (await mentor.GetAsync(kept.Address)).Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/x")]
    [InlineData("/elever/1?q=Elin")]
    [InlineData("")]
    public async Task A_form_that_names_no_page_of_ours_is_not_kept(string path)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var page = await mentor.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/samtal");
        var refused = await mentor.SubmitAsync(page, new() { ["Draft.Path"] = path }, "Behåll som utkast");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task It_is_there_for_thirty_days_and_no_more_than_fifty_are()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var page = await mentor.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/samtal");
        for (var at = 0; at < 52; at++)
        {
            mentor.Accept = "text/plain";
            await mentor.SubmitAsync(page, new() { ["Draft.Path"] = $"/elever/{1000 + at}/samtal" }, "Behåll som utkast");
        }

        Assert.Equal(50, await app.WithDatabaseAsync(db => db.Drafts.CountAsync()));
        app.Clock.Move(TimeSpan.FromDays(31));
        var later = await app.SignInAsync("mentor");
        Assert.True((await later.GetAsync("/utkast")).Says("Inga utkast"));
    }
}
