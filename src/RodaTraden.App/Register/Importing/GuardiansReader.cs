using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>guardians.csv: guardians and whose they are.</summary>
internal sealed class GuardiansReader(AppDbContext db, RegisterChanges changes, TimeProvider time) : IFileReader
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

        var guardians = await db.Guardians.AsNoTracking().ToDictionaryAsync(guardian => guardian.Key, cancellation);
        var agreed = ties.Agreed().ToList();
        var withTie = agreed.Select(tie => tie.Key.Guardian).ToHashSet();

        // A guardian all of whose rows are refused is not made by them.
        var changedPeople = await PutPeopleAsync(report, [.. people.Agreed().Where(person => withTie.Contains(person.Key))], guardians, cancellation);
        await PutTiesAsync(report, [.. agreed.Where(tie => changedPeople.ContainsKey(tie.Key.Guardian))], guardians, changedPeople, cancellation);
    }

    /// <summary>Puts the guardians among the stored.</summary>
    /// <returns>Those that the file tells of, and whether it changed what was stored of them.</returns>
    private async Task<Dictionary<string, bool>> PutPeopleAsync(
        FileReport report,
        List<(string Key, PersonRow Row, FileLines Lines)> agreed,
        Dictionary<string, Guardian> guardians,
        CancellationToken cancellation)
    {
        var writer = new RowWriter<Guardian>(db, changes, RegisterTables.Guardians);
        var ids = await writer.TakeIdsAsync(agreed.Count(person => !guardians.ContainsKey(person.Key)), cancellation);
        var changed = new Dictionary<string, bool>();
        foreach (var (key, row, lines) in agreed)
        {
            if (!guardians.TryGetValue(key, out var guardian))
            {
                guardians[key] = guardian = new() { Id = ids.Dequeue(), Key = key, GivenName = row.GivenName, FamilyName = row.FamilyName, Email = row.Email, Phone = row.Phone, Version = Guid.CreateVersion7() };
                writer.Make(guardian);
                changed[key] = false;
                continue;
            }

            changed[key] = row != new PersonRow(guardian.GivenName, guardian.FamilyName, guardian.Email, guardian.Phone);
            if (changed[key])
            {
                writer.Track(guardian);
                (guardian.GivenName, guardian.FamilyName, guardian.Email, guardian.Phone) = (row.GivenName, row.FamilyName, row.Email, row.Phone);
                RowChanges.Note(db.Entry(guardian), lines.First, report);
                guardian.Version = Guid.CreateVersion7();
                await writer.SaveManyAsync(cancellation);
            }
        }

        await writer.SaveAsync(cancellation);
        return changed;
    }

    private async Task PutTiesAsync(
        FileReport report,
        List<((int Pupil, string Guardian) Key, TieRow Row, FileLines Lines)> agreed,
        Dictionary<string, Guardian> guardians,
        Dictionary<string, bool> changedPeople,
        CancellationToken cancellation)
    {
        var writer = new RowWriter<Guardianship>(db, changes, RegisterTables.Guardianships);
        var stored = await db.Guardianships.AsNoTracking().ToDictionaryAsync(tie => (tie.PupilId, tie.GuardianId), cancellation);
        var ids = await writer.TakeIdsAsync(agreed.Count(tie => !stored.ContainsKey((tie.Key.Pupil, guardians[tie.Key.Guardian].Id))), cancellation);
        foreach (var (key, row, lines) in agreed)
        {
            var guardianId = guardians[key.Guardian].Id;
            if (!stored.TryGetValue((key.Pupil, guardianId), out var tie))
            {
                writer.Make(new() { Id = ids.Dequeue(), PupilId = key.Pupil, GuardianId = guardianId, Custody = row.Custody, MayBeContacted = row.MayBeContacted, From = row.From, To = row.To, Version = Guid.CreateVersion7() });
                RowCount.New(lines, report);
                continue;
            }

            if (!changedPeople[key.Guardian] && row == new TieRow(tie.Custody, tie.MayBeContacted, tie.From, tie.To))
            {
                RowCount.Unchanged(lines, report);
                continue;
            }

            writer.Track(tie);
            (tie.Custody, tie.MayBeContacted, tie.From, tie.To) = (row.Custody, row.MayBeContacted, row.From, row.To);
            RowCount.Of(db.Entry(tie), isNew: false, lines, report, () => tie.Version = Guid.CreateVersion7(), changedPeople[key.Guardian]);
            await writer.SaveManyAsync(cancellation);
        }

        await writer.SaveAsync(cancellation);
    }

    private sealed record PersonRow(string GivenName, string FamilyName, string Email, string Phone);

    private sealed record TieRow(Custody Custody, bool MayBeContacted, DateOnly? From, DateOnly? To);
}
