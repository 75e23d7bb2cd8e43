using RodaTraden.App.Intake.Running;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Commands;

/// <summary>Progress on standard error: one line that is rewritten on a terminal, a line per tenth elsewhere.</summary>
internal sealed class ConsoleProgress : IProgress<RunProgress>, IProgress<StorageProgress>
{
    private readonly bool terminal = !Console.IsErrorRedirected;
    private string last = "";

    public void Report(RunProgress value) => Say($"{Stage(value.Stage)} {value.FileName}", value.Done, value.Of);

    public void Report(StorageProgress value) => Say(Stage(value.Stage), value.Done, value.Of);

    private void Say(string what, long done, long of)
    {
        var share = of > 0 ? (int)(10 * done / of) : 10;
        var line = $"{what} {10 * share} %";
        if (line == last)
        {
            return;
        }

        last = line;
        if (terminal)
        {
            Console.Error.Write("\r\u001b[K" + line + (share == 10 ? "\n" : ""));
        }
        else
        {
            Console.Error.WriteLine(line);
        }
    }

    private static string Stage(RunStage stage) => stage switch
    {
        RunStage.Reading => "Läser",
        RunStage.Comparing => "Jämför",
        RunStage.Writing => "Skriver",
        RunStage.Evaluating => "Räknar",
    };

    private static string Stage(StorageStage stage) => stage switch
    {
        StorageStage.Copying => "Kopierar",
        StorageStage.Checking => "Kontrollerar",
        StorageStage.ReadingDatabase => "Läser databasen",
        StorageStage.ReadingLogs => "Läser händelser och läsningar",
        StorageStage.ReckoningAnew => "Räknar om närvarons summor",
    };
}
