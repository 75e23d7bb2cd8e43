using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using RodaTraden.App.Access.SigningIn;
using RodaTraden.App.Commands;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Storage;

namespace RodaTraden.Bench.Installed;

/// <summary>The services of a command as <c>Commands/Installation.cs</c> makes them, with a clock of our own.</summary>
internal static class OpenedInstallation
{
    /// <summary>Opens an installation.</summary>
    /// <param name="dataDirectory">Its folder.</param>
    /// <param name="connection">Its PostgreSQL; null for the embedded database.</param>
    /// <param name="today">What day it is there.</param>
    /// <param name="running">Whether the year is held in memory, as in the running program.</param>
    public static async Task<ServiceProvider> OpenAsync(string dataDirectory, string? connection, DateOnly today, bool running = false)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore.Migrations", LogLevel.Error)
            .AddSimpleConsole(console => console.ColorBehavior = LoggerColorBehavior.Disabled));
        services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        services.AddSingleton<TimeProvider>(new EveningClock(today));
        var storage = new StorageOptions
        {
            Provider = connection is null ? "Sqlite" : "Postgres",
            ConnectionString = connection,
            DataDirectory = Path.GetFullPath(dataDirectory),
        };
        services.AddInstallation(storage);
        services.AddAccess(storage);
        if (running)
        {
            services.AddSingleton<YearInMemory>();
        }

        var provider = services.BuildServiceProvider();
        await provider.PrepareStorageAsync();
        return provider;
    }
}
