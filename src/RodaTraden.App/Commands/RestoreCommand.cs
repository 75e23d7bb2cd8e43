using System.CommandLine;
using RodaTraden.App.Storage.Backups;

namespace RodaTraden.App.Commands;

/// <summary><c>restore FILE</c></summary>
internal static class RestoreCommand
{
    public static Command Create(Option<string> data)
    {
        var file = new Argument<string>("FILE") { Description = "Säkerhetskopian." };
        var command = new Command("restore", "Läser tillbaka en säkerhetskopia till en tom installation.") { file };
        command.SetAction((parsed, cancellation) => BackupWords.RunAsync(async () =>
        {
            await using var installation = Installation.Build(parsed.GetValue(data)!);
            using var scope = installation.CreateScope();
            return await scope.ServiceProvider.GetRequiredService<BackupRestorer>().RestoreAsync(parsed.GetValue(file)!, new ConsoleProgress(), cancellation);
        }, "Säkerhetskopian är tillbakaläst och kontrollerad."));
        return command;
    }
}
