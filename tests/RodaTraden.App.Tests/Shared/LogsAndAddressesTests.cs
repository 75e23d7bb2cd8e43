using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RodaTraden.App.Tests.Access;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Shared;

/// <summary>No log line and no address holds anything of a person, after work, mistakes and faults.</summary>
public sealed class LogsAndAddressesTests
{
    /// <summary>What the small school is made of, and what the test writes: none of it belongs in a log or an address.</summary>
    private static readonly string[] Personal =
        ["Elin", "Åberg", "Aberg", "Noor", "Haddad", "Vera", "Skyddad", "P-ELIN", "P-VERA", "sara@example.org", "070-1", "Rahimi", "hemligt om familjen", "hemligt%20om", "20130501", "2013-05-01", "mentor@", RodaTradenApp.Password];

    [Fact]
    public async Task After_a_day_of_work_and_mistakes_no_log_line_and_no_address_holds_anything_of_a_person()
    {
        var log = new KeptLog();
        await using var app = await RodaTradenApp.EmptyAsync(more: services => services.AddLogging(logging => logging.AddProvider(log)));
        await app.ImportAsync(new SmallSchool().Files());
        await app.ImportAsync(new Dictionary<string, string> { ["guardians.csv"] = Neighbours.Guardians });
        await app.AddAsync("mentor", Core.Access.Role.Mentor, staffKey: "M7B");
        await app.AddAsync("rektor", Core.Access.Role.Principal, unit: "U1");
        await app.AddAsync("elevhalsa", Core.Access.Role.StudentHealthTeam, unit: "U1");
        await app.AddAsync("admin", Core.Access.Role.Administrator);
        await app.AddFamilyAsync("sara", Core.Access.Role.Guardian, "V-SARA");
        var addresses = new ConcurrentDictionary<string, byte>();
        foreach (var user in new[] { "mentor", "elevhalsa", "rektor", "sara", "admin" })
        {
            await CrawlAsync(await app.SignInAsync(user), addresses);
        }

        var mentor = await app.SignInAsync("mentor");
        var elin = await app.PupilAsync("P-ELIN");
        await mentor.SubmitAsync(await mentor.GetAsync("/elever"), new() { ["Search"] = "Åberg Elin" }, "Sök");
        await mentor.SubmitAsync(await mentor.GetAsync($"/elever/{elin}/samtal"), new() { ["Input.Note"] = "Något hemligt om familjen", ["Input.WithPupil"] = "true" }, "Spara");
        await mentor.SubmitAsync(await mentor.GetAsync("/nodatkomst"), new() { ["Input.GivenName"] = "Noor", ["Input.FamilyName"] = "Haddad", ["Input.Reason"] = "Other", ["Input.Words"] = "Något hemligt om familjen Haddad." }, "Öppna i en timme");
        await app.Visitor().SignInAsync("Åberg");
        await (await app.SignInAsync("admin")).UploadAsync("pupils.csv", "pupil;given_name;family_name;unit;marking\nP-ELIN;Elin;Åberg;FINNSINTE;none\n;;;;\n");
        await mentor.GetAsync($"/elever/{elin}/dag/ingen-dag");
        foreach (var address in new[] { "/elever?klass=7B&steg=Elin", "/mitt-konto?x=Elin", $"/elever/{elin}?lasar=Haddad", "/registrera?dag=Haddad" })
        {
            Assert.NotEqual(System.Net.HttpStatusCode.InternalServerError, (await mentor.GetAsync(address)).Status);
        }

        mentor.Forget("rt-inloggad");
        await mentor.PostAsync($"/elever/{elin}/samtal", new() { ["Input.Note"] = "Något hemligt om familjen" });
        await FailAsync(app, elin);

        Assert.Contains(log.Lines, line => line.Contains("DbUpdateException", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal));
        Assert.All(log.Lines, line => Assert.All(Personal, word => Assert.DoesNotContain(word, line, StringComparison.OrdinalIgnoreCase)));
        Assert.True(addresses.Count > 60, $"{addresses.Count}");
        Assert.All(addresses.Keys, address => Assert.All(Personal, word => Assert.DoesNotContain(word, Uri.UnescapeDataString(address), StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A fault in the midst of saving something about a pupil, as the program would log it.</summary>
    private static async Task FailAsync(RodaTradenApp app, int pupil)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<RodaTraden.App.Storage.AppDbContext>();
        db.Add(new Core.Register.Guardianship { PupilId = pupil, GuardianId = 999_999, Custody = Core.Register.Custody.Sole, Version = Guid.NewGuid() });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateException fault)
        {
            scope.ServiceProvider.GetRequiredService<ILogger<LogsAndAddressesTests>>().LogError(fault, "Saving failed.");
        }
    }

    /// <summary>Every page that one comes to by links, some steps from the start.</summary>
    private static async Task CrawlAsync(TestBrowser browser, ConcurrentDictionary<string, byte> addresses)
    {
        var (left, seen) = (new Queue<string>(["/"]), new HashSet<string>());
        while (left.TryDequeue(out var address) && seen.Count < 60)
        {
            if (!seen.Add(address))
            {
                continue;
            }

            var page = await browser.GetAsync(address);
            addresses.TryAdd(page.Address, 0);
            foreach (var to in page.Document.QuerySelectorAll("a[href], form[action]").Select(one => one.GetAttribute("href") ?? one.GetAttribute("action")!).Where(to => to.StartsWith('/')))
            {
                addresses.TryAdd(to, 0);
                if (!to.StartsWith("/sprak", StringComparison.Ordinal) && !to.StartsWith("/logga", StringComparison.Ordinal) && !to.StartsWith("/elever/fil", StringComparison.Ordinal))
                {
                    left.Enqueue(to);
                }
            }
        }

    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception) + " " + exception);

        public void Dispose()
        {
        }
    }
}
