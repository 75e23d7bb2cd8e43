using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.FirstRun;
using RodaTraden.App.Access.SigningIn;
using RodaTraden.App.Access.SigningIn.Providers;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Storage;
using RodaTraden.App.Web;
using RodaTraden.Core.Access;

namespace RodaTraden.Journeys.Hosting;

/// <summary>The real program on a free local port and a fresh folder, on Friday 27 March 2026 at 7.45.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    public const string Password = "ett langt losenord";

    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-journey-").FullName;
    private readonly WebApplication app;

    private RunningProgram(SignInOptions signIn) => app = WebProgram.Create(folder, new(IsOn: false), builder =>
    {
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new MorningClock());
        builder.Services.AddSingleton(signIn);
        builder.Services.AddProviders(signIn);

        // The browser throws away cookies by the machine's clock.
        builder.Services.ConfigureAll<OidcOptions>(oidc => oidc.TimeProvider = TimeProvider.System);
        builder.Services.Configure<Microsoft.AspNetCore.Identity.PasswordHasherOptions>(options => options.IterationCount = 1000);
    });

    public string Address => app.Urls.Single();

    /// <summary>What the operator reads in the program's output.</summary>
    public string FirstRunCode => app.Services.GetRequiredService<FirstRunCode>().Code;

    public static async Task<RunningProgram> StartAsync(SignInOptions? signIn = null)
    {
        var program = new RunningProgram(signIn ?? new() { SecondFactor = SecondFactorRule.Nobody });
        await program.app.Services.PrepareStorageAsync();
        await program.app.StartAsync();
        return program;
    }

    /// <summary>An account with a role; the unit and organiser may come later than the account.</summary>
    public async Task AddAsync(string user, Role role, string? unit = null, string? organiser = null, string staffKey = "")
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountBook>();
        var (account, _) = await accounts.CreateAsync(user, "Konto " + user, Password, staffKey, isGiven: false);
        await accounts.GiveRoleAsync(account!.Id, role, new(unit is null ? null : (await db.Units.SingleAsync(one => one.Key == unit)).Id, organiser is null ? null : (await db.Organisers.SingleAsync(one => one.Name == organiser)).Id));
    }

    /// <summary>Files read in, as by the operator.</summary>
    public async Task ReadInAsync(IReadOnlyDictionary<string, string> files)
    {
        var from = Directory.CreateTempSubdirectory("rodatraden-files-").FullName;
        foreach (var (name, content) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(from, name), content);
        }

        using var scope = app.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<ImportRun>().RunAsync([.. files.Keys.Select(name => Path.Combine(from, name))], preview: false, new(), new Progress<RunProgress>(), default);
        Directory.Delete(from, recursive: true);
    }

    /// <summary>What the program does in the night with what is kept.</summary>
    public Task NightAsync() => app.Services.GetRequiredService<RodaTraden.App.Retention.Disposing.NightlyDisposal>().RunAsync(default);

    /// <summary>Somebody at an organisation outside the schools.</summary>
    public async Task AddAtAsync(string organisation, OrganisationKind kind, string user)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var place = new Organisation { Name = organisation, Kind = kind, Version = Guid.CreateVersion7() };
        db.Add(place);
        await db.SaveChangesAsync();
        await GiveAsync(scope, user, kind.Role(), new(OrganisationId: place.Id));
    }

    /// <summary>A guardian, by the key in the files.</summary>
    public async Task AddGuardianAsync(string user, string key)
    {
        using var scope = app.Services.CreateScope();
        var guardian = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Guardians.SingleAsync(one => one.Key == key);
        await GiveAsync(scope, user, Role.Guardian, new(GuardianId: guardian.Id));
    }

    private static async Task GiveAsync(IServiceScope scope, string user, Role role, HeldAt at)
    {
        var accounts = scope.ServiceProvider.GetRequiredService<AccountBook>();
        var (account, _) = await accounts.CreateAsync(user, "Konto " + user, Password, "", isGiven: false);
        Assert.Null(await accounts.GiveRoleAsync(account!.Id, role, at));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class MorningClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 27, 6, 45, 0, TimeSpan.Zero);
    }
}
