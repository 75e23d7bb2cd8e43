using System.CommandLine;
using RodaTraden.App.Storage;
using RodaTraden.App.Storage.Backups;

namespace RodaTraden.App.Commands;

/// <summary><c>backup FILE</c></summary>
internal static class BackupCommand
{
    public static Command Create(Option<string> data)
    {
        var file = new Argument<string>("FILE") { Description = "Filen att skriva. Den får inte finnas." };
        var command = new Command("backup", "Skriver en säkerhetskopia av allt, medan programmet går.") { file };
        command.SetAction((parsed, cancellation) => BackupWords.RunAsync(async () =>
        {
            await using var installation = Installation.Build(parsed.GetValue(data)!);
            var storage = installation.GetRequiredService<StorageOptions>();
            // Opening would make a database: a wrong folder is told, not backed up.
            if (!storage.IsPostgres && !File.Exists(storage.SqliteFile))
            {
                return BackupOutcome.Refused(BackupRefusal.NothingToBackUp);
            }

            await installation.PrepareStorageAsync(cancellation);
            using var scope = installation.CreateScope();
            return await scope.ServiceProvider.GetRequiredService<BackupMaker>().MakeAsync(parsed.GetValue(file)!, new ConsoleProgress(), cancellation);
        }, "Säkerhetskopian är gjord."));
        return command;
    }
}
