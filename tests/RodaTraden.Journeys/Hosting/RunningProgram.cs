using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.FirstRun;
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

    private RunningProgram() => app = WebProgram.Create(folder, new(IsOn: false), builder =>
    {
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new MorningClock());
        builder.Services.Configure<Microsoft.AspNetCore.Identity.PasswordHasherOptions>(options => options.IterationCount = 1000);
    });

    public string Address => app.Urls.Single();

    /// <summary>What the operator reads in the program's output.</summary>
    public string FirstRunCode => app.Services.GetRequiredService<FirstRunCode>().Code;

    public static async Task<RunningProgram> StartAsync()
    {
        var program = new RunningProgram();
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
