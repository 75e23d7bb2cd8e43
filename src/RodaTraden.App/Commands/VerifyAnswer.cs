using System.Globalization;
using System.Text.Json;
using RodaTraden.App.Access.Auditing.Verifying;
using RodaTraden.App.Shared.Time;
using RodaTraden.Core.Access.Auditing;

namespace RodaTraden.App.Commands;

/// <summary>The answer of <c>verify</c>.</summary>
internal sealed record VerifyAnswer(
    bool Postgres, IReadOnlyList<string> Database, AuditVerdict Audit, long Months, IReadOnlyList<string> WrongMonths, long Standings, IReadOnlyList<int> WrongStandings)
{
    private const int MostSaid = 50;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public bool IsWhole => Database.Count == 0 && Audit.IsWhole && WrongMonths.Count == 0 && WrongStandings.Count == 0;

    public void Say(TextWriter output)
    {
        Part($"Databasen ({(Postgres ? "PostgreSQL" : "SQLite")})", Database);
        Part(
            string.Create(Swedish, $"Händelser och läsningar: {Audit.Entries:N0} poster i {Audit.Chains:N0} kedjor"),
            [.. Audit.Faults.Select(fault => $"{fault.Chain}: {Words(fault.Fault)}"), .. Audit.WrongHeads.Select(line => $"Signerat huvud {line}: signaturen stämmer inte, eller raden före är borttagen.")]);
        if (Audit.FromBefore > 0)
        {
            output.WriteLine(string.Create(Swedish, $"  {Audit.FromBefore:N0} poster är från tiden före kedjorna och kan inte kontrolleras."));
        }

        if (Audit.Disposed > 0)
        {
            output.WriteLine(string.Create(Swedish, $"  {Audit.Disposed:N0} månader är gallrade efter beslut; protokollen finns på sidan Gallring."));
        }

        output.WriteLine(Audit.LatestHead is { } latest
            ? string.Create(Swedish, $"  Hållna mot {Audit.Heads:N0} signerade huvuden, det senaste från {SwedishTime.Local(latest):yyyy-MM-dd HH:mm}.")
            : "  Inga signerade huvuden fanns: att slutet av en kedja är borttaget, eller att allt är omskrivet, kan inte märkas.");
        Part(string.Create(Swedish, $"Närvarons summor: {Months:N0} elevmånader"), [.. WrongMonths.Select(month => $"månad/elev {month}: summorna är inte lektionernas.")]);
        Part(string.Create(Swedish, $"Elevernas lägen: {Standings:N0}"), [.. WrongStandings.Select(pupil => $"elev {pupil}: en ny utvärdering ger ett annat läge.")]);
        output.WriteLine(IsWhole ? "Allt stämmer." : "Något stämmer inte. Ändra inget: spara databasen som den är och ta reda på vad som hänt. Se docs/audit.md.");

        void Part(string what, IReadOnlyList<string> wrong)
        {
            output.WriteLine(wrong.Count == 0 ? $"{what}: stämmer." : string.Create(Swedish, $"{what}: {wrong.Count:N0} fel."));
            foreach (var line in wrong.Take(MostSaid))
            {
                output.WriteLine("  " + line);
            }

            if (wrong.Count > MostSaid)
            {
                output.WriteLine(string.Create(Swedish, $"  … och {wrong.Count - MostSaid:N0} till. Alla finns med --json."));
            }
        }
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            ok = IsWhole,
            database = new { provider = Postgres ? "Postgres" : "Sqlite", faults = Database },
            audit = new
            {
                chains = Audit.Chains,
                entries = Audit.Entries,
                disposed = Audit.Disposed,
                fromBefore = Audit.FromBefore,
                heads = new { signed = Audit.Heads, latest = Audit.LatestHead, faults = Audit.WrongHeads },
                faults = Audit.Faults.Select(of => new { chain = of.Chain, kind = of.Fault.Kind.ToString(), from = of.Fault.From, to = of.Fault.To, row = of.Fault.RowId, belongsAt = of.Fault.BelongsAt }),
            },
            derived = new { months = Months, wrongMonths = WrongMonths, standings = Standings, wrongStandings = WrongStandings },
        },
        Indented);

    private static string Words(ChainFault fault)
    {
        var row = fault.RowId is { } id ? $" (rad {id})" : "";
        var places = fault.From == fault.To ? $"post {fault.From}" : $"post {fault.From}–{fault.To}";
        return fault.Kind switch
        {
            ChainFaultKind.Changed => $"{places}{row} är ändrad efter att den skrevs, eller posten före den.",
            ChainFaultKind.Removed => $"{places} är borttagen.",
            ChainFaultKind.Inserted => fault.From == 0 ? $"rad {fault.RowId} står i ingen kedja: programmet har inte skrivit den." : $"{places}{row} är inskjuten: programmet har inte skrivit den där.",
            ChainFaultKind.Moved => $"{places}{row} är flyttad: dess plats är {fault.BelongsAt}.",
            ChainFaultKind.HeadDiffers => $"{places} är inte den som kedjan säger är den sista.",
            ChainFaultKind.SignedHeadDiffers => $"{places} är omskrivna: de stämmer inte med ett signerat huvud.",
            ChainFaultKind.ValuesChanged => $"{places}{row}: de sparade värdena är inte de som åtgärden ändrade.",
            ChainFaultKind.ValuesRemoved => $"{places}{row}: de sparade värdena är borttagna.",
            ChainFaultKind.ValuesInserted => $"{places}{row}: här står värden, men åtgärden ändrade inga.",
        };
    }
}
