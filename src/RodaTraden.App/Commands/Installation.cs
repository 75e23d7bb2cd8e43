using Microsoft.Extensions.Logging.Console;
using RodaTraden.App.Access.SigningIn;
using RodaTraden.App.Attendance.Importing;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Detection.Evaluating.OnDisk;
using RodaTraden.App.Intake.EdFi;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Register;
using RodaTraden.App.Register.Importing;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Storage;
using RodaTraden.App.Storage.Backups;

namespace RodaTraden.App.Commands;

/// <summary>The services that commands and the web program share, on one database.</summary>
internal static class Installation
{
    /// <summary>Reads where the data is from configuration; the command line's folder wins over the default.</summary>
    public static StorageOptions StorageFrom(IConfiguration configuration, string dataDirectory) =>
        (configuration.GetSection("Storage").Get<StorageOptions>() ?? new()) with { DataDirectory = Path.GetFullPath(dataDirectory) };

    /// <summary>Services of a command, ready: the database is migrated.</summary>
    public static async Task<ServiceProvider> OpenAsync(string dataDirectory, CancellationToken cancellation)
    {
        var provider = Build(dataDirectory);
        await provider.PrepareStorageAsync(cancellation);
        return provider;
    }

    /// <summary>Services of a command that looks before it opens: no folder is made and no database touched.</summary>
    public static ServiceProvider Build(string dataDirectory)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)
            // One migration switches foreign keys off and on, which SQLite does outside a transaction: known, and of no use to who runs a command.
            .AddFilter("Microsoft.EntityFrameworkCore.Migrations", LogLevel.Error)
            .AddSimpleConsole(console => console.ColorBehavior = LoggerColorBehavior.Disabled));
        // Standard output holds results alone.
        services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        services.AddSingleton(TimeProvider.System);
        var storage = StorageFrom(configuration, dataDirectory);
        services.AddInstallation(storage);
        services.AddAccess(storage);
        return services.BuildServiceProvider();
    }

    public static void AddInstallation(this IServiceCollection services, StorageOptions storage)
    {
        services.AddStorage(storage);
        services.AddSingleton(_ => new Texts(Path.Combine(AppContext.BaseDirectory, "Texts")));
        services.AddScoped<AttendanceStore>();
        services.AddScoped<ReplacedMonths>();
        services.AddScoped<RegisterChanges>();
        services.AddScoped<RefusedRows>();
        services.AddScoped<LessonMerge>();
        services.AddScoped<IFileReader, UnitsReader>();
        services.AddScoped<IFileReader, CalendarReader>();
        services.AddScoped<IFileReader, StaffReader>();
        services.AddScoped<IFileReader, PupilsReader>();
        services.AddScoped<IFileReader, GuardiansReader>();
        services.AddScoped<IFileReader, EnrolmentsReader>();
        services.AddScoped<IFileReader, LessonsReader>();
        services.AddScoped<IFileReader, AbsencesReader>();
        services.AddScoped<IFileReader, PeriodFiguresReader>();
        services.AddScoped<IFileReader, CodesReader>();
        services.AddScoped<ToldDays>();
        services.AddScoped<FileRecogniser>();
        services.AddScoped<UnitCalendars>();
        services.AddScoped<ImportRun>();
        services.AddScoped<PupilChanges>();
        services.AddSingleton<YearFiles>();
        services.AddScoped<Evaluations>();
        services.AddScoped<PartEvaluation>();
        services.AddScoped<Evaluator>();
        services.AddScoped<StandingCheck>();
        services.AddScoped<BackupMaker>();
        services.AddScoped<BackupRestorer>();
    }
}
