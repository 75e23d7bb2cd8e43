using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.SigningIn;
using RodaTraden.App.Access.SigningIn.Providers;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Tests.Access;

/// <summary>Signing in at an OpenID provider: by configuration alone, and nothing that is not whole is believed.</summary>
public sealed class ProviderTests
{
    private static readonly ProviderOptions Mapped = new()
    {
        StaffKeyClaim = "employee",
        Roles =
        [
            new() { Claim = "groups", Value = "rt-mentor", Role = Role.Mentor },
            new() { Claim = "groups", Value = "rt-rektor", Role = Role.Principal, UnitClaim = "units" },
            new() { Claim = "groups", Value = "rt-granskare", Role = Role.AccessReviewer, Organiser = "Kommunen" },
        ],
    };

    [Fact]
    public async Task Somebody_whom_the_claims_give_a_role_comes_in_without_an_account_made_before_and_without_a_second_factor_here()
    {
        using var provider = new MadeUpProvider { Claims = { ["groups"] = new[] { "annat", "rt-mentor" }, ["employee"] = "M7B" } };
        await using var app = await provider.InstallAsync(Mapped);
        await app.ImportAsync(new SmallSchool().Files());
        await app.AddAsync("admin", Role.Administrator);
        var browser = app.Visitor();
        Assert.NotNull((await browser.GetAsync("/logga-in")).Link("Logga in med kommunens konto"));
        var page = await provider.SignInAsync(browser, returnUrl: "/elever");
        Assert.Equal("/elever", page.Address);
        Assert.True(page.Says("Elin Åberg"));
        Assert.Contains("Sara Svensson", page.Html, StringComparison.Ordinal);
        Assert.Equal(("code", "S256", "openid profile", "rt"), (provider.Asked["response_type"], provider.Asked["code_challenge_method"], provider.Asked["scope"], provider.Asked["client_id"]));
        Assert.Equal("kommun", await app.WithDatabaseAsync(db => db.SignInSessions.Select(session => session.Way).SingleAsync()));
        Assert.Equal(
            [AuditAct.AccountCreating, AuditAct.AccountRoleChanging, AuditAct.SignInSucceeding],
            await app.WithDatabaseAsync(async db => (await db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()).TakeLast(3)));
    }

    [Fact]
    public async Task Roles_follow_the_claims_at_each_sign_in_and_what_was_given_by_hand_stays()
    {
        using var provider = new MadeUpProvider { Claims = { ["nonce"] = "this", ["groups"] = new[] { "rt-rektor", "rt-granskare" }, ["units"] = new[] { "U1", "U2", "finns inte" } } };
        await using var app = await provider.InstallAsync(Mapped);
        await app.ImportAsync(new SmallSchool().Files());
        await provider.SignInAsync(app.Visitor());
        Assert.Equal(["AccessReviewer", "Principal", "Principal"], await RolesAsync(app));
        await app.AddAsync("sara.svensson", Role.ProtectedContact, unit: "U1");

        provider.Claims["groups"] = new[] { "rt-rektor" };
        provider.Claims["units"] = new[] { "U2" };
        provider.Claims["nonce"] = "this";
        var browser = app.Visitor();
        await provider.SignInAsync(browser);
        Assert.Equal(["Principal", "ProtectedContact"], await RolesAsync(app));
        Assert.True((await browser.GetAsync("/elever")).Says("Annanskola"));
    }

    [Fact]
    public async Task The_person_is_known_by_issuer_and_subject_whatever_the_user_name_has_become()
    {
        using var provider = new MadeUpProvider { Claims = { ["nonce"] = "this", ["groups"] = "rt-granskare" } };
        await using var app = await provider.InstallAsync(Mapped);
        await app.ImportAsync(new SmallSchool().Files());
        await provider.SignInAsync(app.Visitor());
        (provider.Claims["preferred_username"], provider.Claims["nonce"]) = ("sara.berg", "this");
        Assert.Equal("/granskning", (await provider.SignInAsync(app.Visitor())).Address);
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.Users.CountAsync()));

        // Another with the name that the first had is another person.
        (provider.Claims["sub"], provider.Claims["preferred_username"], provider.Claims["nonce"]) = ("person-2", "sara.svensson", "this");
        Assert.True((await provider.SignInAsync(app.Visitor())).Says("Det finns redan ett konto med ditt användarnamn."));
    }

    [Fact]
    public async Task An_account_of_the_same_name_is_taken_over_only_where_the_configuration_says_so()
    {
        using var provider = new MadeUpProvider { Claims = { ["preferred_username"] = "mentor" } };
        await using var app = await provider.InstallAsync(Mapped with { TakesOverByUserName = true });
        await app.ImportAsync(new SmallSchool().Files());
        await app.AddAsync("mentor", Role.Mentor, staffKey: "M7B");
        var browser = app.Visitor();
        Assert.Equal("/min-dag", (await provider.SignInAsync(browser)).Address);
        Assert.True((await browser.GetAsync("/elever")).Says("Elin Åberg"));
    }

    [Fact]
    public async Task A_user_name_that_another_person_has_got_does_not_give_the_account_of_whoever_had_it()
    {
        using var provider = new MadeUpProvider { Claims = { ["preferred_username"] = "mentor", ["nonce"] = "this" } };
        await using var app = await provider.InstallAsync(Mapped with { TakesOverByUserName = true });
        await app.ImportAsync(new SmallSchool().Files());
        await app.AddAsync("mentor", Role.Mentor, staffKey: "M7B");
        await provider.SignInAsync(app.Visitor());
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.AccountJoining)));
        (provider.Claims["sub"], provider.Claims["nonce"]) = ("person-2", "this");
        Assert.True((await provider.SignInAsync(app.Visitor())).Says("Det finns redan ett konto med ditt användarnamn."));
        await app.WithDatabaseAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(account => account.IsClosed, true)));
        provider.Claims["nonce"] = "this";
        Assert.True((await provider.SignInAsync(app.Visitor())).Says("Ditt konto är stängt."));
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.UserLogins.CountAsync()));
    }

    [Fact]
    public async Task An_account_made_by_hand_waits_for_its_person_when_the_administrator_says_so_and_needs_no_password()
    {
        using var provider = new MadeUpProvider { Claims = { ["preferred_username"] = "ny.larare", ["nonce"] = "this" } };
        await using var app = await provider.InstallAsync(Mapped);
        await app.ImportAsync(new SmallSchool().Files());
        await app.AddAsync("ny.larare", Role.Mentor, staffKey: "M7B");
        var account = await app.WithDatabaseAsync(async db =>
        {
            await db.Users.Where(one => one.UserName == "ny.larare").ExecuteUpdateAsync(set => set.SetProperty(one => one.MustChoosePassword, true));
            return await db.Users.Where(one => one.UserName == "ny.larare").Select(one => one.Id).SingleAsync();
        });
        Assert.True((await provider.SignInAsync(app.Visitor())).Says("Det finns redan ett konto med ditt användarnamn."));
        await AwaitAsync(app, account);
        provider.Claims["nonce"] = "this";
        Assert.Equal("/min-dag", (await provider.SignInAsync(app.Visitor())).Address);
        Assert.False(await app.WithDatabaseAsync(db => db.Users.AnyAsync(one => one.AwaitsProvider)));
    }

    [Fact]
    public async Task What_the_claims_gave_counts_only_for_whom_the_provider_has_let_in()
    {
        using var provider = new MadeUpProvider { Claims = { ["preferred_username"] = "sara.svensson", ["groups"] = "rt-rektor", ["units"] = "U2" } };
        await using var app = await provider.InstallAsync(Mapped with { TakesOverByUserName = true });
        await app.ImportAsync(new SmallSchool().Files());
        await app.AddAsync("sara.svensson", Role.Mentor, staffKey: "M7B");
        var browser = app.Visitor();
        await provider.SignInAsync(browser);
        Assert.Equal("/skolan-nu", (await browser.GetAsync("/skolan-nu")).Address);
        await app.SignInAsync("sara.svensson");
        Assert.Equal(["Mentor"], await RolesSeenAsync(app, "sara.svensson", "pwd"));
        Assert.Equal(["Principal", "Mentor"], await RolesSeenAsync(app, "sara.svensson", "kommun"));
    }

    [Fact]
    public async Task Nobody_comes_in_without_a_role_with_a_closed_account_or_without_the_provider()
    {
        using var provider = new MadeUpProvider { Claims = { ["nonce"] = "this" } };
        await using var app = await provider.InstallAsync(Mapped);
        await app.ImportAsync(new SmallSchool().Files());
        var page = await provider.SignInAsync(app.Visitor());
        Assert.True(page.Says("Du är inte upplagd här."));
        (provider.Claims["groups"], provider.Claims["nonce"]) = ("rt-granskare", "this");
        await provider.SignInAsync(app.Visitor());
        await app.WithDatabaseAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(account => account.IsClosed, true)));
        provider.Claims["nonce"] = "this";
        Assert.True((await provider.SignInAsync(app.Visitor())).Says("Ditt konto är stängt."));
        Assert.True((await app.Visitor().GetAsync("/logga-in/klart")).Says("Inloggningen gick inte att slutföra."));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await app.Visitor().GetAsync("/logga-in/med/annan")).Status);
    }

    public static TheoryData<string> WrongAnswers { get; } = ["nonce", "issuer", "audience", "signature", "expired", "unsigned", "state", "no state", "verifier", "other issuer's answer", "metadata", "weak", "told of another", "error"];

    [Theory]
    [MemberData(nameof(WrongAnswers))]
    public async Task An_answer_that_is_not_whole_lets_nobody_in(string wrong)
    {
        using var provider = new MadeUpProvider { Claims = { ["groups"] = "rt-granskare", ["acr"] = "loa2" } };
        await using var app = await provider.InstallAsync(Mapped with { AcrValues = wrong == "weak" ? ["loa3"] : [] });
        await app.ImportAsync(new SmallSchool().Files());
        Func<Dictionary<string, string>, string>? answer = null;
        switch (wrong)
        {
            case "nonce": provider.Claims["nonce"] = "another"; break;
            case "issuer": provider.Claims["iss"] = "https://annan.example.org"; break;
            case "audience": provider.Claims["aud"] = "somebody-else"; break;
            case "signature": provider.SignsWithAnother = true; break;
            case "expired": provider.ExpiresIn = TimeSpan.FromMinutes(-5); break;
            case "unsigned": provider.SignsNothing = true; break;
            case "state": answer = asked => $"/logga-in/svar/kommun?code=kod&state={Uri.EscapeDataString(asked["state"][..^4])}AAAA"; break;
            case "no state": answer = _ => "/logga-in/svar/kommun?code=kod"; break;
            case "verifier": answer = asked => { asked["code_challenge"] = "another"; return $"/logga-in/svar/kommun?code=kod&state={Uri.EscapeDataString(asked["state"])}"; }; break;
            case "other issuer's answer": answer = asked => $"/logga-in/svar/kommun?code=kod&iss=https%3A%2F%2Fannan.example.org&state={Uri.EscapeDataString(asked["state"])}"; break;
            case "told of another": provider.UserInfo = new() { ["sub"] = "person-9", ["groups"] = "rt-rektor" }; break;
            case "error": answer = asked => $"/logga-in/svar/kommun?error=access_denied&state={Uri.EscapeDataString(asked["state"])}"; break;
            default: break;
        }

        var browser = app.Visitor();
        provider.MetadataIssuer = wrong == "metadata" ? "https://annan.example.org" : MadeUpProvider.Issuer;
        var page = wrong == "metadata" ? await browser.GetAsync("/logga-in/med/kommun") : await provider.SignInAsync(browser, answer: answer);
        Assert.StartsWith("/logga-in?fel=Failed", page.Address, StringComparison.Ordinal);
        Assert.True(page.Says("Inloggningen gick inte att slutföra."));
        Assert.StartsWith("/logga-in", (await browser.GetAsync("/granskning")).Address, StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task What_is_told_apart_counts_and_so_does_a_strong_enough_sign_in()
    {
        using var provider = new MadeUpProvider { Claims = { ["acr"] = "loa3" }, UserInfo = new() { ["sub"] = "person-1", ["groups"] = new[] { "rt-granskare" } } };
        await using var app = await provider.InstallAsync(Mapped with { AcrValues = ["loa3", "loa4"] });
        await app.ImportAsync(new SmallSchool().Files());
        Assert.Equal("/granskning", (await provider.SignInAsync(app.Visitor())).Address);
        Assert.Equal("loa3 loa4", provider.Asked["acr_values"]);
    }

    [Theory]
    [InlineData("", "K", "https://i.example.org", "Code")]
    [InlineData("kommun", "", "https://i.example.org", "Name")]
    [InlineData("kommun", "K", "http://i.example.org", "Authority")]
    [InlineData("kommun", "K", "inlogg", "Authority")]
    public void Settings_that_cannot_work_are_told_when_the_program_starts(string code, string name, string authority, string says)
    {
        var options = new SignInOptions { Providers = [new() { Code = code, Name = name, Authority = authority, ClientId = "rt", ClientSecret = "x" }] };
        Assert.Contains(says, Assert.Throws<InvalidOperationException>(() => new Microsoft.Extensions.DependencyInjection.ServiceCollection().AddProviders(options)).Message, StringComparison.Ordinal);
    }

    private static async Task AwaitAsync(RodaTradenApp app, int account)
    {
        using var scope = app.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<RodaTraden.App.Access.Accounts.AccountBook>().ChangeAsync(account, "Ny Lärare", "M7B", awaitsProvider: true);
    }

    /// <summary>The roles of somebody's latest session of a kind.</summary>
    private static async Task<IReadOnlyList<string>> RolesSeenAsync(RodaTradenApp app, string userName, string way)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<RodaTraden.App.Storage.AppDbContext>();
        var account = await db.Users.Where(one => one.UserName == userName).Select(one => one.Id).SingleAsync();
        var session = await db.SignInSessions.Where(one => one.AccountId == account && one.Way == way && one.EndedAt == null).Select(one => one.Id).FirstAsync();
        var user = scope.ServiceProvider.GetRequiredService<RodaTraden.App.Access.CurrentUser>();
        await user.LoadAsync(account, session, DateTime.MinValue, null, default);
        return [.. user.Roles.Select(role => role.ToString())];
    }

    private static Task<List<string>> RolesAsync(RodaTradenApp app) =>
        app.WithDatabaseAsync(async db => (await db.AccountRoles.ToListAsync()).Select(role => role.Role.ToString()).Order(StringComparer.Ordinal).ToList());
}
