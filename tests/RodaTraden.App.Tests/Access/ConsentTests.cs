using System.Net;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;

namespace RodaTraden.App.Tests.Access;

/// <summary>What a consent opens, to whom, and when it stops.</summary>
public sealed class ConsentTests
{
    private const string Yes = "Ja, det får de";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task It_opens_when_both_guardians_have_said_yes_and_closes_at_the_moment_it_is_taken_back(DatabaseKind kind)
    {
        await using var app = await Neighbours.WithNeighboursAsync(kind);
        var (school, social) = (await app.SignInAsync("elevhalsa"), await app.SignInAsync("socialtjanst"));
        var elin = await app.PupilAsync("P-ELIN");
        var consent = await app.AskAsync(school, "P-ELIN", "socialtjanst");
        Assert.Equal(HttpStatusCode.NotFound, (await social.GetAsync($"/delat/{elin}")).Status);

        var first = await app.AnswerAsync("sara", "P-ELIN", consent, Yes);
        Assert.True(first.Says("Väntar på svar från Jonas Åberg"));
        Assert.True(first.Says("Ingen får veta något förrän alla har svarat ja."));
        Assert.True((await social.GetAsync("/delat")).Says("Inget är delat med dig just nu"));

        var second = await app.AnswerAsync("jonas", "P-ELIN", consent, Yes);
        Assert.True(second.Says("Samtycke finns"));
        Assert.True((await social.GetAsync("/delat")).Says("Elin Åberg"));
        var page = await social.GetAsync($"/delat/{elin}");
        Assert.True(page.Says("Inför mötet om hjälp hemma."));
        Assert.True(page.Says("Månad för månad"));

        var back = await app.AnswerAsync("jonas", "P-ELIN", consent, "Ta tillbaka samtycket");
        Assert.True(back.Says("Samtycke återkallat"));
        Assert.Equal(HttpStatusCode.NotFound, (await social.GetAsync($"/delat/{elin}")).Status);
        var told = await social.GetAsync("/delat");
        Assert.True(told.Says("SN 12: samtycket från fredag 27 mars 2026 togs tillbaka"));
        Assert.True(told.Says("närvaron, lektion för lektion en gång"));
        Assert.DoesNotContain("Elin", told.Shown, StringComparison.Ordinal);
        Assert.True((await school.GetAsync($"/elever/{elin}/vem-ser")).Says("Samtycke återkallat"));
    }

    [Fact]
    public async Task Only_what_is_named_is_shown_and_only_to_the_person_who_is_named()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var school = await app.SignInAsync("elevhalsa");
        var elin = await app.PupilAsync("P-ELIN");
        await school.SubmitAsync(await school.GetAsync($"/elever/{elin}/samtal"), new() { ["Input.Note"] = "Bara för skolan", ["Input.WithPupil"] = "true" }, "Spara");
        await OpenAsync(app, school, "LadderState");
        var social = await app.SignInAsync("socialtjanst");
        var page = await social.GetAsync($"/delat/{elin}");
        Assert.True(page.Says("Det här visar uppgifterna nu"));
        Assert.False(page.Says("Månad för månad"));
        Assert.False(page.Says("Bara för skolan"));
        Assert.False(page.Says("070-1"));
        foreach (var other in new[] { "kollega", "omsorg", "samordnare", "bup", "stodgivare" })
        {
            var browser = await app.SignInAsync(other);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/delat/{elin}")).Status);
            Assert.DoesNotContain("Elin", (await browser.GetAsync("/delat")).Shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_who_is_told_something_reaches_the_schools_own_pages()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        await OpenAsync(app, await app.SignInAsync("elevhalsa"));
        var social = await app.SignInAsync("socialtjanst");
        var elin = await app.PupilAsync("P-ELIN");
        foreach (var address in new[] { "/elever", $"/elever/{elin}", $"/elever/{elin}/vem-ser", $"/elever/{elin}/samtycke/1", $"/elever/{elin}/samtal", "/min-dag", "/skolan-nu", $"/mitt/{elin}" })
        {
            var page = await social.GetAsync(address);
            Assert.Equal("/ingen-tillgang", page.Address.Split('?')[0]);
            Assert.DoesNotContain("Elin", page.Shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_guardian_gave_ends_on_the_18th_birthday_overnight_and_so_does_the_guardians_own_look()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        await SetBirthAsync(app, elin, new(2008, 3, 28));
        await JudgeAsync(app, elin, WhoDecides.Guardians);
        await OpenAsync(app, await app.SignInAsync("elevhalsa"));
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync("socialtjanst")).GetAsync($"/delat/{elin}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync("sara")).GetAsync($"/mitt/{elin}")).Status);

        app.Clock.Move(TimeSpan.FromHours(14.5));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("socialtjanst")).GetAsync($"/delat/{elin}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("sara")).GetAsync($"/mitt/{elin}")).Status);
        Assert.True((await (await app.SignInAsync("elin")).GetAsync($"/mitt/{elin}")).Says("Får Socialtjänsten veta något?"));
        Assert.True((await (await app.SignInAsync("elevhalsa")).GetAsync($"/elever/{elin}/vem-ser")).Says("Eleven har fyllt 18 och behöver svara själv"));
    }

    [Theory]
    [InlineData("marking")]
    [InlineData("custody")]
    [InlineData("role")]
    [InlineData("organisation")]
    [InlineData("school")]
    [InlineData("account")]
    [InlineData("end")]
    [InlineData("merged")]
    public async Task It_opens_nothing_from_the_moment_that_its_footing_is_gone(string gone)
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        await OpenAsync(app, await app.SignInAsync("elevhalsa"));
        var social = await app.SignInAsync("socialtjanst");
        Assert.Equal(HttpStatusCode.OK, (await social.GetAsync($"/delat/{elin}")).Status);
        switch (gone)
        {
            case "marking":
                await ChangePupilAsync(app, "none", "skyddad_folkbokforing");
                break;
            case "custody":
                await app.ImportAsync(new Dictionary<string, string> { ["guardians.csv"] = "pupil;guardian;given_name;family_name;email;phone;custody;contact;from;to\nP-ELIN;V-NY;Nya;Vårdnadshavaren;;;appointed;yes;;\n" });
                break;
            case "role":
                await app.WithDatabaseAsync(db => db.AccountRoles.Where(role => role.Role == Role.SocialWorker).ExecuteUpdateAsync(set => set.SetProperty(role => role.To, new DateOnly(2026, 3, 26))));
                break;
            case "organisation":
                await app.WithDatabaseAsync(db => db.Organisations.ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedFrom, new DateOnly(2026, 3, 27))));
                break;
            case "school":
                await app.WithDatabaseAsync(async db =>
                {
                    var other = await db.Units.Where(unit => unit.Key == "U2").Select(unit => unit.Id).SingleAsync();
                    return await db.Enrolments.Where(enrolment => enrolment.PupilId == elin).ExecuteUpdateAsync(set => set.SetProperty(enrolment => enrolment.UnitId, other));
                });
                break;
            case "account":
                await app.WithDatabaseAsync(db => db.Users.Where(account => account.UserName == "socialtjanst").ExecuteUpdateAsync(set => set.SetProperty(account => account.IsClosed, true)));
                break;
            case "merged":
                var isak = await app.PupilAsync("P-ISAK");
                await app.WithDatabaseAsync(db => db.Pupils.Where(one => one.Id == elin).ExecuteUpdateAsync(set => set.SetProperty(one => one.MergedIntoId, isak)));
                break;
            case "end":
                app.Clock.Move(TimeSpan.FromDays(159));
                social = await app.SignInAsync("socialtjanst");
                break;
        }

        var page = await social.GetAsync($"/delat/{elin}");
        Assert.NotEqual($"/delat/{elin}", page.Status == HttpStatusCode.OK ? page.Address : "");
        Assert.DoesNotContain("Elin", page.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Elin", (await social.GetAsync("/delat")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_young_person_who_decides_alone_is_asked_alone()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var school = await app.SignInAsync("elevhalsa");
        var elin = await app.PupilAsync("P-ELIN");
        var judge = await school.GetAsync($"/elever/{elin}/egen-rost");
        Assert.True(judge.Says("Vårdnadshavarna bestämmer."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await school.SubmitAsync(judge, new() { ["Input.Outcome"] = "Pupil", ["Input.Reason"] = "" }, "Spara")).Status);
        await school.SubmitAsync(judge, new() { ["Input.Outcome"] = "Pupil", ["Input.Reason"] = "Förstår frågan väl och ber själv om det." }, "Spara");
        var consent = await app.AskAsync(school, "P-ELIN", "bup");
        Assert.False((await (await app.SignInAsync("sara")).GetAsync($"/mitt/{elin}/samtycke/{consent}")).Says(Yes));
        Assert.True((await app.AnswerAsync("elin", "P-ELIN", consent, Yes)).Says("Samtycke finns"));
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync("bup")).GetAsync($"/delat/{elin}")).Status);
    }

    [Fact]
    public async Task An_answer_on_paper_is_noted_by_the_school_with_day_and_form_and_each_step_is_audited()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var school = await app.SignInAsync("elevhalsa");
        var elin = await app.PupilAsync("P-ELIN");
        var consent = await app.AskAsync(school, "P-ELIN", "socialtjanst");
        var address = $"/elever/{elin}/samtycke/{consent}";
        var sara = await app.WithDatabaseAsync(db => db.Guardians.Where(one => one.Key == "V-SARA").Select(one => one.Id).SingleAsync());
        var none = await school.SubmitAsync(await school.GetAsync(address), new() { ["Input.Giver"] = sara.ToString(System.Globalization.CultureInfo.InvariantCulture) }, "Spara svaret");
        Assert.True(none.Says("Välj vilket svar du har fått"));
        var ahead = await school.SubmitAsync(none, new() { ["Input.Kind"] = "Yes", ["Input.On"] = "2026-03-28" }, "Spara svaret");
        Assert.True(ahead.Says("Den kan inte ligga framåt"));
        var saved = await school.SubmitAsync(ahead, new() { ["Input.Kind"] = "Yes", ["Input.Form"] = "Written", ["Input.On"] = "2026-03-25" }, "Spara svaret");
        Assert.True(saved.Says("Sara Åberg: ja, 25 mars, skriftligt"));
        var alone = await school.SubmitAsync(saved, new() { ["Input.Kind"] = "Prevented", ["Input.Reason"] = "Ligger på sjukhus, mötet är i eftermiddag." }, "Spara svaret");
        Assert.True(alone.Says("Samtycke finns"));
        await school.SubmitAsync(alone, [], "Samtycket är återkallat");
        Assert.Equal(
            [AuditAct.ConsentAsking, AuditAct.ConsentAnswering, AuditAct.ConsentAnswering, AuditAct.ConsentWithdrawing],
            await app.WithDatabaseAsync(async db => await db.AuditEntries.Where(entry => entry.PupilId == elin).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task A_question_with_faults_says_what_to_do_and_keeps_what_was_written()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var school = await app.SignInAsync("elevhalsa");
        var form = await school.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/samtycke/nytt");
        Assert.True(form.Says("De här ska svara: Sara Åberg, Jonas Åberg."));
        var fields = Neighbours.Form(form, "stodgivare");
        var refused = await school.SubmitAsync(form, fields, "Spara frågan");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Says("Något av det valda kan inte öppnas för dem"));
        Assert.True(refused.Says("Inför mötet om hjälp hemma."));
        Assert.True((await school.SubmitAsync(form, Neighbours.Form(form, "bup", until: "2028-01-01"), "Spara frågan")).Says("Ett samtycke gäller högst ett år"));
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.Consents.CountAsync()));
    }

    [Fact]
    public async Task The_same_question_sent_twice_is_one()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var school = await app.SignInAsync("elevhalsa");
        var form = await school.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/samtycke/nytt");
        var fields = Neighbours.Form(form, "bup");
        await school.SubmitAsync(form, fields, "Spara frågan");
        await school.SubmitAsync(form, fields, "Spara frågan");
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.Consents.CountAsync()));
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.GroundReceivers.CountAsync()));
    }

    [Fact]
    public async Task A_mentor_sees_who_sees_but_cannot_ask_or_answer()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        var consent = await app.AskAsync(await app.SignInAsync("elevhalsa"), "P-ELIN", "bup");
        var mentor = await app.SignInAsync("mentor");
        var page = await mentor.GetAsync($"/elever/{elin}/vem-ser");
        Assert.True(page.Says("Elevhälsan: Konto elevhalsa"));
        Assert.False(page.Says("Fråga om samtycke"));
        Assert.False((await mentor.GetAsync($"/elever/{elin}/samtycke/{consent}")).Says("Spara svaret"));
        Assert.Equal("/ingen-tillgang", (await mentor.GetAsync($"/elever/{elin}/samtycke/nytt")).Address.Split('?')[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.GetAsync($"/elever/{await app.PupilAsync("P-NOOR")}/vem-ser")).Status);
    }

    [Fact]
    public async Task A_consent_of_another_pupil_is_not_found_under_ones_own()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var school = await app.SignInAsync("elevhalsa");
        var consent = await app.AskAsync(school, "P-ELIN", "bup");
        Assert.Equal(HttpStatusCode.NotFound, (await school.GetAsync($"/elever/{await app.PupilAsync("P-ISAK")}/samtycke/{consent}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("maja")).GetAsync($"/mitt/{await app.PupilAsync("P-ISAK")}/samtycke/{consent}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("maja")).GetAsync($"/mitt/{await app.PupilAsync("P-ELIN")}/samtycke/{consent}")).Status);
    }

    private static async Task OpenAsync(RodaTradenApp app, TestBrowser school, string category = "AttendanceRows")
    {
        var consent = await app.AskAsync(school, "P-ELIN", "socialtjanst", category);
        await app.AnswerAsync("sara", "P-ELIN", consent, Yes);
        await app.AnswerAsync("jonas", "P-ELIN", consent, Yes);
    }

    private static Task<int> SetBirthAsync(RodaTradenApp app, int pupil, DateOnly born) =>
        app.WithDatabaseAsync(db => db.Pupils.Where(one => one.Id == pupil).ExecuteUpdateAsync(set => set.SetProperty(one => one.BirthDate, born)));

    private static Task<int> JudgeAsync(RodaTradenApp app, int pupil, WhoDecides outcome) => app.WithDatabaseAsync(async db =>
    {
        db.Add(new MaturityJudgement { PupilId = pupil, Outcome = outcome, Reason = "Prövat", ByAccountId = (await db.Users.FirstAsync()).Id, At = DateTime.UnixEpoch });
        return await db.SaveChangesAsync();
    });

    private static Task<IReadOnlyList<App.Intake.Running.FileReport>> ChangePupilAsync(RodaTradenApp app, string from, string to)
    {
        var line = new SmallSchool().Files()["pupils.csv"].Split('\n').Single(row => row.StartsWith("P-ELIN", StringComparison.Ordinal));
        return app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\n" + line.Replace(from, to, StringComparison.Ordinal) + "\n" });
    }
}
