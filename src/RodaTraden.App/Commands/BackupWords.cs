using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using RodaTraden.App.Storage.Backups;

namespace RodaTraden.App.Commands;

/// <summary>How <c>backup</c> and <c>restore</c> tell what came of it.</summary>
internal static class BackupWords
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static async Task<int> RunAsync(Func<Task<BackupOutcome>> act, string done)
    {
        try
        {
            var clock = Stopwatch.StartNew();
            var outcome = await act();
            if (outcome.Refusal is { } refusal)
            {
                Console.Error.WriteLine(Words(refusal, outcome.Where));
                return 1;
            }

            Console.Out.WriteLine(string.Create(Swedish, $"{done} {outcome.Tables} tabeller, {outcome.Rows:N0} rader, {outcome.Bytes / 1e6:N1} MB, {clock.Elapsed.TotalSeconds:N1} sekunder."));
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException)
        {
            Console.Error.WriteLine($"Inget är gjort. {fault.Message}");
            return 1;
        }
    }

    private static string Words(BackupRefusal refusal, string where) => refusal switch
    {
        BackupRefusal.FileExists => "Filen finns redan, och skrivs inte över. Välj ett annat namn.",
        BackupRefusal.NothingToBackUp => "Här finns inget att kopiera: ingen databas, eller en utan konton, elever och händelser. Stämmer --data och inställningarna?",
        BackupRefusal.FileMissing => "Filen finns inte.",
        BackupRefusal.NotABackup => "Filen är ingen säkerhetskopia från Röda tråden. Är den krypterad? Dekryptera den först.",
        BackupRefusal.NewerVersion => $"Säkerhetskopian är gjord av en nyare version ({where}). Installera den versionen, eller en senare, och försök igen.",
        BackupRefusal.Damaged => $"Säkerhetskopian är skadad{(where.Length > 0 ? $" ({where})" : "")}. Inget är ändrat. Hämta filen på nytt, eller ta en annan säkerhetskopia.",
        BackupRefusal.TargetNotEmpty => "Installationen är inte tom, och skrivs inte över. Peka --data, och för PostgreSQL inställningarna, på en tom plats, eller flytta undan det som finns.",
        BackupRefusal.TargetInUse => "Programmet är igång på den här installationen. Stoppa det och försök igen.",
        BackupRefusal.CopyDiffers => $"Det som skrevs är inte likt det som lästes ({where}). Inget är ändrat. Kontrollera disken och försök igen.",
    };
}
