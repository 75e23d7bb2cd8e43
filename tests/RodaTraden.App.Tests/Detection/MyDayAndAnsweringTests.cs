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
            new() { ["Input.Reason"] = "Illness", ["Input.Note"] = "Opererad, hemma enligt intyg.", ["Input.ReturnOn"] = "2026-04-10" },
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
        Assert.Empty(mentor.Lines("Försenat"));
        Assert.Empty(mentor.Lines("I dag"));
    }

    [Fact]
    public async Task A_mentor_whom_no_pupil_names_is_told_what_to_do()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.AddAsync("ny", Core.Access.Role.Mentor, staffKey: "M-OKAND");
        var page = await (await app.SignInAsync("ny")).GetAsync("/min-dag");
        Assert.True(page.Says("Inga elever i registret har dig som mentor."));
        Assert.False((await (await app.SignInAsync("mentor")).GetAsync("/min-dag")).Says("Inga elever i registret"));
    }

    [Fact]
    public async Task A_pupils_page_says_how_long_on_the_step_and_how_long_before_somebody_did_something()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var elin = await app.PupilAsync("P-ELIN");
        var before = (await mentor.GetAsync("/elever/" + elin)).Text;
        Assert.Matches(@"Har stått på steg 4 i \d+ skoldagar\. Ingen har tittat än\.", before);
        await mentor.SubmitAsync(await mentor.GetAsync($"/elever/{elin}/samtal"), new() { ["Input.WithPupil"] = "true", ["Input.Note"] = "Vi pratade." }, "Spara");
        Assert.Matches(@"Någon gjorde något efter \d+ skoldagar\.", (await mentor.GetAsync("/elever/" + elin)).Text);
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

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Nobody_has_talked_for_long_so_the_mentor_is_asked_until_a_talk_is_noted(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var mentor = await app.SignInAsync("mentor");
        var elin = await app.PupilAsync("P-ELIN");
        Assert.Contains((await mentor.GetAsync("/min-dag")).Lines("Ingen kontakt på länge"), line => line.Contains("Ta kontakt om Elin Åberg", StringComparison.Ordinal) && line.Contains("Inget samtal med eleven eller en vårdnadshavare är antecknat.", StringComparison.Ordinal));
        Assert.Contains((await (await app.SignInAsync("rektor")).GetAsync("/skolan-nu")).Lines("Ingen kontakt på länge"), line => line.Contains("Elin Åberg", StringComparison.Ordinal));

        await mentor.SubmitAsync(await mentor.GetAsync($"/elever/{elin}/samtal"), new() { ["Input.NotReached"] = "true", ["Input.WithGuardian"] = "true", ["Input.Note"] = "Ringde två gånger." }, "Spara");
        Assert.Contains((await mentor.GetAsync("/min-dag")).Lines("Ingen kontakt på länge"), line => line.Contains("1 försök sedan dess.", StringComparison.Ordinal));

        var saved = await mentor.SubmitAsync(await mentor.GetAsync($"/elever/{elin}/samtal"), new() { ["Input.WithPupil"] = "true", ["Input.Note"] = "Vi ses på måndag." }, "Spara");
        Assert.True(saved.Says("Vi ses på måndag."));
        Assert.True(saved.Says("Sökte utan att nå fram"));
        Assert.Empty((await mentor.GetAsync("/min-dag")).Lines("Ingen kontakt på länge"));

        // Ten of the school's days later it asks again.
        app.Clock.Move(TimeSpan.FromDays(14));
        Assert.Contains((await (await app.SignInAsync("mentor")).GetAsync("/min-dag")).Lines("Ingen kontakt på länge"), line => line.Contains("10 skoldagar utan samtal", StringComparison.Ordinal) && line.Contains("Det senaste samtalet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mentors_talk_does_not_answer_what_the_principal_must_decide_and_the_mentor_cannot_say_it_is_done()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var elin = await app.PupilAsync("P-ELIN");
        await mentor.SubmitAsync(await mentor.GetAsync($"/elever/{elin}/samtal"), new() { ["Input.WithPupil"] = "true", ["Input.Note"] = "Vi pratade." }, "Spara");
        Assert.True((await (await app.SignInAsync("rektor")).GetAsync("/min-dag")).Says("Elin Åberg"));

        var page = await mentor.GetAsync("/elever/" + elin);
        Assert.Null(page.Link("Det är gjort"));
        Assert.True(page.Says("Rektor svarar på det här steget."));
        var done = await mentor.GetAsync($"/elever/{elin}/klart");
        Assert.Null(done.Document.QuerySelector("textarea"));
        Assert.True(done.Says("Rektor svarar på det här steget."));
    }

    [Fact]
    public async Task Whoever_is_abroad_is_asked_for_on_the_day_it_was_to_be_back()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var principal = await app.SignInAsync("rektor");
        var elin = await app.PupilAsync("P-ELIN");
        var form = await principal.GetAsync($"/elever/{elin}/kanner-till");
        var fields = new Dictionary<string, string> { ["Input.Note"] = "Hos mormor.", ["Input.ReturnOn"] = "2026-04-10" };
        var refused = await principal.SubmitAsync(form, fields, "Spara");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector(".ds-error-summary a[href='#reason']"));

        var saved = await principal.SubmitAsync(form, new(fields) { ["Input.Reason"] = "AbroadWithoutLeave" }, "Spara");
        Assert.True(saved.Says("Utomlands utan beviljad ledighet"));
        Assert.Empty((await (await app.SignInAsync("mentor")).GetAsync("/min-dag")).Lines("Ingen kontakt på länge"));
        app.Clock.Move(TimeSpan.FromDays(14));
        Assert.True((await (await app.SignInAsync("rektor")).GetAsync("/min-dag")).Says("Se om Elin Åberg är tillbaka"));
    }

    [Fact]
    public async Task Only_who_wrote_an_answer_and_the_principal_take_it_back()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var elin = await app.PupilAsync("P-ELIN");
        var team = await app.SignInAsync("elevhalsa");
        var saved = await team.SubmitAsync(await team.GetAsync($"/elever/{elin}/samtal"), new() { ["Input.WithPupil"] = "true", ["Input.Note"] = "Vi pratade." }, "Spara");
        var address = saved.Link("Ta bort")!.GetAttribute("href")!;
        var mentor = await app.SignInAsync("mentor");
        Assert.Null((await mentor.GetAsync("/elever/" + elin)).Link("Ta bort"));
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync("rektor")).GetAsync(address)).Status);
    }

    [Fact]
    public async Task The_list_shows_those_that_are_late_unseen_or_silent()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var principal = await app.SignInAsync("rektor");
        var silent = await principal.GetAsync("/elever?laget=tyst");
        Assert.True(silent.Says("Elin Åberg"));
        Assert.False(silent.Says("Isak Lund"));
        Assert.NotNull(silent.Document.QuerySelector("#laget option[selected][value=tyst]"));
        var elin = await app.PupilAsync("P-ELIN");
        await principal.SubmitAsync(await principal.GetAsync($"/elever/{elin}/samtal"), new() { ["Input.WithPupil"] = "true", ["Input.Note"] = "Vi pratade." }, "Spara");
        Assert.False((await principal.GetAsync("/elever?laget=tyst")).Says("Elin Åberg"));
        Assert.True((await principal.GetAsync("/elever?laget=forsenat")).Says("Elin Åberg"));
        Assert.False((await principal.GetAsync("/elever?laget=osett")).Says("Elin Åberg"));
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
