using System.Net;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Detection;

public sealed class LadderPageTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_unit_gets_a_ladder_of_its_own_that_shows_on_its_pupils_pages(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var admin = await app.SignInAsync("admin");
        var unit = await app.WithDatabaseAsync(db => Task.FromResult(db.Units.Single(one => one.Key == "U1").Id));
        var page = await admin.GetAsync("/trappan?vems=e" + unit);
        Assert.True(page.Says("Här gäller den trappa som ligger ovanför."), page.Address + " " + page.Text);
        var saved = await admin.SubmitAsync(page, new() { ["c-1-0"] = "7,5", ["source"] = "Rektorsbeslut 14", ["from"] = "2026-03-01", ["do"] = "save" }, "Spara som ny version");
        Assert.True(saved.Says("Trappan är sparad 10.00."));
        Assert.True(saved.Says("Det här är en egen trappa."), saved.Address + " " + saved.Text);
        Assert.Equal("7,5", saved.Document.QuerySelector("#c-1-0")!.GetAttribute("value"));

        var rektor = await app.SignInAsync("rektor");
        Assert.True((await rektor.GetAsync("/elever/" + await app.PupilAsync("P-ELIN"))).Says("Källa: Rektorsbeslut 14"));
        Assert.True((await admin.GetAsync("/trappan")).Says("Det här är trappan som följer med programmet."));
    }

    [Fact]
    public async Task Pupils_stand_on_a_saved_ladder_at_once()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var elin = await app.PupilAsync("P-ELIN");
        Task<int> StepAsync() => app.WithDatabaseAsync(db => Task.FromResult(db.Standings.Single(one => one.PupilId == elin).HeldStep));
        Assert.Equal(4, await StepAsync());
        var admin = await app.SignInAsync("admin");
        await admin.SubmitAsync(await admin.GetAsync("/trappan"), new() { ["c-4-0"] = "60", ["source"] = "x", ["do"] = "save" }, "Spara som ny version");
        Assert.Equal(3, await StepAsync());
    }

    [Fact]
    public async Task Limits_that_have_changed_places_are_told_and_may_be_saved_all_the_same()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        var page = await admin.GetAsync("/trappan");
        Assert.False(page.Says("Några gränser verkar ha bytt plats."));
        var tried = await admin.SubmitAsync(page, new() { ["c-4-0"] = "12", ["do"] = "try" }, "Visa hur många elever det blir");
        Assert.True(tried.Says("Steg 4 nås lättare än steg 3: Frånvaro i procent, 12 %."), tried.Text);
        Assert.True((await admin.SubmitAsync(page, new() { ["c-4-0"] = "12", ["source"] = "x", ["do"] = "save" }, "Spara som ny version")).Says("Trappan är sparad"));
    }

    [Fact]
    public async Task When_silence_is_told_and_when_a_step_is_gone_through_again_are_part_of_the_ladder()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        var page = await admin.GetAsync("/trappan");
        Assert.Equal("10", page.Document.QuerySelector("#r-5")!.GetAttribute("value"));
        var saved = await admin.SubmitAsync(page, new() { ["contact-step"] = "5", ["r-4"] = "7", ["source"] = "x", ["do"] = "save" }, "Spara som ny version");
        Assert.Equal(("5", "7"), (saved.Document.QuerySelector("#contact-step")!.GetAttribute("value"), saved.Document.QuerySelector("#r-4")!.GetAttribute("value")));
        Assert.Empty((await (await app.SignInAsync("mentor")).GetAsync("/min-dag")).Lines("Ingen kontakt på länge"));
        var refused = await admin.SubmitAsync(saved, new() { ["contact-step"] = "6", ["source"] = "x", ["do"] = "save" }, "Spara som ny version");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Says("Skriv ett helt tal mellan 1 och 5"));
    }

    [Fact]
    public async Task Trying_limits_saves_nothing()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        var tried = await admin.SubmitAsync(await admin.GetAsync("/trappan"), new() { ["c-3-0"] = "99", ["do"] = "try" }, "Visa hur många elever det blir");
        Assert.True(tried.Says("Skulle bli"));
        Assert.Equal(0, await app.WithDatabaseAsync(db => Task.FromResult(db.Ladders.Count())));
    }

    [Theory]
    [InlineData("c-1-0", "mycket")]
    [InlineData("c-1-0", "7,55")]
    [InlineData("c-1-1", "0")]
    [InlineData("leave", "")]
    [InlineData("source", "")]
    public async Task What_cannot_be_a_limit_is_refused_and_what_was_typed_is_kept(string field, string typed)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        var page = await admin.SubmitAsync(await admin.GetAsync("/trappan"), new() { ["source"] = "x", [field] = typed, ["do"] = "save" }, "Spara som ny version");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Document.QuerySelector($".ds-error-summary a[href='#{field}']"));
        Assert.Equal(typed, page.Document.QuerySelector("#" + field)!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task The_second_of_two_who_save_is_told_and_keeps_what_was_typed()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        var (one, other) = (await admin.GetAsync("/trappan"), await admin.GetAsync("/trappan"));
        await admin.SubmitAsync(one, new() { ["source"] = "Första", ["do"] = "save" }, "Spara som ny version");
        var late = await admin.SubmitAsync(other, new() { ["source"] = "Andra", ["c-1-0"] = "6", ["do"] = "save" }, "Spara som ny version");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("6", late.Document.QuerySelector("#c-1-0")!.GetAttribute("value"));
        Assert.Equal("Andra", late.Document.QuerySelector("#source")!.GetAttribute("value"));
        Assert.True(late.Says("Första, du säger Andra"));
        Assert.True((await admin.SubmitAsync(late, new() { ["do"] = "save" }, "Spara som ny version")).Says("Trappan är sparad"));
        Assert.Equal(2, await app.WithDatabaseAsync(db => Task.FromResult(db.Ladders.Count())));
    }
}
