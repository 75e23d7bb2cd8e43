using System.CommandLine;
using System.Globalization;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Commands;

/// <summary><c>evaluate --as-of DATE [--all] [--json [FILE]]</c></summary>
internal static class EvaluateCommand
{
    public static Command Create(Option<string> data)
    {
        var asOf = new Option<string?>("--as-of") { Description = "Dag att räkna till, ÅÅÅÅ-MM-DD. I dag om inget anges." };
        var all = new Option<bool>("--all") { Description = "Alla inskrivna elever, också de utan signal." };
        var json = new Option<string?>("--json") { Description = "Svar som JSON, till fil eller standard ut.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("evaluate", "Håller varje elev mot den trappa som gäller.") { asOf, all, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var installation = await Installation.OpenAsync(parsed.GetValue(data)!, cancellation);
            using var scope = installation.CreateScope();
            var time = installation.GetRequiredService<TimeProvider>();
            var day = time.SwedishToday();
            if (parsed.GetValue(asOf) is { } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            {
                Console.Error.WriteLine($"--as-of {text}: skriv dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-27.");
                return 1;
            }

            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var evaluation = await scope.ServiceProvider.GetRequiredService<Evaluations>().OfAsync(day, cancellation);
            var pupils = new List<EvaluatedPupil>();
            foreach (var unit in evaluation.UnitsOf(null))
            {
                pupils.AddRange(await evaluation.EvaluateAsync(unit, null, cancellation));
            }

            var ladder = (await LaddersInForce.LoadAsync(db, cancellation)).For(null, null, day);
            db.Add(new AuditEntry { At = time.UtcNow(), Role = "", Act = AuditAct.Evaluating });
            await db.SaveChangesAsync(cancellation);

            var answer = new EvaluateAnswer(day, ladder, evaluation.ProtectedPupils, pupils, parsed.GetValue(all));
            if (parsed.GetResult(json) is not null)
            {
                await JsonOutput.WriteAsync(parsed.GetValue(json), answer.ToJson(), cancellation);
            }
            else
            {
                answer.Say(Console.Out);
            }

            return 0;
        });
        return command;
    }
}
