using System.Net;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Tests.Access;

/// <summary>Emergency access: one pupil, an hour, a reason, told and reviewed; never a protected one, never another organiser's.</summary>
public sealed class EmergencyTests
{
    private const string Why = "Noor har ringt och gråtit och lagt på. Mentorn är sjuk i dag.";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task It_opens_one_pupil_for_an_hour_tells_the_principal_and_is_reviewed(DatabaseKind kind)
    {
        await using var app = await Neighbours.WithNeighboursAsync(kind);
        await app.AddFamilyAsync("noor", Core.Access.Role.Pupil, "P-NOOR");
        var (mentor, noor) = (await app.SignInAsync("mentor"), await app.PupilAsync("P-NOOR"));
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.GetAsync($"/nodatkomst/{noor}")).Status);

        var page = await OpenAsync(mentor, "Noor", "Haddad");
        Assert.Equal($"/nodatkomst/{noor}", page.Address);
        Assert.True(page.Says("Öppet till 11.00"));
        Assert.True(page.Says(Why));
        Assert.True(page.Says("namn, klass och skola, hur familjen nås, närvaron, lektion för lektion, andel frånvaro och steg"), page.Text);
        Assert.Contains("Du kan ha en elev öppen.", (await mentor.GetAsync("/min-dag")).Html, StringComparison.Ordinal);

        // Nothing else opens with it: no other page, no list, no search.
        foreach (var address in new[] { $"/elever/{noor}", $"/elever/{noor}/vecka", $"/elever/{noor}/vem-ser", $"/elever/{noor}/samtal", $"/elever/{noor}/vem-har-last" })
        {
            var other = await mentor.GetAsync(address);
            Assert.True(other.Status == HttpStatusCode.NotFound || other.Address.StartsWith("/ingen-tillgang", StringComparison.Ordinal), address);
        }

        Assert.DoesNotContain("Haddad", (await mentor.GetAsync("/elever")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Haddad", (await mentor.GetAsync("/min-dag")).Text, StringComparison.Ordinal);

        var principal = await app.SignInAsync("rektor");
        Assert.True((await principal.GetAsync("/min-dag")).Says("En nödåtkomst på skolan är inte granskad än."));
        var told = await principal.GetAsync("/nodatkomst/skolan");
        Assert.True(told.Says("Noor Haddad") && told.Says("Konto mentor, mentor") && told.Says(Why) && told.Says("ska granskas senast 1 april"), told.Text);
        Assert.True((await principal.GetAsync($"/elever/{noor}/vem-har-last")).Says("Med nödåtkomst"));
        Assert.True((await (await app.SignInAsync("noor")).GetAsync($"/mitt/{noor}/vem-har-last")).Says("Med nödåtkomst"));

        var reviewer = await app.SignInAsync("granskare");
        var review = await reviewer.GetAsync("/granskning");
        Assert.True(review.Says(Why) && !review.Says("Haddad"));
        var judge = await reviewer.GetAsync(review.Link("Konto mentor, mentor")!.GetAttribute("href")!);
        Assert.True((await reviewer.SubmitAsync(judge, [], "Spara")).Says("Välj om den var befogad."));
        Assert.True((await reviewer.SubmitAsync(judge, new() { ["Input.Verdict"] = "Justified" }, "Spara")).Says("Skriv vad du grundar det på."));
        await reviewer.SubmitAsync(judge, new() { ["Input.Verdict"] = "Justified", ["Input.Words"] = "Talat med rektorn." }, "Spara");
        Assert.False((await principal.GetAsync("/min-dag")).Says("inte granskad än"));
        Assert.True((await principal.GetAsync("/nodatkomst/skolan")).Says("befogad"));

        app.Clock.Move(TimeSpan.FromMinutes(60));
        mentor = await app.SignInAsync("mentor");
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.GetAsync($"/nodatkomst/{noor}")).Status);
        Assert.DoesNotContain("Du kan ha en elev öppen.", (await mentor.GetAsync("/min-dag")).Html, StringComparison.Ordinal);
        Assert.Equal(
            [AuditAct.EmergencyOpening, AuditAct.EmergencyReviewing],
            await app.WithDatabaseAsync(async db => await db.AuditEntries.Where(entry => entry.PupilId == noor).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task It_closes_when_one_closes_it_and_opens_nothing_in_another_role()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        await app.AddAsync("mentor", Core.Access.Role.ProtectedContact, unit: "U1");
        var (mentor, noor) = (await app.SignInAsync("mentor"), await app.PupilAsync("P-NOOR"));
        var page = await OpenAsync(mentor, "Noor", "Haddad");
        await OpenAsync(mentor, "Noor", "Haddad");
        Assert.True((await mentor.GetAsync("/nodatkomst")).Says(Why));
        Assert.Equal("/nodatkomst", (await mentor.SubmitAsync(page, [], "Stäng nu")).Address);
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.GetAsync($"/nodatkomst/{noor}")).Status);

        // What is closed tells nothing of the pupil, so that it looks alike whatever has become of the pupil since.
        var after = await mentor.GetAsync("/nodatkomst");
        Assert.True(after.Says("Stängd") && !after.Says("Haddad") && !after.Says(Why), after.Text);
    }

    [Fact]
    public async Task A_protected_pupil_another_organisers_and_nobody_get_the_same_answer_and_trying_is_noted()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var mentor = await app.SignInAsync("annan-mentor");
        var answers = new List<string>();
        foreach (var (given, family) in new[] { ("Vera", "Skyddad"), ("Lo", "Annanskola"), ("Ville", "Vilse") })
        {
            var page = await OpenAsync(mentor, given, family);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            answers.Add(page.Text.Replace(given, "", StringComparison.Ordinal).Replace(family, "", StringComparison.Ordinal));
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("Ingen elev kunde öppnas.", answers[0], StringComparison.Ordinal);
        Assert.Equal(3, await app.WithDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.EmergencyRefusing && entry.PupilId == null && entry.UnitId == null)));
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.EmergencyAccesses.CountAsync()));
    }

    [Fact]
    public async Task A_pupil_who_becomes_protected_is_closed_at_once_and_nobody_is_told_of_it_any_more()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var (mentor, noor) = (await app.SignInAsync("mentor"), await app.PupilAsync("P-NOOR"));
        await OpenAsync(mentor, "Noor", "Haddad");
        await app.WithDatabaseAsync(db => db.Pupils.Where(pupil => pupil.Id == noor).ExecuteUpdateAsync(set => set.SetProperty(pupil => pupil.Marking, ProtectedMarking.ConfidentialityFlag)));
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.GetAsync($"/nodatkomst/{noor}")).Status);
        foreach (var (user, address) in new[] { ("mentor", "/nodatkomst"), ("rektor", "/nodatkomst/skolan"), ("rektor", "/min-dag"), ("granskare", "/granskning") })
        {
            Assert.DoesNotContain("Haddad", (await (await app.SignInAsync(user)).GetAsync(address)).Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_record_that_was_made_one_with_another_hides_when_the_other_becomes_protected()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\nP-NOOR2;Noor;Haddad;2013-05-01;7;7A;U1;none;M7A\n" });
        await OpenAsync(await app.SignInAsync("mentor"), "Noor", "Haddad", className: "7A");
        var (noor, other) = (await app.WithDatabaseAsync(db => db.EmergencyAccesses.Select(access => access.PupilId).SingleAsync()), await app.PupilAsync("P-ISAK"));
        await app.WithDatabaseAsync(db => db.Pupils.Where(pupil => pupil.Id == noor).ExecuteUpdateAsync(set => set.SetProperty(pupil => pupil.MergedIntoId, other)));
        Assert.Contains("Haddad", (await (await app.SignInAsync("rektor")).GetAsync("/nodatkomst/skolan")).Html, StringComparison.Ordinal);
        await app.WithDatabaseAsync(db => db.Pupils.Where(pupil => pupil.Id == other).ExecuteUpdateAsync(set => set.SetProperty(pupil => pupil.Marking, ProtectedMarking.ConfidentialityFlag)));
        Assert.DoesNotContain("Haddad", (await (await app.SignInAsync("rektor")).GetAsync("/nodatkomst/skolan")).Html, StringComparison.Ordinal);
        Assert.True((await (await app.SignInAsync("granskare")).GetAsync("/granskning")).Says("Ingen har använt nödåtkomst"));
    }

    [Fact]
    public async Task Forms_sent_at_once_open_no_more_than_three()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var mentor = await app.SignInAsync("mentor");
        var forms = new List<TestPage>();
        for (var at = 0; at < 6; at++)
        {
            forms.Add(await mentor.GetAsync("/nodatkomst"));
        }

        await Task.WhenAll(forms.Select(form => mentor.SubmitAsync(form, new() { ["Input.GivenName"] = "Noor", ["Input.FamilyName"] = "Haddad", ["Input.Reason"] = "AcuteWorry", ["Input.Words"] = Why }, "Öppna i en timme")));
        Assert.Equal(3, await app.WithDatabaseAsync(db => db.EmergencyAccesses.CountAsync()));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_thousand_letters_with_new_lines_among_them_are_a_thousand_letters(DatabaseKind kind)
    {
        await using var app = await Neighbours.WithNeighboursAsync(kind);
        var words = string.Concat(Enumerable.Repeat("Noor ringde.\r\n", 76)) + "Nu.";
        await OpenAsync(await app.SignInAsync("mentor"), "Noor", "Haddad", words: words);
        Assert.Equal(words.Replace("\r", "", StringComparison.Ordinal), await app.WithDatabaseAsync(db => db.EmergencyAccesses.Select(access => access.Words).SingleAsync()));
    }

    [Fact]
    public async Task Bad_answers_are_told_with_what_to_do_one_sees_already_and_three_a_day_are_enough()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var mentor = await app.SignInAsync("mentor");
        Assert.True((await OpenAsync(mentor, "Noor", "Haddad", reason: "")).Says("Välj varför."));
        var kept = await OpenAsync(mentor, "Noor", "Haddad", words: "Kort.");
        Assert.True(kept.Says("Skriv minst en mening"));
        Assert.Equal("Haddad", kept.Document.QuerySelector("#family")!.GetAttribute("value"));
        Assert.True((await OpenAsync(mentor, "Elin", "Åberg")).Says("Du ser redan eleven i ditt vanliga arbete."));
        for (var time = 0; time < 3; time++)
        {
            Assert.StartsWith("/nodatkomst/", (await OpenAsync(mentor, "noor", "HADDAD")).Address, StringComparison.Ordinal);
        }

        Assert.True((await OpenAsync(mentor, "Noor", "Haddad")).Says("Du har öppnat tre elever det senaste dygnet"));
        app.Clock.Move(TimeSpan.FromHours(25));
        Assert.StartsWith("/nodatkomst/", (await OpenAsync(await app.SignInAsync("mentor"), "Noor", "Haddad")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_organisers_reviewer_and_principal_see_nothing_of_it()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        await app.AddAsync("ek-granskare", Core.Access.Role.AccessReviewer, organiser: "Ek AB");
        await OpenAsync(await app.SignInAsync("mentor"), "Noor", "Haddad");
        Assert.True((await (await app.SignInAsync("annan-rektor")).GetAsync("/nodatkomst/skolan")).Says("Ingen har använt nödåtkomst"));
        var reviewer = await app.SignInAsync("ek-granskare");
        Assert.True((await reviewer.GetAsync("/granskning")).Says("Ingen har använt nödåtkomst"));
        var id = await app.WithDatabaseAsync(db => db.EmergencyAccesses.Select(access => access.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync($"/granskning/nodatkomst/{id}")).Status);
    }

    private static async Task<TestPage> OpenAsync(TestBrowser browser, string given, string family, string reason = "AcuteWorry", string words = Why, string className = "")
    {
        var form = await browser.GetAsync("/nodatkomst");
        return await browser.SubmitAsync(form, new() { ["Input.GivenName"] = given, ["Input.FamilyName"] = family, ["Input.Class"] = className, ["Input.Reason"] = reason, ["Input.Words"] = words }, "Öppna i en timme");
    }
}
