using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>guardians.csv: guardians and whose they are.</summary>
internal sealed class GuardiansReader(AppDbContext db, TimeProvider time) : IFileReader
{
    public FileKind Kind => FileKind.Guardians;

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var pupils = await PupilKeys.LoadAsync(db, time.SwedishToday(), cancellation);
        var rows = new RegisterRows(table, report);
        var people = new FileRows<string, PersonRow>(report, "guardian");
        var ties = new FileRows<(int Pupil, string Guardian), TieRow>(report, "guardian", key => key.Guardian);
        while (rows.Next())
        {
            var pupilId = pupils.Of(rows, "pupil");
            var key = rows.Required("guardian");
            var person = new PersonRow(rows.Text("given_name"), rows.Text("family_name"), rows.Text("email"), rows.Text("phone"));
            var custody = rows.Word(
                "custody",
                ("joint", Custody.Joint),
                ("gemensam", Custody.Joint),
                ("sole", Custody.Sole),
                ("ensam", Custody.Sole),
                ("appointed", Custody.Appointed),
                ("förordnad", Custody.Appointed),
                ("none", Custody.None),
                ("ingen", Custody.None));
            var contact = rows.Word("contact", ("yes", true), ("ja", true), ("no", false), ("nej", false));
            var tie = new TieRow(custody, contact, rows.Date("from"), rows.Date("to"));
            if (tie.From > tie.To)
            {
                rows.Refuse("to", $"{tie.To:yyyy-MM-dd}", RowRefusalReason.ToBeforeFrom);
            }

            if (rows.IsInOrder)
            {
                people.Add(key, rows.Line, person);
                ties.Add((pupilId, key), rows.Line, tie, pupils.Yields(pupilId, rows, "pupil"));
            }
        }

        var guardians = await db.Guardians.ToDictionaryAsync(guardian => guardian.Key, cancellation);
        var agreed = ties.Agreed().ToList();
        var changedPeople = PutPeople(report, people, guardians, agreed.Select(tie => tie.Key.Guardian).ToHashSet());
        await db.SaveChangesAsync(cancellation);
        await PutTiesAsync(report, agreed, guardians, changedPeople, cancellation);
    }

    /// <summary>A guardian all of whose rows are refused is not made by them.</summary>
    private Dictionary<string, bool> PutPeople(FileReport report, FileRows<string, PersonRow> people, Dictionary<string, Guardian> guardians, HashSet<string> withTie)
    {
        var changed = new Dictionary<string, bool>();
        foreach (var (key, row, lines) in people.Agreed().Where(person => withTie.Contains(person.Key)))
        {
            var isNew = !guardians.TryGetValue(key, out var guardian);
            if (guardian is null)
            {
                guardians[key] = guardian = new() { Key = key, Version = Guid.CreateVersion7() };
                db.Add(guardian);
            }

            (guardian.GivenName, guardian.FamilyName, guardian.Email, guardian.Phone) = (row.GivenName, row.FamilyName, row.Email, row.Phone);
            changed[key] = !isNew && RowCount.HasChanged(db.Entry(guardian));
            if (changed[key])
            {
                RowChanges.Note(db.Entry(guardian), lines.First, report);
                guardian.Version = Guid.CreateVersion7();
            }
        }

        return changed;
    }

    private async Task PutTiesAsync(
        FileReport report,
        List<((int Pupil, string Guardian) Key, TieRow Row, FileLines Lines)> agreed,
        Dictionary<string, Guardian> guardians,
        Dictionary<string, bool> changedPeople,
        CancellationToken cancellation)
    {
        var stored = (await db.Guardianships.ToListAsync(cancellation)).ToDictionary(tie => (tie.PupilId, tie.GuardianId));
        foreach (var (key, row, lines) in agreed.Where(tie => changedPeople.ContainsKey(tie.Key.Guardian)))
        {
            var guardianId = guardians[key.Guardian].Id;
            var isNew = !stored.TryGetValue((key.Pupil, guardianId), out var tie);
            if (tie is null)
            {
                tie = new() { PupilId = key.Pupil, GuardianId = guardianId, Version = Guid.CreateVersion7() };
                db.Add(tie);
            }

            (tie.Custody, tie.MayBeContacted, tie.From, tie.To) = (row.Custody, row.MayBeContacted, row.From, row.To);
            RowCount.Of(db.Entry(tie), isNew, lines, report, () => tie.Version = Guid.CreateVersion7(), changedPeople[key.Guardian]);
        }
    }

    private sealed record PersonRow(string GivenName, string FamilyName, string Email, string Phone);

    private sealed record TieRow(Custody Custody, bool MayBeContacted, DateOnly? From, DateOnly? To);
}
