using System.Net;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Notices;

namespace RodaTraden.App.Tests.Cases;

/// <summary>The inquiry of Skollagen 7:19 a as those who make it, and the organiser that is told of it, see it. Source: domain.md 1.2, 1.3; R42-R44, R57, R70, R71.</summary>
public sealed class InquiryTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_inquiry_that_is_opened_is_told_to_the_organiser_in_the_same_moment(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"))).Address;
        var principal = await app.SignInAsync("rektor");
        var page = await principal.GetAsync(address + "/utredning");
        Assert.True(page.Says("Eleven står på steg 4."));
        Assert.Contains("40,0 % av 4 800 registrerade minuter", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        var opened = await principal.SubmitAsync(page, new() { ["Opening.Do"] = "open" }, "Inled utredning");
        Assert.True(opened.Says("Utredningen är inledd 10.00, och huvudmannen har fått anmälan."));
        Assert.True(opened.Says("2026-1 utredning inledd, fredag 27 mars 2026: skickad, inte mottagen än"));
        Assert.True(opened.Says("fredag 17 april"));

        var officer = await app.SignInAsync("huvudman");
        var list = await officer.GetAsync("/anmalningar/egna");
        Assert.True(list.Says("Elin Åberg"));
        Assert.True(list.Says("1 anmälan att ta emot"));
        var notice = await officer.GetAsync(list.Link("2026-1")!.GetAttribute("href")!);
        Assert.True(notice.Says("Gäller inte: huvudmannen är elevens hemkommun."));
        await officer.SubmitAsync(notice, new() { ["Do"] = "receive" }, "Ta emot");
        Assert.True((await principal.GetAsync(address + "/utredning")).Says("mottagen 27 mars"));
    }

    [Fact]
    public async Task An_inquiry_is_made_with_the_pupil_each_guardian_and_student_health_and_completed_by_the_principal()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.AddGuardiansAsync();
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"))).Address + "/utredning";
        var health = await app.SignInAsync("elevhalsa");
        var opened = await health.SubmitAsync(await health.GetAsync(address), new() { ["Opening.Do"] = "open" }, "Inled utredning");
        Assert.True(opened.Says("På rektors delegation."));
        Assert.Equal(["Samråd med Elin", "Samråd med Sara Åberg, vårdnadshavare", "Samråd med Ola Åberg, vårdnadshavare", "Samråd med elevhälsan", "Skriv vad utredningen visar"], opened.Document.QuerySelectorAll(".tasks .ttl").Select(one => one.TextContent).OrderBy(one => one.Contains("Sara", StringComparison.Ordinal) ? "Samråd med Elin1" : one.Contains("Ola", StringComparison.Ordinal) ? "Samråd med Elin2" : one, StringComparer.Ordinal));

        var result = await health.SubmitAsync(
            await health.GetAsync(address + "/resultat"),
            new() { ["Input.Circumstances"] = "Svårt med idrotten.", ["Input.Measures"] = "Elin byter om för sig.", ["Input.Summary"] = "Möt Elin vid idrotten.", ["Input.Support"] = "NotNeeded", ["Input.Do"] = "done" },
            "Skicka till rektor");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, result.Status);
        Assert.True(result.Says("Det du skrev är sparat. Innan utredningen är klar behövs samråd"));
        Assert.True((await health.GetAsync(address + "/resultat")).Document.QuerySelector("#Circumstances")!.TextContent.Contains("Svårt med idrotten.", StringComparison.Ordinal));

        foreach (var link in opened.Document.QuerySelectorAll(".tasks a").Select(one => one.GetAttribute("href")!).Where(one => one.Contains("samrad", StringComparison.Ordinal)))
        {
            await health.SubmitAsync(await health.GetAsync(link), link.EndsWith("elev", StringComparison.Ordinal) ? new() { ["Input.WhyNot"] = "Orkade inte" } : new() { ["Input.On"] = "2026-03-27", ["Input.How"] = "Call" }, "Spara");
        }

        var sent = await health.SubmitAsync(await health.GetAsync(address + "/resultat"), new() { ["Input.Do"] = "done" }, "Skicka till rektor");
        Assert.True(sent.Says("Utredningen är skickad till rektor 10.00."));
        Assert.True(sent.Says("Väntar på rektor"));
        Assert.Null(sent.Document.QuerySelectorAll("button").FirstOrDefault(button => button.TextContent == "Godkänn utredningen"));

        var principal = await app.SignInAsync("rektor");
        var back = await principal.SubmitAsync(await principal.GetAsync(address), new() { ["Deciding.Decision"] = "SendBack", ["Deciding.Reason"] = "Vem möter Elin?" }, "Skicka tillbaka");
        Assert.True(back.Says("Vem möter Elin?"));
        await health.SubmitAsync(await health.GetAsync(address + "/resultat"), new() { ["Input.Summary"] = "Ali möter Elin vid idrotten.", ["Input.Do"] = "done" }, "Skicka till rektor");
        var done = await principal.SubmitAsync(await principal.GetAsync(address), new() { ["Deciding.Decision"] = "Approve" }, "Godkänn utredningen");
        Assert.True(done.Says("Utredningen är klar 10.00."));
        Assert.True(done.Says("2026-2 utredning klar, åtgärder inledda"));
        Assert.True(done.Says("Inte än: Orkade inte"));
        Assert.True((await (await app.SignInAsync("mentor")).GetAsync(address.Replace("/utredning", "", StringComparison.Ordinal))).Says("Ali möter Elin vid idrotten."));
    }

    [Fact]
    public async Task The_mentor_sees_that_it_goes_on_and_the_short_result_and_nothing_else_of_it()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var address = (await app.OpenCaseAsync(mentor)).Address;
        Assert.True((await mentor.GetAsync(address)).Says("Ingen utredning är inledd."));
        var principal = await app.SignInAsync("rektor");
        await principal.SubmitAsync(await principal.GetAsync(address + "/utredning"), new() { ["Opening.Do"] = "open" }, "Inled utredning");
        await principal.SubmitAsync(await principal.GetAsync(address + "/utredning/resultat"), new() { ["Input.Circumstances"] = "Bara för elevhälsan", ["Input.Summary"] = "Inte klart än", ["Input.Do"] = "keep" }, "Spara, inte klar än");
        var seen = await mentor.GetAsync(address);
        Assert.True(seen.Says("Klar senast fredag 17 april."));
        Assert.False(seen.Says("Bara för elevhälsan"));
        Assert.False(seen.Says("Inte klart än"));
        Assert.Equal("/ingen-tillgang", (await mentor.GetAsync(address + "/utredning")).Address.Split('?')[0]);
    }

    [Fact]
    public async Task That_none_is_needed_is_saved_with_the_reason_and_nobody_is_told()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"))).Address + "/utredning";
        var principal = await app.SignInAsync("rektor");
        var refused = await principal.SubmitAsync(await principal.GetAsync(address), new() { ["Opening.Do"] = "unnecessary" }, "Spara att den inte behövs");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var saved = await principal.SubmitAsync(refused, new() { ["Opening.Do"] = "unnecessary", ["Opening.Reason"] = "Opererad, hemma enligt intyg" }, "Spara att den inte behövs");
        Assert.True(saved.Says("Opererad, hemma enligt intyg"));
        Assert.True(saved.Says("Huvudmannen har inte fått någon anmälan i ärendet."));
        Assert.Equal(0, await app.WithDatabaseAsync(db => Task.FromResult(db.OrganiserNotices.Count())));
    }

    [Fact]
    public async Task One_opened_in_error_takes_its_notice_back_and_can_be_taken_up_again()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"))).Address + "/utredning";
        var principal = await app.SignInAsync("rektor");
        await principal.SubmitAsync(await principal.GetAsync(address), new() { ["Opening.Do"] = "open" }, "Inled utredning");
        var cancelled = await principal.SubmitAsync(await principal.GetAsync(address), new() { ["Deciding.Decision"] = "Cancel", ["Deciding.Reason"] = "Fel elev" }, "Den var inledd av misstag");
        Assert.True(cancelled.Says("2026-1 utredning inledd, fredag 27 mars 2026: tillbakatagen"));
        Assert.False((await (await app.SignInAsync("huvudman")).GetAsync("/anmalningar/egna")).Says("Elin"));
        var again = await principal.SubmitAsync(cancelled, new() { ["Deciding.Decision"] = "TakeUpAgain" }, "Ta upp den igen");
        Assert.True(again.Says("2026-2 utredning inledd"));
        Assert.True((await (await app.SignInAsync("huvudman")).GetAsync("/anmalningar/egna")).Says("Elin"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task In_a_case_one_inquiry_goes_on_however_many_open_it_at_once(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"))).Address + "/utredning";
        var (principal, health) = (await app.SignInAsync("rektor"), await app.SignInAsync("elevhalsa"));
        var (one, other) = (await principal.GetAsync(address), await health.GetAsync(address));
        var answers = await Task.WhenAll(
            principal.SubmitAsync(one, new() { ["Opening.Do"] = "open" }, "Inled utredning"),
            health.SubmitAsync(other, new() { ["Opening.Do"] = "open" }, "Inled utredning"));
        Assert.Single(answers, page => page.Status == HttpStatusCode.OK);
        Assert.Single(answers, page => page.Says("En utredning pågår redan i ärendet"));
        Assert.Equal((1, 1), await app.WithDatabaseAsync(db => Task.FromResult((db.AbsenceInquiries.Count(), db.OrganiserNotices.Count()))));
    }

    [Fact]
    public async Task An_independent_organiser_tells_the_home_municipality_on_with_one_button_and_once()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = "pupil;given_name;family_name;birth_date;civic_number;home_municipality;grade;class;unit;marking;mentor\nP-LO;Lo;Annanskola;2013-01-01;20130101-2389;9901;7;7B;U2;none;M9X\n" });
        await app.AddAsync("ek", Role.OrganiserOfficer, organiser: "Ek AB");
        var head = await app.SignInAsync("annan-rektor");
        var address = (await app.OpenCaseAsync(head, "P-LO")).Address + "/utredning";
        await head.SubmitAsync(await head.GetAsync(address), new() { ["Opening.Do"] = "open" }, "Inled utredning");
        Assert.False((await (await app.SignInAsync("huvudman")).GetAsync("/anmalningar")).Says("Lo Annanskola"));
        Assert.False((await (await app.SignInAsync("huvudman")).GetAsync("/anmalningar/egna")).Says("Lo Annanskola"));

        var officer = await app.SignInAsync("ek");
        var notice = await officer.GetAsync((await officer.GetAsync("/anmalningar/egna")).Link("2026-1")!.GetAttribute("href")!);
        Assert.True(notice.Says("Huvudmannen ska snarast anmäla att utredningen är inledd"));
        var told = await officer.SubmitAsync(notice, [], "Anmäl till hemkommunen");
        Assert.True(told.Says("Anmäld till hemkommunen som 2026-1"));
        await officer.SubmitAsync(notice, [], "Anmäl till hemkommunen");
        Assert.Equal(1, await app.WithDatabaseAsync(db => Task.FromResult(db.InquiryNotices.Count())));
        Assert.True((await (await app.SignInAsync("huvudman")).GetAsync("/anmalningar")).Says("Lo Annanskola"));
    }

    [Fact]
    public async Task An_officer_sees_nothing_of_another_organisers_schools_and_nothing_of_protected_pupils()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.AddAsync("ek", Role.OrganiserOfficer, organiser: "Ek AB");
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"))).Address + "/utredning";
        var principal = await app.SignInAsync("rektor");
        await principal.SubmitAsync(await principal.GetAsync(address), new() { ["Opening.Do"] = "open" }, "Inled utredning");
        var id = await app.WithDatabaseAsync(db => Task.FromResult(db.OrganiserNotices.Single().Id));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("ek")).GetAsync("/anmalningar/egna/" + id)).Status);
        var officer = await app.SignInAsync("huvudman");
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/anmalningar/egna/" + id)).Status);
        var elin = await app.PupilAsync("P-ELIN");
        await app.WithDatabaseAsync(async db =>
        {
            db.Pupils.Single(one => one.Id == elin).Marking = Core.Register.ProtectedMarking.ConfidentialityFlag;
            return await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/anmalningar/egna/" + id)).Status);
        Assert.False((await officer.GetAsync("/anmalningar/egna")).Says("Elin"));
    }

    [Fact]
    public async Task Upper_secondary_schools_make_the_inquiry_and_tell_nobody_that_it_was_opened()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.WithDatabaseAsync(async db =>
        {
            db.Units.Single(one => one.Key == "U1").Forms = "GY";
            return await db.SaveChangesAsync();
        });
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"))).Address + "/utredning";
        var principal = await app.SignInAsync("rektor");
        var opened = await principal.SubmitAsync(await principal.GetAsync(address), new() { ["Opening.Do"] = "open" }, "Inled utredning");
        Assert.True(opened.Says("Utredningen är inledd 10.00."));
        Assert.Equal((InquiryState.Open, 0), await app.WithDatabaseAsync(db => Task.FromResult((db.AbsenceInquiries.Single().State, db.OrganiserNotices.Count()))));
    }

    [Fact]
    public async Task The_organiser_sends_back_with_a_reason_and_the_school_sees_it()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"))).Address + "/utredning";
        var principal = await app.SignInAsync("rektor");
        await principal.SubmitAsync(await principal.GetAsync(address), new() { ["Opening.Do"] = "open" }, "Inled utredning");
        var officer = await app.SignInAsync("huvudman");
        var notice = await officer.GetAsync((await officer.GetAsync("/anmalningar/egna")).Link("2026-1")!.GetAttribute("href")!);
        var refused = await officer.SubmitAsync(notice, new() { ["Do"] = "return" }, "Skicka tillbaka");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await officer.SubmitAsync(notice, new() { ["Do"] = "return", ["Reason"] = "Fel skola" }, "Skicka tillbaka");
        Assert.True((await principal.GetAsync(address)).Says("Fel skola"));
        Assert.Equal(NoticeState.Returned, await app.WithDatabaseAsync(db => Task.FromResult(db.OrganiserNotices.Single().State)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_officer_decides_the_routine_and_the_map_and_the_dates_follow_it(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var officer = await app.SignInAsync("huvudman");
        Assert.True((await officer.GetAsync("/rutin")).Says("Programmets förslag gäller."));
        var form = await officer.GetAsync((await officer.GetAsync("/rutin")).Link("Ändra rutinen")!.GetAttribute("href")!);
        var refused = await officer.SubmitAsync(form, new() { ["Input.CompleteWithin"] = "0", ["Input.Source"] = "Nämnden 2026-03-20, § 12" }, "Spara");
        Assert.True(refused.Says("Skriv ett antal skoldagar mellan 1 och 90"));
        var saved = await officer.SubmitAsync(refused, new() { ["Input.CompleteWithin"] = "10" }, "Spara");
        Assert.True(saved.Says("Beslutad: Nämnden 2026-03-20, § 12."));
        Assert.True((await (await app.SignInAsync("mentor")).GetAsync("/rutin")).Says("Gör utredningen klar rektor 10 skoldagar Skollagen 7:19 a"));
        Assert.True((await (await app.SignInAsync("annan-rektor")).GetAsync("/rutin")).Says("Programmets förslag gäller."));
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"))).Address + "/utredning";
        var principal = await app.SignInAsync("rektor");
        Assert.True((await principal.SubmitAsync(await principal.GetAsync(address), new() { ["Opening.Do"] = "open" }, "Inled utredning")).Says("fredag 10 april"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_organiser_sees_what_is_missing_in_figures_and_hides_small_ones(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var officer = await app.SignInAsync("huvudman");
        var row = (await officer.GetAsync("/utredningar-som-saknas")).Document.QuerySelector("tbody tr")!;
        Assert.Equal(["Björkskolan", "–", "–", "0"], row.Children.Select(cell => cell.TextContent.Trim()));

        // Seven like Elin: one school's count can be shown.
        await app.ImportAsync(new Dictionary<string, string>
        {
            ["pupils.csv"] = "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\n" + string.Concat(Enumerable.Range(1, 7).Select(at => $"P-{at};Elev;{at};2013-05-01;7;7B;U1;none;M7B\n")),
            ["absences.csv"] = "pupil;date;start;end;kind\n" + string.Concat(new SmallSchool().Days().Where(day => day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Thursday).SelectMany(day => Enumerable.Range(1, 7).Select(at => $"P-{at};{day:yyyy-MM-dd};;;valid\n"))),
            ["lessons.csv"] = "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n" + string.Concat(new SmallSchool().Days().SelectMany(day => Enumerable.Range(1, 7).Select(at => $"P-{at};U1;{day:yyyy-MM-dd};08:10;09:10;Matematik;1;{(day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Thursday ? 60 : 0)};0;0;0\n"))),
        });
        var more = (await officer.GetAsync("/utredningar-som-saknas")).Document.QuerySelector("tbody tr")!;
        Assert.Equal("9", more.Children[1].TextContent.Trim());
        Assert.Equal("9", more.Children[2].TextContent.Trim());
        Assert.DoesNotContain("Elin", (await officer.GetAsync("/utredningar-som-saknas")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_has_stood_still_is_told_to_the_organiser_without_the_pupil()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.OpenCaseAsync(await app.SignInAsync("mentor"));
        app.Clock.Move(TimeSpan.FromDays(16));
        Assert.True((await (await app.SignInAsync("huvudman")).GetAsync("/utredningar-som-saknas")).Says("Inga ärenden har stått still"));
        app.Clock.Move(TimeSpan.FromDays(1));
        var page = await (await app.SignInAsync("huvudman")).GetAsync("/utredningar-som-saknas");
        Assert.Equal(["Björkskolan", "Konto mentor", "10 skoldagar"], page.Document.QuerySelectorAll("[aria-labelledby=c-st] tbody tr").Single().Children.Select(cell => cell.TextContent.Trim()));
        Assert.False(page.Says("Elin"));
    }

    [Fact]
    public async Task A_case_is_not_closed_while_an_inquiry_goes_on_in_it()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var address = (await app.OpenCaseAsync(mentor)).Address;
        var principal = await app.SignInAsync("rektor");
        await principal.SubmitAsync(await principal.GetAsync(address + "/utredning"), new() { ["Opening.Do"] = "open" }, "Inled utredning");
        var refused = await mentor.SubmitAsync(await mentor.GetAsync(address + "/avsluta"), new() { ["Input.Closing"] = "NoConcern", ["Input.Words"] = "Schemat var fel" }, "Avsluta ärendet");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Says("En utredning pågår."));
        Assert.True(refused.Says("Schemat var fel"));
    }

    [Fact]
    public async Task Opening_an_inquiry_answers_the_step_that_asks_for_it()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.ImportAsync(new Dictionary<string, string> { ["absences.csv"] = "pupil;date;start;end;kind\n" + string.Concat(new SmallSchool().Days().Where(day => day.DayOfWeek == DayOfWeek.Friday).Select(day => $"P-ISAK;{day:yyyy-MM-dd};;;valid\n")) });
        var principal = await app.SignInAsync("rektor");
        Assert.True((await principal.GetAsync("/min-dag")).Says("Ta ställning till utredning om Isak Lund"));
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"), "P-ISAK")).Address + "/utredning";
        await principal.SubmitAsync(await principal.GetAsync(address), new() { ["Opening.Do"] = "open" }, "Inled utredning");
        Assert.False((await principal.GetAsync("/min-dag")).Says("Ta ställning till utredning om Isak Lund"));
    }

    [Fact]
    public async Task A_case_is_copied_out_as_text_with_what_one_may_read_and_says_how_long_it_took()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var address = (await app.OpenCaseAsync(mentor)).Address;
        await mentor.SubmitAsync(await mentor.GetAsync(address + "/kartlaggning/elev"), new() { ["Input.OwnWords"] = "Matsalen är värst.", ["Input.How"] = "Meeting" }, "Spara");
        var principal = await app.SignInAsync("rektor");
        await principal.SubmitAsync(await principal.GetAsync(address + "/utredning"), new() { ["Opening.Do"] = "open" }, "Inled utredning");
        var text = (await principal.GetAsync(address + "/text")).Document.QuerySelector("textarea")!.TextContent;
        Assert.Contains("Borta varje tisdag och torsdag", text, StringComparison.Ordinal);
        Assert.Contains("Matsalen är värst.", text, StringComparison.Ordinal);
        Assert.Contains("UTREDNING OM FRÅNVARO", text, StringComparison.Ordinal);
        Assert.DoesNotContain("UTREDNING OM FRÅNVARO", (await mentor.GetAsync(address + "/text")).Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"Utredning ?27 mars efter \d+ dagar", (await principal.GetAsync(address)).Text);
    }
}
