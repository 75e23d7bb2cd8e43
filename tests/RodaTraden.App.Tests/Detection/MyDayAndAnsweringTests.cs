using System.Net;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Detection;

public sealed class MyDayAndAnsweringTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_known_reason_with_a_return_date_takes_the_line_away_until_that_day(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var principal = await app.SignInAsync("rektor");
        Assert.True((await principal.GetAsync("/min-dag")).Says("Elin Åberg"));

        var elin = await app.PupilAsync("P-ELIN");
        var saved = await principal.SubmitAsync(
            await principal.GetAsync($"/elever/{elin}/kanner-till"),
            new() { ["Input.Note"] = "Opererad, hemma enligt intyg.", ["Input.ReturnOn"] = "2026-04-10" },
            "Spara");
        Assert.Equal("/elever/" + elin, saved.Address);
        Assert.True(saved.Says("Sparat 10.00."));
        Assert.True(saved.Says("Opererad, hemma enligt intyg."));
        Assert.False((await principal.GetAsync("/min-dag")).Says("Elin Åberg"));

        app.Clock.Move(TimeSpan.FromDays(14));
        var again = await app.SignInAsync("rektor");
        Assert.True((await again.GetAsync("/min-dag")).Says("Elin Åberg"));
    }

    [Fact]
    public async Task Everyone_sees_only_what_they_can_act_on_and_apart_from_it_what_waits_for_others()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await (await app.SignInAsync("mentor")).GetAsync("/min-dag");
        Assert.Contains(mentor.Lines("Väntar på andra"), line => line.Contains("Elin Åberg", StringComparison.Ordinal) && line.Contains("rektor", StringComparison.Ordinal));
        Assert.True(mentor.Says("Du har inget att göra just nu."));
    }

    [Fact]
    public async Task A_line_says_why_in_a_sentence_that_can_be_checked()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var page = await (await app.SignInAsync("rektor")).GetAsync("/min-dag");
        Assert.Contains("40,0 % av 4 800 registrerade minuter", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_words_is_refused_with_what_to_do_and_keeps_what_was_chosen()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var principal = await app.SignInAsync("rektor");
        var elin = await app.PupilAsync("P-ELIN");
        var page = await principal.SubmitAsync(await principal.GetAsync($"/elever/{elin}/samtal"), new() { ["Input.WithGuardian"] = "true", ["Input.Note"] = " " }, "Spara");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Fel: ", page.Title, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".ds-error-summary a[href='#note']"));
        Assert.NotNull(page.Document.QuerySelector("#with-guardian[checked]"));
        Assert.Equal("true", page.Document.QuerySelector("#note")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_saves_once()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var principal = await app.SignInAsync("rektor");
        var elin = await app.PupilAsync("P-ELIN");
        var form = await principal.GetAsync($"/elever/{elin}/klart");
        var fields = new Dictionary<string, string> { ["Input.Note"] = "Utredningen är inledd." };
        await principal.SubmitAsync(form, fields, "Spara");
        await principal.SubmitAsync(form, fields, "Spara");
        Assert.Equal(1, await app.WithDatabaseAsync(db => Task.FromResult(db.Responses.Count())));
    }

    [Fact]
    public async Task An_answer_can_be_taken_back_and_stays_struck_through()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var principal = await app.SignInAsync("rektor");
        var elin = await app.PupilAsync("P-ELIN");
        var saved = await principal.SubmitAsync(await principal.GetAsync($"/elever/{elin}/klart"), new() { ["Input.Note"] = "Fel elev." }, "Spara");
        Assert.False((await principal.GetAsync("/min-dag")).Says("Elin"));
        var remove = await principal.GetAsync(saved.Link("Ta bort")!.GetAttribute("href")!);
        var after = await principal.SubmitAsync(remove, [], "Ta bort");
        Assert.NotNull(after.Document.QuerySelector("del"));
        Assert.True((await principal.GetAsync("/min-dag")).Says("Elin"));
    }

    [Fact]
    public async Task The_page_speaks_english_to_who_asks_for_it()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var page = await (await app.SignInAsync("rektor", "en")).GetAsync("/min-dag");
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("My day", page.Heading);
        Assert.DoesNotContain("[", page.Text, StringComparison.Ordinal);
    }
}
