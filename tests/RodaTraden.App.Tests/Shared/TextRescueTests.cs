using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Shared;

/// <summary>An ended session never costs text.</summary>
public sealed class TextRescueTests
{
    private const string Note = "Elin säger att tisdagar är svårast. Vi möts vid entrén.";

    [Fact]
    public async Task What_was_written_stands_on_the_same_page_after_signing_in_and_is_saved_first_when_the_person_says_so()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var page = await mentor.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/samtal");
        mentor.Forget("rt-inloggad");
        var signIn = await mentor.SubmitAsync(page, new() { ["Input.Note"] = Note, ["Input.WithPupil"] = "true" }, "Spara");
        Assert.Equal("Logga in", signIn.Heading);
        Assert.DoesNotContain("Elin", signIn.Address, StringComparison.Ordinal);
        var back = await mentor.SubmitAsync(signIn, new() { ["Input.User"] = "mentor", ["Input.Password"] = RodaTradenApp.Password });
        Assert.True(back.Says("Du blev utloggad. Din text finns kvar. Tryck på Spara."));
        Assert.Equal(Note, back.Document.QuerySelector("#note")!.TextContent);
        Assert.Equal(0, await app.WithDatabaseAsync(db => Task.FromResult(db.Responses.Count())));
        Assert.True((await mentor.SubmitAsync(back, [], "Spara")).Says("Sparat 10.00."));
        Assert.Equal(Note, await app.WithDatabaseAsync(db => Task.FromResult(db.Responses.Single().Note)));
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_does_not_see_it_and_neither_does_anybody_after_thirty_days()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var address = $"/elever/{await app.PupilAsync("P-ELIN")}/samtal";
        var mentor = await app.SignInAsync("mentor");
        var page = await mentor.GetAsync(address);
        mentor.Forget("rt-inloggad");
        var signIn = await mentor.SubmitAsync(page, new() { ["Input.Note"] = Note, ["Input.WithPupil"] = "true" }, "Spara");
        var other = await mentor.SubmitAsync(signIn, new() { ["Input.User"] = "rektor", ["Input.Password"] = RodaTradenApp.Password });
        Assert.DoesNotContain("tisdagar är svårast", other.Shown, StringComparison.Ordinal);
        app.Clock.Move(TimeSpan.FromDays(31));
        var late = await (await app.SignInAsync("mentor")).GetAsync(other.Address);
        Assert.DoesNotContain("tisdagar är svårast", late.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_are_kept_like_words()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var team = await app.SignInAsync("elevhalsa");
        var page = await team.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/symtom");
        team.Forget("rt-inloggad");
        var signIn = await team.SubmitAsync(page, new() { ["Input.Symptoms"] = "Headache" }, "Spara");
        var back = await team.SubmitAsync(signIn, new() { ["Input.User"] = "elevhalsa", ["Input.Password"] = RodaTradenApp.Password });
        Assert.NotNull(back.Document.QuerySelector("#s-Headache[checked]"));
    }

    [Fact]
    public async Task A_password_is_never_kept()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var page = await mentor.GetAsync("/mitt-konto");
        mentor.Forget("rt-inloggad");
        var signIn = await mentor.SubmitAsync(page, new() { ["Input.Now"] = RodaTradenApp.Password, ["Input.New"] = "ett helt nytt losenord", ["Input.Again"] = "ett helt nytt losenord" }, "Byt lösenord");
        Assert.Equal("Logga in", signIn.Heading);
        Assert.Equal(0, await app.WithDatabaseAsync(db => Task.FromResult(db.Drafts.Count())));
        var back = await mentor.SubmitAsync(signIn, new() { ["Input.User"] = "mentor", ["Input.Password"] = RodaTradenApp.Password });
        Assert.DoesNotContain("ett helt nytt losenord", back.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_without_a_session_before_leaves_nothing_behind()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.Visitor().PostAsync($"/elever/{await app.PupilAsync("P-ELIN")}/samtal", new() { ["Input.Note"] = Note });
        Assert.Equal(0, await app.WithDatabaseAsync(db => Task.FromResult(db.Drafts.Count())));
    }
}
