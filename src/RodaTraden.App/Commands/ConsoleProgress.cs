using RodaTraden.App.Intake.Running;

namespace RodaTraden.App.Commands;

/// <summary>Progress on standard error: one line that is rewritten on a terminal, a line per tenth elsewhere.</summary>
internal sealed class ConsoleProgress : IProgress<RunProgress>
{
    private readonly bool terminal = !Console.IsErrorRedirected;
    private string last = "";

    public void Report(RunProgress value)
    {
        var share = value.Of > 0 ? (int)(10 * value.Done / value.Of) : 10;
        var line = $"{Stage(value.Stage)} {value.FileName} {10 * share} %";
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
}
