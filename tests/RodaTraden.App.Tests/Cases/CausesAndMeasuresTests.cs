using System.Net;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Cases.Measures;

namespace RodaTraden.App.Tests.Cases;

/// <summary>Causes are mapped with the child and the family, and measures answer them. Source: domain.md 4.4, 4.5; R29, R30, R59, R109-R112, R120.</summary>
public sealed class CausesAndMeasuresTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_pupils_the_guardians_and_the_schools_views_stand_side_by_side_and_what_differs_is_marked(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        await app.AddGuardiansAsync();
        var address = (await app.OpenCaseAsync(await app.SignInAsync("mentor"))).Address + "/kartlaggning";
        var health = await app.SignInAsync("elevhalsa");
        await health.SubmitAsync(await health.GetAsync(address + "/elev"), new() { ["Input.OwnWords"] = "Matsalen är värst.", ["Input.How"] = "Meeting", ["Factor.K10"] = "2", ["Factor.K4"] = "0" }, "Spara");
        await health.SubmitAsync(await health.GetAsync(address + "/skolan"), new() { ["Factor.K10"] = "0", ["Factor.K4"] = "1", ["Input.OwnWords"] = "Vi har inte sett något i matsalen." }, "Spara");
        var guardian = (await health.GetAsync(address)).Link("Prata med Sara Åberg")!.GetAttribute("href")!;
        await health.SubmitAsync(await health.GetAsync(guardian), new() { ["Factor.K10"] = "1", ["Input.How"] = "Call" }, "Spara");

        var page = await health.GetAsync(address);
        Assert.Equal("Matsalen är värst.", page.Document.QuerySelector("blockquote")!.TextContent);
        Assert.True(page.Says("De ser olika på 2 saker."));
        var row = page.Document.QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains("matsal", StringComparison.Ordinal));
        Assert.Equal(["mycket", "lite", "inte", "olika syn, prata om det"], row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task A_mapping_is_read_by_student_health_the_principal_and_the_mentor_who_answers_for_the_case_alone()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var address = (await app.OpenCaseAsync(mentor)).Address;
        Assert.Equal(HttpStatusCode.OK, (await mentor.GetAsync(address + "/kartlaggning")).Status);
        await mentor.SubmitAsync(await mentor.GetAsync(address + "/lamna-over"), new() { ["Input.PersonId"] = await app.AccountAsync("elevhalsa"), ["Input.Words"] = "Du" }, "Fråga");
        var health = await app.SignInAsync("elevhalsa");
        await health.SubmitAsync(await health.GetAsync(address), [], "Jag tar det här");
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.GetAsync(address + "/kartlaggning")).Status);
        Assert.Equal(HttpStatusCode.OK, (await mentor.GetAsync(address)).Status);
        var principal = await app.SignInAsync("rektor");
        Assert.Equal(HttpStatusCode.OK, (await principal.GetAsync(address + "/kartlaggning")).Status);
        Assert.Equal("/ingen-tillgang", (await principal.GetAsync(address + "/kartlaggning/elev")).Address.Split('?')[0]);
    }

    [Fact]
    public async Task Nothing_said_is_not_saved_and_what_was_chosen_stays()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var address = (await app.OpenCaseAsync(mentor)).Address + "/kartlaggning/elev";
        var refused = await mentor.SubmitAsync(await mentor.GetAsync(address), new() { ["Factor.I1"] = "2", ["Input.Strengths"] = "Ritar" }, "Spara");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Says("Välj hur"));
        Assert.NotNull(refused.Document.QuerySelector("#f-I1-Much[checked]"));
        Assert.Equal("Ritar", refused.Document.QuerySelector("#strengths")!.TextContent);
    }

    [Fact]
    public async Task A_deepened_mapping_asks_about_everything_and_names_the_instrument()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var health = await app.SignInAsync("elevhalsa");
        var address = (await app.OpenCaseAsync(health)).Address + "/kartlaggning";
        Assert.Equal(21, (await health.GetAsync(address + "/elev")).Document.QuerySelectorAll("details fieldset").Length);
        var deep = await health.GetAsync(address + "/elev?djup=fordjupad");
        Assert.Equal(53, deep.Document.QuerySelectorAll("details fieldset").Length);
        await health.SubmitAsync(deep, new() { ["Factor.I2"] = "1", ["Input.How"] = "Pictures", ["Input.Instrument"] = "SRAS-R", ["Input.Result"] = "Funktion 1", ["Input.Functions"] = "AvoidDistress" }, "Spara");
        var page = await health.GetAsync(address);
        Assert.True(page.Says("SRAS-R: Funktion 1"));
        Assert.True(page.Says("Slipper något i skolan som är svårt"));
        Assert.True(page.Says("Elin: fördjupad kartläggning"));
    }

    [Fact]
    public async Task A_measure_answers_a_cause_or_says_why_not_and_ends_with_what_it_led_to()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var address = (await app.OpenCaseAsync(mentor)).Address;
        var refused = await mentor.SubmitAsync(await mentor.GetAsync(address + "/atgarder/ny"), new() { ["Input.What"] = "Mötas i entrén" }, "Börja");
        Assert.True(refused.Says("Välj en kartlagd orsak, eller skriv varför ni börjar ändå"));
        await mentor.SubmitAsync(await mentor.GetAsync(address + "/kartlaggning/elev"), new() { ["Factor.K10"] = "2", ["Input.How"] = "Meeting" }, "Spara");
        var started = await mentor.SubmitAsync(await mentor.GetAsync(address + "/atgarder/ny"), new() { ["Input.Cause"] = "K10", ["Input.What"] = "Mötas i entrén" }, "Börja");
        Assert.True(started.Says("Svarar på: Raster, matsal, idrott, omklädningsrum."));
        Assert.True(started.Says("fredag 17 april"));
        var one = await mentor.GetAsync(started.Link("Mötas i entrén")!.GetAttribute("href")!);
        Assert.True((await mentor.SubmitAsync(one, new() { ["Input.Do"] = "end" }, "Avsluta åtgärden")).Says("Välj hur det gick"));
        var ended = await mentor.SubmitAsync(one, new() { ["Input.Do"] = "end", ["Input.Outcome"] = "HelpedInPart", ["Input.Words"] = "Två morgnar av fem" }, "Avsluta åtgärden");
        Assert.True(ended.Says("Det hjälpte lite. Två morgnar av fem"));
        var undone = await mentor.SubmitAsync(await mentor.GetAsync(ended.Link("Mötas i entrén")!.GetAttribute("href")!), new() { ["Input.Do"] = "undo" }, "Ångra: den pågår");
        Assert.Contains(undone.Lines("Pågår"), line => line.Contains("Mötas i entrén", StringComparison.Ordinal));
        Assert.Equal((null, null), await app.WithDatabaseAsync(db => Task.FromResult((db.CaseMeasures.Single().Outcome, db.CaseMeasures.Single().EndedOn))));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Absence_that_stays_high_after_measures_raises_the_step_and_no_longer_when_the_measure_is_taken_back(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var isak = await app.PupilAsync("P-ISAK");

        // Isak is away every Friday: 20 percent, below the 30 that alone gives step 4.
        await app.ImportAsync(new Dictionary<string, string> { ["absences.csv"] = "pupil;date;start;end;kind\n" + string.Concat(new SmallSchool().Days().Where(day => day.DayOfWeek == DayOfWeek.Friday).Select(day => $"P-ISAK;{day:yyyy-MM-dd};;;valid\n")) });
        Assert.Equal(3, await StepAsync(app, isak));
        var mentor = await app.SignInAsync("mentor");
        var address = (await app.OpenCaseAsync(mentor, "P-ISAK")).Address;
        var started = await mentor.SubmitAsync(await mentor.GetAsync(address + "/atgarder/ny"), new() { ["Input.WhyNoCause"] = "Började före ärendet", ["Input.What"] = "Samtal på fredagar", ["Input.StartOn"] = "2026-02-02", ["Input.FollowUpOn"] = "2026-04-17" }, "Börja");
        Assert.Equal(HttpStatusCode.OK, started.Status);
        Assert.Equal(3, await StepAsync(app, isak));

        // 39 school days have passed since 2 February; the standard ladder asks for 40.
        await app.ImportAsync(new Dictionary<string, string> { ["lessons.csv"] = new SmallSchool { First = new(2026, 3, 27), Last = new(2026, 3, 31) }.Lessons(), ["absences.csv"] = "pupil;date;start;end;kind\nP-ISAK;2026-03-27;;;valid\n" });
        app.Clock.Move(TimeSpan.FromDays(4));
        await app.ImportAsync(new Dictionary<string, string> { ["lessons.csv"] = new SmallSchool { First = new(2026, 3, 30), Last = new(2026, 3, 31) }.Lessons().Replace(";1;0;0;0;0\n", ";1;0;0;0;1\n", StringComparison.Ordinal) });
        Assert.Equal(4, await StepAsync(app, isak));
        var later = await app.SignInAsync("mentor");
        await later.SubmitAsync(await later.GetAsync((await later.GetAsync(address + "/atgarder")).Link("Samtal på fredagar")!.GetAttribute("href")!), new() { ["Input.Do"] = "undo" }, "Ta bort");
        Assert.Equal(3, await StepAsync(app, isak));
        Assert.True(await app.WithDatabaseAsync(db => Task.FromResult(db.CaseMeasures.Single().RemovedAt is not null && db.CaseMeasures.Single().Kind == MeasureKind.Practical)));
    }

    private static Task<int> StepAsync(RodaTradenApp app, int pupil) => app.WithDatabaseAsync(db => Task.FromResult(db.Standings.Single(one => one.PupilId == pupil).RawStep));
}
