using System.Net;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Process;

namespace RodaTraden.App.Tests.Cases;

/// <summary>A case from its opening to its closing, as those who work with it see it. Source: domain.md 6; R15, R81, R103, R133-R136.</summary>
public sealed class CaseTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_mentor_opens_a_case_and_somebody_else_takes_it_only_by_saying_so(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var mentor = await app.SignInAsync("mentor");
        var opened = await app.OpenCaseAsync(mentor);
        Assert.True(opened.Says("Ärendet är öppnat 10.00."));
        Assert.True(opened.Says("Svarar för ärendet Konto mentor"));
        Assert.True(opened.Says("Ring hem"));

        var asked = await mentor.SubmitAsync(await mentor.GetAsync(opened.Address + "/lamna-over"), new() { ["Input.PersonId"] = await app.AccountAsync("elevhalsa"), ["Input.Words"] = "Du känner familjen" }, "Fråga");
        Assert.True(asked.Says("Konto elevhalsa är tillfrågad"));
        Assert.True(asked.Says("Svarar för ärendet Konto mentor"));

        var health = await app.SignInAsync("elevhalsa");
        Assert.Contains((await health.GetAsync("/min-dag")).Lines("Svara: kan du ta ärendet?"), line => line.Contains("Elin Åberg", StringComparison.Ordinal) && line.Contains("Du känner familjen", StringComparison.Ordinal));
        var taken = await health.SubmitAsync(await health.GetAsync(opened.Address), [], "Jag tar det här");
        Assert.True(taken.Says("Samordnare Konto elevhalsa"));
        Assert.True((await mentor.GetAsync(opened.Address)).Says("Konto elevhalsa och rektor kan göra något med ärendet."));
    }

    [Fact]
    public async Task Whoever_says_no_says_why_and_whom_to_ask_instead()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var opened = await app.OpenCaseAsync(mentor);
        await mentor.SubmitAsync(await mentor.GetAsync(opened.Address + "/lamna-over"), new() { ["Input.PersonId"] = await app.AccountAsync("elevhalsa"), ["Input.Words"] = "Du har plats" }, "Fråga");
        var health = await app.SignInAsync("elevhalsa");
        var refused = await health.SubmitAsync(await health.GetAsync(opened.Address + "/svara-nej"), new() { ["Input.Words"] = "Jag är ledig" }, "Svara nej");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Says("Välj vem som kan ta det i stället"));
        Assert.True(refused.Says("Jag är ledig"));
        await health.SubmitAsync(refused, new() { ["Input.PersonId"] = await app.AccountAsync("rektor") }, "Svara nej");
        var after = await mentor.GetAsync(opened.Address);
        Assert.True(after.Says("Kunde inte ta ärendet"));
        Assert.True(after.Says("Föreslår Konto rektor."));
        Assert.True(after.Says("Svarar för ärendet Konto mentor"));
    }

    [Fact]
    public async Task A_case_without_a_next_step_or_a_school_day_is_not_opened_and_nothing_written_is_lost()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var page = await mentor.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/arende/nytt");
        foreach (var (step, day, words) in new[] { ("", "2026-03-30", "Skriv vad som ska göras härnäst"), ("Ring", "", "Välj en dag som inte har passerat"), ("Ring", "2026-03-28", "Välj en skoldag"), ("Ring", "2026-09-01", "högst 30 skoldagar bort") })
        {
            var refused = await mentor.SubmitAsync(page, new() { ["Input.Why"] = "Borta varje tisdag", ["Input.NextStep"] = step, ["Input.NextOn"] = day }, "Öppna ärende");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.True(refused.Says(words), words);
            Assert.True(refused.Says("Borta varje tisdag"));
        }

        Assert.Equal(0, await app.WithDatabaseAsync(db => Task.FromResult(db.AbsenceCases.Count())));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_pupil_has_one_open_case_whoever_opens_it_and_however_fast(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var elin = await app.PupilAsync("P-ELIN");
        var people = new[] { await app.SignInAsync("mentor"), await app.SignInAsync("rektor"), await app.SignInAsync("elevhalsa") };
        var forms = new List<TestPage>();
        foreach (var browser in people)
        {
            forms.Add(await browser.GetAsync($"/elever/{elin}/arende/nytt"));
        }

        var answers = await Task.WhenAll(people.Zip(forms, (browser, form) => browser.SubmitAsync(form, new() { ["Input.Why"] = "Borta", ["Input.NextStep"] = "Ring", ["Input.NextOn"] = "2026-03-30" }, "Öppna ärende")));
        Assert.Single(answers, page => page.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(page => page.Status != HttpStatusCode.OK), page => Assert.True(page.Says("Eleven har redan ett öppet ärende")));
        Assert.Equal(1, await app.WithDatabaseAsync(db => Task.FromResult(db.AbsenceCases.Count())));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_case_and_one_act()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var form = await mentor.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/arende/nytt");
        var fields = new Dictionary<string, string> { ["Input.Why"] = "Borta", ["Input.NextStep"] = "Ring", ["Input.NextOn"] = "2026-03-30" };
        await mentor.SubmitAsync(form, fields, "Öppna ärende");
        var again = await mentor.SubmitAsync(form, fields, "Öppna ärende");
        Assert.True(again.Says("Ärendet är öppnat"));
        var plan = await mentor.GetAsync(again.Address + "/nasta-steg");
        var step = new Dictionary<string, string> { ["Input.NextStep"] = "Boka möte", ["Input.NextOn"] = "2026-04-02" };
        await mentor.SubmitAsync(plan, step, "Spara");
        Assert.Equal(HttpStatusCode.OK, (await mentor.SubmitAsync(plan, step, "Spara")).Status);
        Assert.Equal((1, 2), await app.WithDatabaseAsync(db => Task.FromResult((db.AbsenceCases.Count(), db.CaseEvents.Count()))));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Two_who_change_a_case_at_once_do_not_destroy_each_others_words(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var mentor = await app.SignInAsync("mentor");
        var principal = await app.SignInAsync("rektor");
        var opened = await app.OpenCaseAsync(mentor);
        var (one, other) = (await mentor.GetAsync(opened.Address + "/nasta-steg"), await principal.GetAsync(opened.Address + "/nasta-steg"));
        await mentor.SubmitAsync(one, new() { ["Input.NextStep"] = "Boka möte", ["Input.NextOn"] = "2026-04-02" }, "Spara");
        var late = await principal.SubmitAsync(other, new() { ["Input.NextStep"] = "Träffa elevhälsan", ["Input.NextOn"] = "2026-04-02" }, "Spara");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.True(late.Says("Någon annan har ändrat ärendet medan du skrev."));
        Assert.Equal("Träffa elevhälsan", late.Document.QuerySelector("#step")!.GetAttribute("value"));
        Assert.True((await mentor.GetAsync(opened.Address)).Says("Boka möte"));
    }

    [Fact]
    public async Task Closing_is_undone_within_thirty_days_and_not_after()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var opened = await app.OpenCaseAsync(mentor);
        var closed = await mentor.SubmitAsync(await mentor.GetAsync(opened.Address + "/avsluta"), new() { ["Input.Closing"] = "OpenedInError", ["Input.Words"] = "Fel elev" }, "Avsluta ärendet");
        Assert.True(closed.Says("Ärendet är avslutat 10.00. Du kan ångra."));
        var undone = await mentor.SubmitAsync(closed, [], "Ångra");
        Assert.True(undone.Says("Det här händer sen"));
        Assert.Contains("Avslutades", undone.Document.QuerySelector(".tl del")!.TextContent, StringComparison.Ordinal);

        await mentor.SubmitAsync(await mentor.GetAsync(opened.Address + "/avsluta"), new() { ["Input.Closing"] = "OpenedInError", ["Input.Words"] = "Fel elev" }, "Avsluta ärendet");
        app.Clock.Move(TimeSpan.FromDays(31));
        Assert.DoesNotContain((await (await app.SignInAsync("mentor")).GetAsync(opened.Address)).Document.QuerySelectorAll("button"), button => button.TextContent.Trim() == "Ångra");
    }

    [Fact]
    public async Task As_returned_a_case_is_closed_only_after_after_care_and_can_be_opened_again_with_its_history()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var address = (await app.OpenCaseAsync(mentor)).Address;
        await mentor.SubmitAsync(await mentor.GetAsync(address), [], "Jag är samordnare");
        var early = await mentor.SubmitAsync(await mentor.GetAsync(address + "/avsluta"), new() { ["Input.Closing"] = "Returned", ["Input.Words"] = "Bra nu" }, "Avsluta ärendet");
        Assert.True(early.Says("avslutas ett ärende först efter uppföljningen"));
        foreach (var stage in new[] { CaseStage.CausesAndSupport, CaseStage.AfterCare })
        {
            await mentor.SubmitAsync(await mentor.GetAsync(address + "/vidare"), new() { ["Input.Stage"] = stage.ToString(), ["Input.NextStep"] = "Fråga Elin", ["Input.NextOn"] = "2026-04-02" }, "Gå vidare");
        }

        var closed = await mentor.SubmitAsync(await mentor.GetAsync(address + "/avsluta"), new() { ["Input.Closing"] = "Returned", ["Input.Words"] = "Elin säger att det går bra" }, "Avsluta ärendet");
        Assert.True(closed.Says("Eleven har återgått"));
        var again = await mentor.SubmitAsync(await mentor.GetAsync(address + "/oppna-igen"), new() { ["Input.NextStep"] = "Ring hem", ["Input.NextOn"] = "2026-04-02" }, "Öppna igen");
        Assert.True(again.Says("Öppnades igen"));
        Assert.True(again.Says("Elin säger att det går bra"));
    }

    [Fact]
    public async Task That_one_waits_for_somebody_else_is_seen_with_how_long()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var address = (await app.OpenCaseAsync(mentor)).Address;
        await mentor.SubmitAsync(await mentor.GetAsync(address + "/vantar"), new() { ["Input.Words"] = "BUP" }, "Spara");
        app.Clock.Move(TimeSpan.FromDays(7));
        var later = await (await app.SignInAsync("mentor")).GetAsync(address);
        Assert.True(later.Says("Väntar på BUP"));
        Assert.True(later.Says("I 5 skoldagar, sedan fredag 27 mars."));
        Assert.True((await (await app.SignInAsync("rektor")).GetAsync("/arenden?visa=vantar")).Says("Elin Åberg"));

        // Two buttons stand there at once: each does its own.
        var again = await app.SignInAsync("mentor");
        var over = await again.SubmitAsync(await again.GetAsync(address), [], "Väntan är över");
        Assert.True(over.Says("Väntan var över"));
        Assert.True((await again.SubmitAsync(over, [], "Ångra")).Says("Väntar på BUP"));
    }

    [Fact]
    public async Task When_somebody_is_away_the_principal_sees_the_cases_the_same_day_and_can_take_them()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var address = (await app.OpenCaseAsync(mentor)).Address;
        await mentor.SubmitAsync(await mentor.GetAsync(address), [], "Jag är samordnare");
        var principal = await app.SignInAsync("rektor");
        Assert.DoesNotContain("Elin", string.Join(' ', (await principal.GetAsync("/min-dag")).Lines("Ärenden som ingen svarar för")), StringComparison.Ordinal);
        var page = await principal.GetAsync("/arenden/fordelning");
        var option = page.Document.QuerySelectorAll("#person option").Single(one => one.TextContent.Contains("Konto mentor", StringComparison.Ordinal)).GetAttribute("value")!;
        await principal.SubmitAsync(page, new() { ["Input.Person"] = option, ["Input.From"] = "2026-03-27", ["Input.To"] = "2026-04-10" }, "Spara");
        Assert.Contains((await principal.GetAsync("/min-dag")).Lines("Ärenden som ingen svarar för"), line => line.Contains("Ge Elin Åberg en samordnare", StringComparison.Ordinal) && line.Contains("Konto mentor är borta.", StringComparison.Ordinal));
        var taken = await principal.SubmitAsync(await principal.GetAsync(address), [], "Jag tar det här");
        Assert.True(taken.Says("Samordnare Konto rektor"));
    }

    [Fact]
    public async Task When_somebody_has_left_the_principal_sees_the_cases_the_same_day()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var health = await app.SignInAsync("elevhalsa");
        var address = (await app.OpenCaseAsync(health)).Address;
        await health.SubmitAsync(await health.GetAsync(address), [], "Jag är samordnare");
        await app.WithDatabaseAsync(async db =>
        {
            db.Users.Single(one => one.UserName == "elevhalsa").IsClosed = true;
            return await db.SaveChangesAsync();
        });
        var principal = await app.SignInAsync("rektor");
        Assert.Contains((await principal.GetAsync("/min-dag")).Lines("Ärenden som ingen svarar för"), line => line.Contains("Konto elevhalsa arbetar inte längre på skolan.", StringComparison.Ordinal));
        Assert.True((await principal.GetAsync("/arenden?visa=fordela")).Says("Elin Åberg"));
    }

    [Fact]
    public async Task A_pupil_who_has_left_leaves_no_open_case_behind_unseen()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"))).Address;
        var elin = await app.PupilAsync("P-ELIN");
        await app.WithDatabaseAsync(async db =>
        {
            db.Enrolments.Single(one => one.PupilId == elin).To = new(2026, 3, 26);
            return await db.SaveChangesAsync();
        });
        var principal = await app.SignInAsync("rektor");
        Assert.Contains((await principal.GetAsync("/min-dag")).Lines("Ärenden som ingen svarar för"), line => line.Contains("Avsluta ärendet för Elin Åberg", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("annan-rektor")).GetAsync(address)).Status);
        var closed = await principal.SubmitAsync(await principal.GetAsync(address + "/avsluta"), new() { ["Input.Closing"] = "MovedSchool", ["Input.Words"] = "Går på Ekskolan" }, "Avsluta ärendet");
        Assert.DoesNotContain("Elin", (await principal.GetAsync("/min-dag")).Text, StringComparison.Ordinal);
        Assert.Equal(("/arenden", HttpStatusCode.OK), (closed.Address, closed.Status));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Another_mentor_sees_a_pupil_while_asked_or_answering_for_the_case_and_not_before_or_after(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var mentor = await app.SignInAsync("mentor");
        var other = await app.SignInAsync("annan-mentor");
        var elin = await app.PupilAsync("P-ELIN");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/elever/{elin}")).Status);
        var address = (await app.OpenCaseAsync(mentor)).Address;
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
        await mentor.SubmitAsync(await mentor.GetAsync(address + "/lamna-over"), new() { ["Input.PersonId"] = await app.AccountAsync("annan-mentor"), ["Input.Words"] = "Elin litar på dig" }, "Fråga");
        Assert.True((await other.GetAsync($"/elever/{elin}")).Says("Elin Åberg"));
        Assert.True((await other.GetAsync("/elever")).Says("Noor Haddad"));
        Assert.True((await mentor.GetAsync($"/elever/{elin}/vem-ser")).Says("Konto annan-mentor"));
        Assert.False((await other.GetAsync("/registrera?dag=2026-03-26")).Says("Elin"));
        await other.SubmitAsync(await other.GetAsync(address + "/svara-nej"), new() { ["Input.Words"] = "Jag har för många", ["Input.PersonId"] = await app.AccountAsync("rektor") }, "Svara nej");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/elever/{elin}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
    }

    [Fact]
    public async Task Only_those_who_work_at_the_school_are_asked()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var address = (await app.OpenCaseAsync(mentor)).Address;
        var page = await mentor.GetAsync(address + "/lamna-over");
        Assert.Equal(["Konto annan-mentor", "Konto elevhalsa", "Konto rektor"], page.Document.QuerySelectorAll(".choices bdi").Select(one => one.TextContent).Order(StringComparer.Ordinal));
        var refused = await mentor.SubmitAsync(page, new() { ["Input.PersonId"] = await app.AccountAsync("annan-rektor"), ["Input.Words"] = "Du" }, "Fråga");
        Assert.True(refused.Says("Välj någon som arbetar på skolan"));
    }

    [Fact]
    public async Task A_protected_pupils_case_is_seen_by_nobody_on_these_pages()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"))).Address;
        var elin = await app.PupilAsync("P-ELIN");
        await app.WithDatabaseAsync(async db =>
        {
            db.Pupils.Single(one => one.Id == elin).Marking = Core.Register.ProtectedMarking.ConfidentialityFlag;
            return await db.SaveChangesAsync();
        });
        foreach (var user in new[] { "mentor", "elevhalsa", "rektor" })
        {
            var browser = await app.SignInAsync(user);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address + "/nasta-steg")).Status);
            foreach (var list in new[] { "/arenden", "/arenden?visa=avslutade", "/min-dag" })
            {
                Assert.False((await browser.GetAsync(list)).Says("Elin"));
            }
        }
    }

    [Fact]
    public async Task A_step_that_was_due_before_easter_is_not_later_for_the_break_and_the_principal_is_told_in_time()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.ImportAsync(new Dictionary<string, string> { ["calendar.csv"] = "organiser;date;kind\n" + string.Concat(Enumerable.Range(0, 14).Select(day => $"Kommunen;{new DateOnly(2026, 3, 31).AddDays(day):yyyy-MM-dd};break\n")) });
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"))).Address;
        app.Clock.Move(TimeSpan.FromDays(18));
        Assert.True((await (await app.SignInAsync("mentor")).GetAsync(address)).Says("Det syns hos den som svarar för ärendet."));
        app.Clock.Move(TimeSpan.FromDays(2));
        Assert.True((await (await app.SignInAsync("mentor")).GetAsync(address)).Says("Rektor har fått veta det."));
    }

    [Theory]
    [InlineData("/arenden", "Cases")]
    [InlineData("/arenden/fordelning", "Who has how many")]
    public async Task The_pages_speak_english_too(string address, string heading)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.OpenCaseAsync(await app.SignInAsync("mentor"));
        var page = await (await app.SignInAsync("rektor", "en")).GetAsync(address);
        Assert.Equal(heading, page.Heading);
        Assert.DoesNotContain("[", page.Text, StringComparison.Ordinal);
    }
}
