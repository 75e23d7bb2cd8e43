using System.CommandLine;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Auditing.Heads;
using RodaTraden.App.Access.Auditing.Verifying;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.App.Storage.Verifying;

namespace RodaTraden.App.Commands;

/// <summary><c>verify [--heads DIR] [--key FINGERPRINT] [--json [FILE]]</c></summary>
internal static class VerifyCommand
{
    public static Command Create(Option<string> data)
    {
        var heads = new Option<string?>("--heads") { Description = "Mapp med signerade huvuden, gärna en kopia från en annan plats. Annars de som ligger hos databasen." };
        var key = new Option<string?>("--key") { Description = "Fingeravtryck av den nyckel som huvudena ska vara signerade med. Annars godtas varje nyckel som ligger hos dem." };
        var json = new Option<string?>("--json") { Description = "Svar som JSON, till fil eller standard ut.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("verify", "Kontrollerar databasen, händelseloggens kedjor och härledda uppgifter. Inget rättas.") { heads, key, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                await using var installation = Installation.Build(parsed.GetValue(data)!);
                var storage = installation.GetRequiredService<StorageOptions>();
                if (parsed.GetValue(heads) is { } folder && !Directory.Exists(folder))
                {
                    return Refuse($"Mappen {folder} finns inte.");
                }

                using var scope = installation.CreateScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
                if (!storage.IsPostgres && !File.Exists(storage.SqliteFile))
                {
                    return Refuse("Här finns ingen databas. Stämmer --data?");
                }

                if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
                {
                    return Refuse("Databasen är av en äldre version. Starta programmet en gång, så förs den upp, och försök igen.");
                }

                var signed = HeadFiles.Read(parsed.GetValue(heads) ?? storage.HeadsDirectory, parsed.GetValue(key));
                if (signed.Lines.Count == 0 && (parsed.GetValue(heads) is not null || parsed.GetValue(key) is not null))
                {
                    return Refuse("Där finns inga huvuden som är signerade med den nyckeln: det finns inget att hålla loggen mot. Stämmer --heads och --key?");
                }

                var verdict = await RunAsync(scope.ServiceProvider, db, storage, signed, cancellation);
                db.Add(new AuditEntry { At = installation.GetRequiredService<TimeProvider>().UtcNow(), Role = "", Act = AuditAct.Verifying, Ground = verdict.IsWhole ? "whole" : "faults" });
                await db.SaveChangesAsync(cancellation);
                if (parsed.GetResult(json) is not null)
                {
                    await JsonOutput.WriteAsync(parsed.GetValue(json), verdict.ToJson(), cancellation);
                }
                else
                {
                    verdict.Say(Console.Out);
                }

                return verdict.IsWhole ? 0 : 2;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException)
            {
                return Refuse($"Kontrollen kunde inte göras klar. {fault.Message}");
            }
        });
        return command;
    }

    public static async Task<VerifyAnswer> RunAsync(IServiceProvider services, AppDbContext db, StorageOptions storage, SignedHeads heads, CancellationToken cancellation)
    {
        var told = new ConsoleProgress();
        var (database, audit, months, wrongMonths) = await Snapshot.ReadAsync(db, storage, async snapshot =>
        {
            var database = await DatabaseCheck.RunAsync(snapshot, told, cancellation);
            var audit = await AuditVerifier.RunAsync(snapshot, heads, told, cancellation);
            var (months, wrong) = await MonthCheck.RunAsync(snapshot, told, cancellation);
            return (database, audit, months, wrong);
        }, cancellation);
        var (standings, wrongStandings) = await services.GetRequiredService<StandingCheck>().RunAsync(cancellation);
        return new(storage.IsPostgres, database, audit, months, wrongMonths, standings, wrongStandings);
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return 1;
    }
}
