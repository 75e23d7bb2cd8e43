using System.CommandLine;
using RodaTraden.App.Access.FirstRun;
using RodaTraden.App.Demo;
using RodaTraden.App.Shared.Frame;
using RodaTraden.App.Storage;
using RodaTraden.App.Web;

namespace RodaTraden.App.Commands;

/// <summary><c>serve</c> and <c>demo</c>.</summary>
internal static class ServeCommand
{
    private const string Address = "http://localhost:5080";

    public static Command CreateServe(Option<string> data)
    {
        var command = new Command("serve", "Webbprogrammet på " + Address + ".");
        command.SetAction((parsed, cancellation) => ServeAsync(parsed.GetValue(data)!, cancellation));
        return command;
    }

    public static Command CreateDemo()
    {
        var command = new Command("demo", "Webbprogrammet på en tillfällig mapp, med en påhittad kommun på 20 000 invånare.");
        command.SetAction((_, cancellation) => DemoAsync(cancellation));
        return command;
    }

    public static async Task<int> ServeAsync(string data, CancellationToken cancellation)
    {
        await using var app = WebProgram.Create(data, new(IsOn: false), Listen);
        await app.Services.PrepareStorageAsync(cancellation);
        using (var scope = app.Services.CreateScope())
        {
            if (await scope.ServiceProvider.GetRequiredService<FirstRunHandler>().IsOpenAsync())
            {
                Console.Out.WriteLine($"Installationen är tom. Öppna {AddressOf(app)}/kom-igang?kod={app.Services.GetRequiredService<FirstRunCode>().Code}");
            }
        }

        await app.StartAsync(cancellation);
        Console.Out.WriteLine($"Röda tråden: {AddressOf(app)}");
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static async Task<int> DemoAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("rodatraden-demo-");
        try
        {
            await using var app = WebProgram.Create(folder.FullName, new(IsOn: true), Listen);
            await app.Services.PrepareStorageAsync(cancellation);
            await DemoMunicipality.LoadAsync(app.Services, folder.FullName, cancellation);
            await app.StartAsync(cancellation);
            Console.Out.WriteLine($"Röda tråden, demo: {AddressOf(app)}");
            Console.Out.WriteLine($"Lösenord för alla: {DemoAccounts.Password}");
            foreach (var account in DemoAccounts.All)
            {
                Console.Out.WriteLine($"  {account.UserName,-14} {account.Role}");
            }

            await app.WaitForShutdownAsync(cancellation);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Listen(WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(Address);
        }
    }

    private static string AddressOf(WebApplication app) => app.Urls.FirstOrDefault() ?? app.Configuration["urls"]?.Split(';')[0] ?? Address;
}
