using System.CommandLine;

namespace RodaTraden.App.Commands;

/// <summary>The verbs of contract.md. Results on standard output, progress on standard error.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Röda tråden: märker oroande frånvaro tidigt och håller ihop hjälpen kring varje elev.");
        var data = new Option<string>("--data") { Description = "Mapp för den inbyggda databasen, nycklar och nekade rader.", DefaultValueFactory = _ => "data", Recursive = true };
        root.Options.Add(data);
        root.Subcommands.Add(ImportCommand.Create(data));
        root.Subcommands.Add(EvaluateCommand.Create(data));
        root.Subcommands.Add(GenerateCommand.Create());
        root.Subcommands.Add(UserCommand.Create(data));
        root.Subcommands.Add(BackupCommand.Create(data));
        root.Subcommands.Add(RestoreCommand.Create(data));
        root.Subcommands.Add(VerifyCommand.Create(data));
        root.Subcommands.Add(ServeCommand.CreateServe(data));
        root.Subcommands.Add(ServeCommand.CreateDemo());
        root.SetAction((parsed, cancellation) => ServeCommand.ServeAsync(parsed.GetValue(data)!, cancellation));
        return await root.Parse(args).InvokeAsync();
    }
}
