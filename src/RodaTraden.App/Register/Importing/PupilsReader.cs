using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Importing;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>
/// pupils.csv: pupils and their successive enrolments. A marking that differs between rows or files fails closed: within a file the strictest wins.
/// </summary>
internal sealed class PupilsReader(AppDbContext db, RegisterChanges changes, ToldDays told, TimeProvider time) : IFileReader
{
    public FileKind Kind => FileKind.Pupils;

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var units = await UnitKeys.LoadAsync(db, table, cancellation);
        var stored = await db.Pupils.AsNoTracking().ToDictionaryAsync(pupil => pupil.Key, cancellation);
        var rows = new PupilRows(table, report, units, time.SwedishToday(), key => stored.GetValueOrDefault(key) is { IsProtected: true } || Kept(stored, key) is { IsProtected: true });
        rows.ReadAll();
        var markings = rows.Markings;
        var markingOfMerged = stored.Values.Where(pupil => pupil.MergedIntoId is not null).ToLookup(pupil => pupil.MergedIntoId!.Value);
        foreach (var (key, marking) in markings.ToList())
        {
            // A marking on a record that was merged into another is a marking on the pupil.
            if (Kept(stored, key) is { } kept && kept.Key != key)
            {
                markings[kept.Key] = Stricter(marking, markings.GetValueOrDefault(kept.Key));
            }
        }

        var writer = new RowWriter<Pupil>(db, changes, RegisterTables.Pupils);
        var ids = await writer.TakeIdsAsync(rows.People.Keys.Count(key => !stored.ContainsKey(key)), cancellation);
        var changedPeople = new HashSet<string>();
        var agreed = new HashSet<string>();
        var agreedEnrolments = rows.Enrolments.Agreed().ToList();
        var unitOf = new Dictionary<string, int>();
        foreach (var (place, _, _) in agreedEnrolments)
        {
            unitOf[place.Pupil] = place.UnitId;
        }

        // New pupils of a unit get numbers next to each other, whatever the order of the file: what is read and written together lies together.
        var inOrder = rows.People.Agreed().OrderBy(person => stored.GetValueOrDefault(person.Key) is not { MergedIntoId: not null }).ThenBy(person => unitOf.GetValueOrDefault(person.Key));
        foreach (var (key, row, lines) in inOrder)
        {
            // A pupil all of whose rows are refused is not made by them.
            if (!unitOf.ContainsKey(key) && !table.IsSparse)
            {
                continue;
            }

            if (rows.HasUnreadableMarking(key) && !stored.ContainsKey(key))
            {
                // Another row of the pupil has a marking that nobody can read: it is never taken for none.
                foreach (var line in rows.People.LinesOf(key))
                {
                    report.Refuse(line, "marking", "", RowRefusalReason.Contradiction);
                }

                continue;
            }

            agreed.Add(key);
            var isNew = !stored.TryGetValue(key, out var known);
            var ofMerged = known is not null ? markingOfMerged[known.Id].Select(pupil => pupil.Marking).DefaultIfEmpty().Max() : ProtectedMarking.None;
            var marking = rows.HasUnreadableMarking(key) ? null : MarkingOf(table.IsSparse ? null : Stricter(markings.GetValueOrDefault(key), ofMerged), known, report);
            if (known is null)
            {
                stored[key] = known = new() { Id = ids.Dequeue(), Key = key, GivenName = row.GivenName, FamilyName = row.FamilyName };
                writer.Make(known);
            }

            var changed = PutPerson(writer, known, row, marking) || isNew;
            report.WithoutMarking += isNew && table.IsSparse ? 1 : 0;
            if (changed)
            {
                changedPeople.Add(key);
                if (!isNew)
                {
                    RowChanges.Note(db.Entry(known), lines.First, report);
                }
            }

            if (!unitOf.ContainsKey(key))
            {
                report.New += isNew ? 1 : 0;
                report.Changed += changed && !isNew ? 1 : 0;
                report.Unchanged += lines.Count - (changed ? 1 : 0);
            }

            await writer.SaveManyAsync(cancellation);
        }

        var raised = new List<Pupil>();
        foreach (var (key, marking) in markings)
        {
            // Protection counts also when the rows of the pupil are refused.
            if (stored.GetValueOrDefault(key) is { } pupil && pupil.Marking < marking)
            {
                writer.Track(pupil);
                report.ProtectionRaised += pupil.IsProtected || pupil.MergedIntoId is not null ? 0 : 1;
                (pupil.Marking, pupil.Search, pupil.Version) = (marking, "", Guid.CreateVersion7());
                raised.Add(pupil);
            }
        }

        await writer.SaveAsync(cancellation);
        await PutEnrolmentsAsync(report, stored, agreedEnrolments.Where(enrolment => agreed.Contains(enrolment.Key.Pupil)), changedPeople, cancellation);
        await ProtectedCleansing.RunAsync(db, cancellation);
        foreach (var pupil in changedPeople.Select(key => stored[key]).Concat(raised))
        {
            report.Touch(pupil.Id);
        }

        await told.LayForFileAsync([.. report.TouchedPupils], report, cancellation);
    }

    /// <summary>
    /// The marking to give a pupil; null when what is stored stands: the sender does not tell, or the file would take protection away and nobody has confirmed it.
    /// </summary>
    private static ProtectedMarking? MarkingOf(ProtectedMarking? told, Pupil? stored, FileReport report)
    {
        if (told != ProtectedMarking.None || stored is not { IsProtected: true })
        {
            return told;
        }

        report.ProtectionLifted += report.MayLiftProtection ? 1 : 0;
        report.ProtectionKept += report.MayLiftProtection ? 0 : 1;
        return report.MayLiftProtection ? told : null;
    }

    private static ProtectedMarking Stricter(ProtectedMarking one, ProtectedMarking other) => one > other ? one : other;

    /// <summary>Puts what the file says of a person on a record, a new one or a stored one.</summary>
    /// <param name="writer">Tracks the record if it changes.</param>
    /// <param name="pupil">The record.</param>
    /// <param name="row">What the file says.</param>
    /// <param name="marking">The marking; null when the sender does not tell, and what is stored stands.</param>
    /// <returns>Whether anything is new.</returns>
    private bool PutPerson(RowWriter<Pupil> writer, Pupil pupil, PupilRows.Person row, ProtectedMarking? marking)
    {
        var told = marking ?? pupil.Marking;
        if (pupil.MergedIntoId is not null)
        {
            // The record it was merged into has rows of its own; two senders' words would take turns. Only the protection is this sender's to tell.
            if (pupil.Marking != told)
            {
                writer.Track(pupil);
                pupil.Marking = told;
            }

            return false;
        }

        var number = Newer(pupil.CivicNumber, row.CivicNumber);
        var birthDate = row.BirthDate ?? pupil.BirthDate;
        var sex = row.Sex == RegisteredSex.Unknown ? pupil.Sex : row.Sex;
        var home = row.HomeMunicipality.Length > 0 ? row.HomeMunicipality : pupil.HomeMunicipality;
        var search = told != ProtectedMarking.None ? "" : SearchText.Fold($"{row.GivenName} {row.FamilyName}");
        if ((row.GivenName, row.FamilyName, birthDate, sex, home, number, told, search)
            == (pupil.GivenName, pupil.FamilyName, pupil.BirthDate, pupil.Sex, pupil.HomeMunicipality, pupil.CivicNumber, pupil.Marking, pupil.Search)
            && !writer.Waits(pupil))
        {
            return false;
        }

        writer.Track(pupil);
        if (pupil.CivicNumber is { } before && number != before)
        {
            db.Add(new PupilNumber { PupilId = pupil.Id, Number = before, ReplacedOn = time.SwedishToday() });
        }

        (pupil.GivenName, pupil.FamilyName, pupil.BirthDate, pupil.Sex, pupil.HomeMunicipality) = (row.GivenName, row.FamilyName, birthDate, sex, home);
        (pupil.CivicNumber, pupil.Marking, pupil.Search, pupil.Version) = (number, told, search, Guid.CreateVersion7());
        return true;
    }

    /// <summary>The number to keep: the file's, unless it tells none, or a temporary one of a pupil whose personal number is known.</summary>
    private string? Newer(string? stored, string? told)
    {
        var today = time.SwedishToday();
        var isOlder = stored is not null && told is not null && CivicNumber.Parse(told, today) is { Kind: CivicNumberKind.Temporary } && CivicNumber.Parse(stored, today) is not { Kind: CivicNumberKind.Temporary };
        return told is null || isOlder ? stored : told;
    }

    /// <summary>The record that a key stands for: its own, or the one it was merged into.</summary>
    private static Pupil? Kept(Dictionary<string, Pupil> stored, string key) =>
        stored.GetValueOrDefault(key) is { MergedIntoId: { } kept } ? stored.Values.FirstOrDefault(pupil => pupil.Id == kept) : stored.GetValueOrDefault(key);

    private async Task PutEnrolmentsAsync(
        FileReport report,
        Dictionary<string, Pupil> pupils,
        IEnumerable<(PupilRows.Place Key, PlacementRow Row, FileLines Lines)> agreed,
        HashSet<string> changedPeople,
        CancellationToken cancellation)
    {
        var placements = await Placements.LoadAsync(db, changes, time.SwedishToday(), cancellation);
        var byKeptKey = new HashSet<PlacementKey>();
        var told = new List<ToldPlacement>();
        foreach (var (key, row, lines) in agreed.OrderBy(one => pupils[one.Key.Pupil].MergedIntoId is not null))
        {
            var pupil = pupils[key.Pupil];
            var placement = new PlacementKey(pupil.MergedIntoId ?? pupil.Id, key.UnitId, key.From);
            if (pupil.MergedIntoId is null)
            {
                byKeptKey.Add(placement);
            }

            // In one file the key that stayed has the word; a file that only knows the other key still tells where the pupil goes.
            told.Add(new(placement, row, lines, changedPeople.Contains(key.Pupil), OnlyAdds: pupil.MergedIntoId is not null && byKeptKey.Contains(placement)));
        }

        await placements.PutAsync(told, report, cancellation);
        report.EnrolledTwice = placements.EnrolledTwice();
    }
}
