using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Shared.Frame;
using RodaTraden.App.Storage;
using RodaTraden.App.Web;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Installed;

/// <summary><c>serve-at</c>: the program's own web program, on another day than the machine's.</summary>
internal static class ServeAt
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var connection = arguments.TextOrNull("connection");
        if (connection is not null)
        {
            // As whoever installs it tells it.
            Environment.SetEnvironmentVariable("Storage__Provider", "Postgres");
            Environment.SetEnvironmentVariable("Storage__ConnectionString", connection);
        }

        await using var app = WebProgram.Create(arguments.Text("data"), new(IsOn: false), builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(new EveningClock(arguments.Day("at")));
            builder.WebHost.UseUrls(arguments.Text("address"));
        });
        await app.Services.PrepareStorageAsync(CancellationToken.None);
        await app.RunAsync();
        return 0;
    }
}
