using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Tests.Access;

/// <summary>What does the most harm in a browser that was left open is asked for by somebody who has just signed in.</summary>
public sealed class FreshSignInTests
{
    private static readonly TimeSpan Lunch = TimeSpan.FromMinutes(16);

    [Theory]
    [InlineData("admin", "/konton/nytt")]
    [InlineData("mentor", "/nodatkomst")]
    [InlineData("skydd", "/skyddade")]
    public async Task A_page_that_is_opened_a_while_after_signing_in_asks_for_it_once_more_and_is_then_shown(string user, string address)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.AddAsync("skydd", Role.ProtectedContact, unit: "U1");
        var browser = await app.SignInAsync(user);
        var before = (await browser.GetAsync(address)).Heading;
        Assert.NotEqual("Visa att det är du", before);
        app.Clock.Move(Lunch);
        var asked = await browser.GetAsync(address);
        Assert.Equal("Visa att det är du", asked.Heading);
        Assert.Equal(user, asked.Document.QuerySelector("#user")!.GetAttribute("value"));
        Assert.Equal(before, (await browser.SubmitAsync(asked, new() { ["Input.Password"] = RodaTradenApp.Password })).Heading);
    }

    [Fact]
    public async Task Everyday_pages_are_shown_all_day()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        app.Clock.Move(Lunch);
        Assert.Equal("Min dag", (await mentor.GetAsync("/min-dag")).Heading);
    }

    [Fact]
    public async Task A_form_that_was_opened_in_time_can_be_sent_as_long_again()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        app.Clock.Move(TimeSpan.FromMinutes(14));
        var form = await admin.GetAsync("/konton/nytt");
        app.Clock.Move(TimeSpan.FromMinutes(14));
        Assert.NotEqual("Visa att det är du", (await admin.SubmitAsync(form, [])).Heading);
        app.Clock.Move(TimeSpan.FromMinutes(3));
        Assert.Equal("Visa att det är du", (await admin.SubmitAsync(form, [])).Heading);
    }

    [Fact]
    public async Task A_button_that_was_pressed_too_late_is_no_draft()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        var account = await admin.GetAsync("/konton/1");
        app.Clock.Move(Lunch);
        await admin.GetAsync("/konton");
        app.Clock.Move(Lunch);
        var asked = await admin.SubmitAsync(account, [], "Nytt lösenord");
        Assert.Equal("Visa att det är du", asked.Heading);
        Assert.Equal(account.Heading, (await admin.SubmitAsync(asked, new() { ["Input.Password"] = RodaTradenApp.Password })).Heading);
        Assert.True((await admin.GetAsync("/utkast")).Says("Inga utkast"));
    }

    [Fact]
    public async Task What_was_written_about_a_protected_pupil_is_still_there_after_signing_in_once_more()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.AddAsync("skydd", Role.ProtectedContact, unit: "U1");
        var browser = await app.SignInAsync("skydd");
        var page = await browser.GetAsync($"/skyddade/{await app.PupilAsync("P-VERA")}");
        app.Clock.Move(TimeSpan.FromMinutes(19));
        await browser.GetAsync("/min-roll");
        app.Clock.Move(TimeSpan.FromMinutes(12));
        var asked = await browser.SubmitAsync(page, new() { ["Input.Note"] = "Vi ringer på onsdag." }, "Spara");
        Assert.Equal("Visa att det är du", asked.Heading);
        var back = await browser.SubmitAsync(asked, new() { ["Input.Password"] = RodaTradenApp.Password });
        Assert.Equal("Vi ringer på onsdag.", back.Document.QuerySelector("#note")!.TextContent);
    }

    [Fact]
    public async Task A_file_of_pupils_is_not_given_long_after_signing_in_and_the_list_is_there_afterwards()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var principal = await app.SignInAsync("rektor");
        var list = await principal.GetAsync("/elever");
        app.Clock.Move(Lunch);
        await principal.GetAsync("/min-dag");
        app.Clock.Move(Lunch);
        var asked = await principal.SubmitAsync(list, [], "Hämta som CSV");
        Assert.Equal("Visa att det är du", asked.Heading);
        Assert.Equal("Elever", (await principal.SubmitAsync(asked, new() { ["Input.Password"] = RodaTradenApp.Password })).Heading);
    }

    [Fact]
    public async Task Whoever_signs_in_as_somebody_else_is_that_person_and_sees_what_that_person_may()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        app.Clock.Move(Lunch);
        var asked = await admin.GetAsync("/konton/nytt");
        var refused = await admin.SubmitAsync(asked, new() { ["Input.User"] = "mentor", ["Input.Password"] = RodaTradenApp.Password });
        Assert.NotEqual("Nytt konto", refused.Heading);
        Assert.Equal("Min dag", (await admin.GetAsync("/min-dag")).Heading);
    }
}
