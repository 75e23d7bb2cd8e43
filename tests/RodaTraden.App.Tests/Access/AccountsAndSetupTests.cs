using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access.FirstRun;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Tests.Access;

public sealed class AccountsAndSetupTests
{
    [Fact]
    public async Task Whoever_holds_the_code_of_an_empty_installation_becomes_its_first_administrator_and_nobody_after()
    {
        await using var app = await RodaTradenApp.EmptyAsync();
        var visitor = app.Visitor();
        var form = await visitor.GetAsync("/kom-igang");
        var fields = new Dictionary<string, string> { ["Input.Code"] = "gissning", ["Input.Name"] = "Per Lindh", ["Input.User"] = "per", ["Input.Password"] = RodaTradenApp.Password };
        Assert.True((await visitor.SubmitAsync(form, fields)).Says("Koden stämmer inte"));
        fields["Input.Code"] = app.Services.GetRequiredService<FirstRunCode>().Code;
        Assert.Equal("/logga-in", (await visitor.SubmitAsync(form, fields)).Address.Split('?')[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/kom-igang")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync("per")).GetAsync("/konton")).Status);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_administrator_makes_an_account_and_the_person_signs_in_with_the_password_that_was_shown_once(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var admin = await app.SignInAsync("admin");
        var unit = await app.WithDatabaseAsync(db => Task.FromResult(db.Units.Single(one => one.Key == "U1").Id));
        var form = await admin.GetAsync("/konton/nytt");
        var faulty = await admin.SubmitAsync(form, new() { ["Input.Role"] = "Principal" }, "Skapa kontot");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.Status);
        Assert.True(faulty.Says("Skriv personens namn"));
        Assert.True(faulty.Says("Välj skola eller huvudman för rollen"));
        var made = await admin.SubmitAsync(form, new() { ["Input.Name"] = "Åsa Öberg", ["Input.User"] = "åsa", ["Input.Role"] = "Principal", ["Input.Place"] = "e" + unit }, "Skapa kontot");
        var password = made.Document.QuerySelector("code")!.TextContent;
        Assert.DoesNotContain(password, (await admin.GetAsync("/konton")).Shown, StringComparison.Ordinal);

        var visitor = app.Visitor();
        var landed = await visitor.SubmitAsync(await visitor.GetAsync("/logga-in"), new() { ["Input.User"] = "åsa", ["Input.Password"] = password });
        Assert.Equal("/mitt-konto", landed.Address);
        await visitor.SubmitAsync(landed, new() { ["Input.Now"] = password, ["Input.New"] = "ett eget losenord", ["Input.Again"] = "ett eget losenord" }, "Byt lösenord");
        Assert.True((await visitor.GetAsync("/elever")).Says("Noor Haddad"));
        Assert.True((await admin.SubmitAsync(form, new() { ["Input.Name"] = "B", ["Input.User"] = "åsa", ["Input.Role"] = "Principal", ["Input.Place"] = "e" + unit }, "Skapa kontot")).Says("Användarnamnet finns redan"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Who_was_given_a_password_chooses_one_before_anything_else(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var admin = await app.SignInAsync("admin");
        var account = await app.WithDatabaseAsync(db => Task.FromResult(db.Users.Single(one => one.UserName == "mentor").Id));
        var shown = (await admin.SubmitAsync(await admin.GetAsync("/konton/" + account), [], "Nytt lösenord")).Document.QuerySelector("code")!.TextContent;

        var mentor = app.Visitor();
        var landed = await mentor.SubmitAsync(await mentor.GetAsync("/logga-in"), new() { ["Input.User"] = "mentor", ["Input.Password"] = shown });
        Assert.Equal("/mitt-konto", landed.Address);
        Assert.Equal("/mitt-konto", (await mentor.GetAsync("/elever")).Address);
        Assert.Null(landed.Document.QuerySelector("header nav"));

        async Task<TestPage> ChooseAsync(string now, string chosen, string again) =>
            await mentor.SubmitAsync(await mentor.GetAsync("/mitt-konto"), new() { ["Input.Now"] = now, ["Input.New"] = chosen, ["Input.Again"] = again }, "Byt lösenord");
        Assert.True((await ChooseAsync("fel", "mitt eget losenord", "mitt eget losenord")).Says("Det är inte lösenordet du har nu."));
        Assert.True((await ChooseAsync(shown, "kort", "kort")).Says("Välj ett lösenord med minst 12 tecken"));
        Assert.True((await ChooseAsync(shown, shown, shown)).Says("Välj ett annat lösenord än det du har nu"));
        Assert.True((await ChooseAsync(shown, "mitt eget losenord", "mitt eget lösenord")).Says("De två är inte lika."));
        var done = await ChooseAsync(shown, "mitt eget losenord", "mitt eget losenord");
        Assert.Equal("/min-dag", done.Address);
        Assert.True(done.Says("Lösenordet är bytt 10.00."));
        Assert.Equal("/elever", (await mentor.GetAsync("/elever")).Address);
        Assert.True(await app.WithDatabaseAsync(db => Task.FromResult(db.AuditEntries.Any(entry => entry.Act == RodaTraden.App.Access.Auditing.AuditAct.OwnPasswordChanging && entry.AccountId == account))));
    }

    [Fact]
    public async Task A_mentor_needs_the_key_that_finds_the_pupils_and_the_page_says_how_many_it_finds()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        var form = await admin.GetAsync("/konton/nytt");
        var refused = await admin.SubmitAsync(form, new() { ["Input.Name"] = "Bo Ek", ["Input.User"] = "bo", ["Input.Role"] = "Mentor" }, "Skapa kontot");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Says("Skriv nyckeln ur personalfilen"));
        await admin.SubmitAsync(form, new() { ["Input.Name"] = "Bo Ek", ["Input.User"] = "bo", ["Input.Role"] = "Mentor", ["Input.StaffKey"] = "INGEN" }, "Skapa kontot");
        var address = (await admin.GetAsync("/konton")).Link("Bo Ek")!.GetAttribute("href")!;
        Assert.True((await admin.GetAsync(address)).Says("0 elever har kontot som mentor i dag."));

        await app.AddAsync("utan-nyckel", Role.Principal, unit: "U1");
        var other = (await admin.GetAsync("/konton")).Link("Konto utan-nyckel")!.GetAttribute("href")!;
        Assert.True((await admin.SubmitAsync(await admin.GetAsync(other), new() { ["Input.Role"] = "Mentor" }, "Ge rollen")).Says("Skriv nyckeln ur personalfilen"));
    }

    [Fact]
    public async Task A_closed_account_is_out_at_the_next_click_and_can_be_opened_again()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var (admin, mentor) = (await app.SignInAsync("admin"), await app.SignInAsync("mentor"));
        var address = (await admin.GetAsync("/konton")).Link("Konto mentor")!.GetAttribute("href")!;
        var closed = await admin.SubmitAsync(await admin.GetAsync(address), [], "Stäng kontot");
        Assert.True(closed.Says("stängt"));
        Assert.StartsWith("/logga-in", (await mentor.GetAsync("/elever")).Address, StringComparison.Ordinal);
        await admin.SubmitAsync(closed, [], "Öppna kontot igen");
        Assert.StartsWith("/logga-in", (await mentor.GetAsync("/elever")).Address, StringComparison.Ordinal);
        Assert.Equal("/elever", (await (await app.SignInAsync("mentor")).GetAsync("/elever")).Address);
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_taken_away()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        var page = await admin.GetAsync((await admin.GetAsync("/konton")).Document.QuerySelectorAll("main a").First(link => link.TextContent == "Konto admin").GetAttribute("href")!);
        Assert.True((await admin.SubmitAsync(page, [], "Stäng kontot")).Says("Det här är den sista systemförvaltaren"));
        Assert.Equal("/konton", (await admin.GetAsync("/konton")).Address);
    }

    [Fact]
    public async Task A_role_with_dates_reaches_only_within_them()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        var unit = await app.WithDatabaseAsync(db => Task.FromResult(db.Units.Single(one => one.Key == "U2").Id));
        var page = await admin.GetAsync((await admin.GetAsync("/konton")).Link("Konto huvudman")!.GetAttribute("href")!);
        Assert.True((await admin.SubmitAsync(page, new() { ["Input.Role"] = "Principal", ["Input.Place"] = "e" + unit, ["Input.From"] = "2026-05-01", ["Input.To"] = "2026-04-01" }, "Ge rollen")).Says("Sista dagen ligger före den första"));
        await admin.SubmitAsync(page, new() { ["Input.Role"] = "Principal", ["Input.Place"] = "e" + unit, ["Input.From"] = "2026-04-01" }, "Ge rollen");
        Assert.Equal("/ingen-tillgang", (await (await app.SignInAsync("huvudman")).GetAsync("/elever")).Address.Split('?')[0]);
        app.Clock.Move(TimeSpan.FromDays(6));
        Assert.True((await (await app.SignInAsync("huvudman")).GetAsync("/elever")).Says("Lo Annanskola"));
    }

    [Fact]
    public async Task The_steps_of_the_set_up_tell_how_far_it_has_come_and_can_be_left_and_resumed()
    {
        await using var app = await RodaTradenApp.EmptyAsync();
        await app.AddAsync("admin", Role.Administrator);
        var admin = await app.SignInAsync("admin");
        var start = await admin.GetAsync("/");
        Assert.Equal("/komma-igang", start.Address);
        Assert.True(start.Says("0 av 5 steg klara"));
        Assert.True((await admin.SubmitAsync(await admin.GetAsync("/komma-igang/ansvarig"), [], "Spara")).Says("Skriv vilken organisation som är ansvarig"));
        var saved = await admin.SubmitAsync(await admin.GetAsync("/komma-igang/ansvarig"), new() { ["Input.Organisation"] = "Utbildningsnämnden", ["Input.Contact"] = "Per Lindh" }, "Spara");
        Assert.True(saved.Says("1 av 5 steg klara"));
        await admin.SubmitAsync(saved, [], "Trappan gäller som den är");
        await app.ImportAsync(new SmallSchool().Files());
        await app.AddAsync("mentor", Role.Mentor, staffKey: "M7B");
        var done = await admin.GetAsync("/komma-igang");
        Assert.True(done.Says("5 av 5 steg klara"));
        Assert.True(done.Says("5 elever finns."));
        Assert.Equal("/las-in", (await admin.GetAsync("/")).Address);
        Assert.True((await app.Visitor().GetAsync("/hjalp")).Says("Utbildningsnämnden: Per Lindh"));
    }

    [Fact]
    public async Task Two_who_write_who_is_responsible_both_see_both()
    {
        await using var app = await RodaTradenApp.EmptyAsync();
        await app.AddAsync("admin", Role.Administrator);
        await app.AddAsync("admin2", Role.Administrator);
        var (one, other) = (await app.SignInAsync("admin"), await app.SignInAsync("admin2"));
        var (mine, theirs) = (await one.GetAsync("/komma-igang/ansvarig"), await other.GetAsync("/komma-igang/ansvarig"));
        await other.SubmitAsync(theirs, new() { ["Input.Organisation"] = "Barnnämnden", ["Input.Contact"] = "Ali" }, "Spara");
        var conflict = await one.SubmitAsync(mine, new() { ["Input.Organisation"] = "Skolnämnden", ["Input.Contact"] = "Per" }, "Spara");
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.True(conflict.Says("Barnnämnden"));
        Assert.Equal("Skolnämnden", conflict.Document.QuerySelector("#organisation")!.GetAttribute("value"));
        Assert.True((await one.SubmitAsync(conflict, [], "Behåll min")).Says("1 av 5 steg klara"));
    }
}
