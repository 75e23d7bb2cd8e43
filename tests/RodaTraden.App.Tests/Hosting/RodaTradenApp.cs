using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.App.Web;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Tests.Hosting;

/// <summary>The real web program on a fresh database, with a small school, a clock in hand, and one account per role. Antiforgery is on.</summary>
internal sealed class RodaTradenApp : IAsyncDisposable
{
    public const string Password = "ett langt losenord";

    private readonly TestDatabase? database;
    private readonly WebApplication app;

    private RodaTradenApp(TestDatabase? database, WebApplication app, SetClock clock)
    {
        this.database = database;
        this.app = app;
        Clock = clock;
    }

    public SetClock Clock { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>An empty installation, on Friday 27 March 2026 at 10.</summary>
    public static async Task<RodaTradenApp> EmptyAsync(DatabaseKind kind = DatabaseKind.Sqlite, RodaTraden.App.Access.SigningIn.SecondFactorRule secondFactor = RodaTraden.App.Access.SigningIn.SecondFactorRule.Nobody, Action<IServiceCollection>? more = null)
    {
        var database = await TestDatabase.CreateAsync(kind);
        return await OnAsync(database.Options, database, secondFactor, more);
    }

    /// <summary>The program on what is already there.</summary>
    public static async Task<RodaTradenApp> OnAsync(StorageOptions options, TestDatabase? owned = null, RodaTraden.App.Access.SigningIn.SecondFactorRule secondFactor = RodaTraden.App.Access.SigningIn.SecondFactorRule.Nobody, Action<IServiceCollection>? more = null)
    {
        var clock = new SetClock(new(2026, 3, 27, 10, 0, 0));
        var app = WebProgram.Create(options.DataDirectory, new(IsOn: false), builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddSingleton(new RodaTraden.App.Access.SigningIn.SignInOptions { SecondFactor = secondFactor });
            builder.Services.AddSingleton(Core.Access.Reviewing.UnusualLimits.Default with { Pause = TimeSpan.FromMilliseconds(1) });
            // The program has read its own settings by now: what is added last is what it gets.
            builder.Services.AddStorage(options);
            builder.Services.ConfigureDbContext<SqliteAppDbContext>(db => db.AddInterceptors(SlowDatabase.Instance));
            builder.Services.ConfigureDbContext<PostgresAppDbContext>(db => db.AddInterceptors(SlowDatabase.Instance));
            builder.Services.Configure<Microsoft.AspNetCore.Identity.PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
            more?.Invoke(builder.Services);
        });
        await app.Services.PrepareStorageAsync();
        await app.StartAsync();
        app.GetTestServer().PreserveExecutionContext = true;
        return new(owned, app, clock);
    }

    /// <summary>A small school read in, with one account per role.</summary>
    public static async Task<RodaTradenApp> WithASchoolAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var made = await EmptyAsync(kind);
        await made.ImportAsync(new SmallSchool().Files());
        await made.AddAsync("mentor", Role.Mentor, staffKey: "M7B");
        await made.AddAsync("annan-mentor", Role.Mentor, staffKey: "M8A");
        await made.AddAsync("elevhalsa", Role.StudentHealthTeam, unit: "U1");
        await made.AddAsync("rektor", Role.Principal, unit: "U1");
        await made.AddAsync("annan-rektor", Role.Principal, unit: "U2");
        await made.AddAsync("huvudman", Role.OrganiserOfficer, organiser: "Kommunen");
        await made.AddAsync("admin", Role.Administrator);
        return made;
    }

    public async Task<IReadOnlyList<FileReport>> ImportAsync(IReadOnlyDictionary<string, string> files)
    {
        var folder = Directory.CreateTempSubdirectory("rodatraden-files-").FullName;
        try
        {
            foreach (var (name, content) in files)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name), content);
            }

            using var scope = app.Services.CreateScope();
            return await scope.ServiceProvider.GetRequiredService<ImportRun>()
                .RunAsync([.. files.Keys.Select(name => Path.Combine(folder, name))], preview: false, new(), new Progress<RunProgress>(), default);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public async Task AddAsync(string user, Role role, string? unit = null, string? organiser = null, string staffKey = "")
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountBook>();
        var account = await accounts.FindAsync(user) ?? (await accounts.CreateAsync(user, "Konto " + user, Password, staffKey, isGiven: false)).Account;
        var unitId = unit is null ? null : (int?)(await db.Units.SingleAsync(one => one.Key == unit)).Id;
        var organiserId = organiser is null ? null : (int?)(await db.Organisers.SingleAsync(one => one.Name == organiser)).Id;
        await accounts.GiveRoleAsync(account!.Id, role, new(unitId, organiserId));
    }

    /// <summary>An organisation outside the schools, with one person who holds its role.</summary>
    public async Task AddOrganisationAsync(string name, OrganisationKind kind, string user)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var organisation = await db.Organisations.SingleOrDefaultAsync(one => one.Name == name);
        if (organisation is null)
        {
            db.Add(organisation = new Organisation { Name = name, Kind = kind, Version = Guid.CreateVersion7() });
            await db.SaveChangesAsync();
        }

        await GiveAsync(scope, user, kind.Role(), new(OrganisationId: organisation.Id));
    }

    /// <summary>An account of a guardian or a pupil, by the key in the files.</summary>
    public async Task AddFamilyAsync(string user, Role role, string key)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await GiveAsync(scope, user, role, role == Role.Guardian
            ? new(GuardianId: await db.Guardians.Where(one => one.Key == key).Select(one => one.Id).SingleAsync())
            : new(PupilId: await db.Pupils.Where(one => one.Key == key).Select(one => one.Id).SingleAsync()));
    }

    /// <summary>Gives an account a role, and makes the account when it is not there.</summary>
    public async Task GiveAsync(string user, Role role, HeldAt at, DateOnly? from = null, DateOnly? to = null)
    {
        using var scope = app.Services.CreateScope();
        await GiveAsync(scope, user, role, at, from, to);
    }

    public async Task<T> WithDatabaseAsync<T>(Func<AppDbContext, Task<T>> ask)
    {
        using var scope = app.Services.CreateScope();
        return await ask(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    public Task<int> PupilAsync(string key) => WithDatabaseAsync(db => db.Pupils.Where(pupil => pupil.Key == key).Select(pupil => pupil.Id).SingleAsync());

    /// <summary>Another browser with the cookies of one, as somebody has who took them.</summary>
    public TestBrowser Copy(TestBrowser browser) => browser.Copied(app.GetTestServer());

    /// <summary>A browser that nobody has signed in with.</summary>
    public TestBrowser Visitor(string language = "sv") => new(app.GetTestServer(), language);

    /// <summary>A browser signed in as somebody.</summary>
    public async Task<TestBrowser> SignInAsync(string user, string language = "sv")
    {
        var browser = Visitor(language);
        var page = await browser.GetAsync("/logga-in");
        var landed = await browser.SubmitAsync(page, new() { ["Input.User"] = user, ["Input.Password"] = Password });
        Assert.Equal(HttpStatusCode.OK, landed.Status);
        Assert.NotEqual("/logga-in", landed.Address);
        return browser;
    }

    private static async Task GiveAsync(IServiceScope scope, string user, Role role, HeldAt at, DateOnly? from = null, DateOnly? to = null)
    {
        var accounts = scope.ServiceProvider.GetRequiredService<AccountBook>();
        var account = await accounts.FindAsync(user) ?? (await accounts.CreateAsync(user, "Konto " + user, Password, "", isGiven: false)).Account;
        Assert.Null(await accounts.GiveRoleAsync(account!.Id, role, at, from, to));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}
