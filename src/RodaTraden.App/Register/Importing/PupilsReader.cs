using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Importing;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>
/// pupils.csv: pupils and their successive enrolments. A marking that differs between rows or files fails closed: within a file the strictest wins.
/// </summary>
internal sealed class PupilsReader(AppDbContext db, ToldDays told, TimeProvider time) : IFileReader
{
    public FileKind Kind => FileKind.Pupils;

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var units = await UnitKeys.LoadAsync(db, table, cancellation);
        var people = new FileRows<string, PersonRow>(report, "pupil");
        var enrolments = new FileRows<EnrolmentKey, PlacementRow>(report, "pupil");
        var markings = new Dictionary<string, ProtectedMarking>();
        var unreadable = new HashSet<string>();
        var stored = await db.Pupils.ToDictionaryAsync(pupil => pupil.Key, cancellation);
        ReadRows(new(table, report), table.IsSparse, units, people, enrolments, markings, unreadable, key => stored.GetValueOrDefault(key) is { IsProtected: true } || Kept(stored, key) is { IsProtected: true }, report);
        var markingOfMerged = stored.Values.Where(pupil => pupil.MergedIntoId is not null).ToLookup(pupil => pupil.MergedIntoId!.Value);
        foreach (var (key, marking) in markings.ToList())
        {
            // A marking on a record that was merged into another is a marking on the pupil.
            if (Kept(stored, key) is { } kept && kept.Key != key)
            {
                markings[kept.Key] = (ProtectedMarking)Math.Max((int)marking, (int)markings.GetValueOrDefault(kept.Key));
            }
        }

        var changedPeople = new HashSet<string>();
        var agreed = new HashSet<string>();
        var agreedEnrolments = enrolments.Agreed().ToList();
        var withEnrolment = agreedEnrolments.Select(enrolment => enrolment.Key.Pupil).ToHashSet();
        foreach (var (key, row, lines) in people.Agreed().OrderBy(person => stored.GetValueOrDefault(person.Key) is not { MergedIntoId: not null }))
        {
            // A pupil all of whose rows are refused is not made by them.
            if (!withEnrolment.Contains(key) && !table.IsSparse)
            {
                continue;
            }

            if (unreadable.Contains(key) && !stored.ContainsKey(key))
            {
                // Another row of the pupil has a marking that nobody can read: it is never taken for none.
                foreach (var line in people.LinesOf(key))
                {
                    report.Refuse(line, "marking", "", RowRefusalReason.Contradiction);
                }

                continue;
            }

            agreed.Add(key);
            var isNew = !stored.ContainsKey(key);
            var ofMerged = stored.TryGetValue(key, out var known) ? markingOfMerged[known.Id].Select(pupil => pupil.Marking).DefaultIfEmpty().Max() : ProtectedMarking.None;
            var changed = PutPerson(stored, key, row, unreadable.Contains(key) ? null : MarkingOf(key, ofMerged, table, stored, markings, report));
            report.WithoutMarking += isNew && table.IsSparse ? 1 : 0;
            if (changed)
            {
                changedPeople.Add(key);
                RowChanges.Note(db.Entry(stored[key]), lines.First, report);
            }

            if (!withEnrolment.Contains(key))
            {
                report.New += isNew ? 1 : 0;
                report.Changed += changed && !isNew ? 1 : 0;
                report.Unchanged += lines.Count - (changed ? 1 : 0);
            }
        }

        foreach (var (key, marking) in markings)
        {
            // Protection counts also when the rows of the pupil are refused.
            Protect(stored.GetValueOrDefault(key), marking);
        }

        await db.SaveChangesAsync(cancellation);
        await PutEnrolmentsAsync(report, stored, agreedEnrolments.Where(enrolment => agreed.Contains(enrolment.Key.Pupil)), changedPeople, cancellation);
        await db.SaveChangesAsync(cancellation);
        await ProtectedCleansing.RunAsync(db, [.. stored.Values.Where(pupil => pupil.IsProtected).Select(pupil => pupil.Id)], cancellation);
        report.TouchedPupils.UnionWith(changedPeople.Select(key => stored[key].Id));
        await told.LayForFileAsync([.. report.TouchedPupils], report, cancellation);
    }

    private void ReadRows(
        RegisterRows rows,
        bool isSparse,
        UnitKeys units,
        FileRows<string, PersonRow> people,
        FileRows<EnrolmentKey, PlacementRow> enrolments,
        Dictionary<string, ProtectedMarking> markings,
        HashSet<string> unreadable,
        Func<string, bool> isProtected,
        FileReport report)
    {
        var lines = new Dictionary<string, List<long>>();
        var misspelt = new HashSet<string>();
        while (rows.Next())
        {
            var key = rows.Required("pupil");
            if (!isSparse)
            {
                rows.Required("marking");
            }

            if (key.Length > 0)
            {
                (lines.TryGetValue(key, out var of) ? of : lines[key] = []).Add(rows.Line);
            }

            if (isProtected(key))
            {
                rows.Hide();
            }

            var wasInOrder = rows.IsInOrder;
            var marking = rows.Word(
                "marking",
                ("none", ProtectedMarking.None),
                ("ingen", ProtectedMarking.None),
                ("sekretessmarkering", ProtectedMarking.ConfidentialityFlag),
                ("skyddad_folkbokforing", ProtectedMarking.ProtectedRegistration),
                ("skyddad folkbokföring", ProtectedMarking.ProtectedRegistration));

            var isMisspelt = wasInOrder && !rows.IsInOrder;
            if (isMisspelt || (!isSparse && rows.Text("marking").Length == 0))
            {
                unreadable.Add(key);
            }

            if (isMisspelt)
            {
                misspelt.Add(key);
            }

            // A protected pupil may come without a name; it is kept all the same and shown to named persons only.
            var name = marking == ProtectedMarking.None
                ? (Given: rows.Required("given_name"), Family: rows.Required("family_name"))
                : (Given: rows.Text("given_name"), Family: rows.Text("family_name"));
            if (marking != ProtectedMarking.None)
            {
                // Protection counts even when the rest of the row is refused: it fails closed.
                markings[key] = (ProtectedMarking)Math.Max((int)marking, (int)markings.GetValueOrDefault(key));
                rows.Hide();
            }

            var unitId = isSparse && rows.Text("unit").Length == 0 ? 0 : units.Of(rows, "unit");
            var (from, to) = (rows.Date("enrolled_from"), rows.Date("enrolled_to"));
            if (from > to)
            {
                rows.Refuse("enrolled_to", $"{to:yyyy-MM-dd}", RowRefusalReason.ToBeforeFrom);
            }

            var person = new PersonRow(
                name.Given,
                name.Family,
                rows.Date("birth_date"),
                rows.Word("sex", ("", RegisteredSex.Unknown), ("flicka", RegisteredSex.Girl), ("pojke", RegisteredSex.Boy)),
                rows.Text("home_municipality"),
                Number(rows));
            var enrolment = PlacementRow.Of(rows);
            if (rows.IsInOrder)
            {
                people.Add(key, rows.Line, person);
                if (unitId > 0)
                {
                    enrolments.Add(new(key, unitId, from), rows.Line, enrolment);
                }
            }
        }

        // What one row of a pupil says of protection holds for all its rows; a word that is not understood may mean it.
        foreach (var line in markings.Keys.Concat(misspelt).SelectMany(key => lines.GetValueOrDefault(key, [])))
        {
            report.Hide(line);
        }
    }

    private string? Number(RegisterRows rows)
    {
        var text = rows.Text("civic_number");
        if (text.Length == 0)
        {
            return null;
        }

        if (CivicNumber.Parse(text, time.SwedishToday()) is { } number)
        {
            return number.Canonical;
        }

        // What was found is a personal number with a slip: never repeat it in a report.
        rows.Refuse("civic_number", "", RowRefusalReason.NotACivicNumber);
        return null;
    }

    /// <summary>
    /// The marking to give a pupil; null when what is stored stands: the sender does not tell, or the file would take protection away and nobody has confirmed it.
    /// </summary>
    /// <remarks>A pupil is at least as protected as any record that was merged into it.</remarks>
    private static ProtectedMarking? MarkingOf(string key, ProtectedMarking ofMerged, TableFile table, Dictionary<string, Pupil> stored, Dictionary<string, ProtectedMarking> markings, FileReport report)
    {
        if (table.IsSparse)
        {
            return null;
        }

        var told = (ProtectedMarking)Math.Max((int)markings.GetValueOrDefault(key), (int)ofMerged);
        if (told != ProtectedMarking.None || stored.GetValueOrDefault(key) is not { IsProtected: true })
        {
            return told;
        }

        report.ProtectionLifted += report.MayLiftProtection ? 1 : 0;
        report.ProtectionKept += report.MayLiftProtection ? 0 : 1;
        return report.MayLiftProtection ? told : null;
    }

    /// <summary>Puts a person among the stored.</summary>
    /// <param name="stored">The stored ones.</param>
    /// <param name="key">The sender's key.</param>
    /// <param name="row">What the file says.</param>
    /// <param name="marking">The marking; null when the sender does not tell, and what is stored stands.</param>
    /// <returns>Whether anything is new.</returns>
    private bool PutPerson(Dictionary<string, Pupil> stored, string key, PersonRow row, ProtectedMarking? marking)
    {
        var isNew = !stored.TryGetValue(key, out var pupil);
        if (pupil is null)
        {
            stored[key] = pupil = new() { Key = key, GivenName = row.GivenName, FamilyName = row.FamilyName, Version = Guid.CreateVersion7() };
            db.Add(pupil);
        }
        else if (pupil.MergedIntoId is not null)
        {
            // The record it was merged into has rows of its own; two senders' words would take turns. Only the protection is this sender's to tell.
            pupil.Marking = marking ?? pupil.Marking;
            return false;
        }

        var number = Newer(pupil.CivicNumber, row.CivicNumber);
        if (pupil.CivicNumber is { } before && number != before)
        {
            db.Add(new PupilNumber { PupilId = pupil.Id, Number = before, ReplacedOn = time.SwedishToday() });
        }

        (pupil.GivenName, pupil.FamilyName, pupil.BirthDate) = (row.GivenName, row.FamilyName, row.BirthDate ?? pupil.BirthDate);
        pupil.Sex = row.Sex == RegisteredSex.Unknown ? pupil.Sex : row.Sex;
        pupil.HomeMunicipality = row.HomeMunicipality.Length > 0 ? row.HomeMunicipality : pupil.HomeMunicipality;
        pupil.CivicNumber = number;
        pupil.Marking = marking ?? pupil.Marking;
        pupil.Search = pupil.IsProtected ? "" : SearchText.Fold(pupil.FullName);
        var changed = isNew || RowCount.HasChanged(db.Entry(pupil));
        if (changed)
        {
            pupil.Version = Guid.CreateVersion7();
        }

        return changed;
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

    private static void Protect(Pupil? pupil, ProtectedMarking marking)
    {
        if (pupil is not null && pupil.Marking < marking)
        {
            (pupil.Marking, pupil.Search, pupil.Version) = (marking, "", Guid.CreateVersion7());
        }
    }

    private async Task PutEnrolmentsAsync(
        FileReport report,
        Dictionary<string, Pupil> pupils,
        IEnumerable<(EnrolmentKey Key, PlacementRow Row, FileLines Lines)> agreed,
        HashSet<string> changedPeople,
        CancellationToken cancellation)
    {
        var placements = await Placements.LoadAsync(db, time.SwedishToday(), cancellation);
        var byKeptKey = new HashSet<PlacementKey>();
        foreach (var (key, row, lines) in agreed.OrderBy(one => pupils[one.Key.Pupil].MergedIntoId is not null))
        {
            var pupil = pupils[key.Pupil];
            var placement = new PlacementKey(pupil.MergedIntoId ?? pupil.Id, key.UnitId, key.From);
            if (pupil.MergedIntoId is null)
            {
                byKeptKey.Add(placement);
            }

            // In one file the key that stayed has the word; a file that only knows the other key still tells where the pupil goes.
            placements.Put(placement, row, lines, report, changedPeople.Contains(key.Pupil), onlyAdds: pupil.MergedIntoId is not null && byKeptKey.Contains(placement));
        }

        report.EnrolledTwice = placements.EnrolledTwice();
    }

    private sealed record PersonRow(string GivenName, string FamilyName, DateOnly? BirthDate, RegisteredSex Sex, string HomeMunicipality, string? CivicNumber);

    private readonly record struct EnrolmentKey(string Pupil, int UnitId, DateOnly? From)
    {
        public override string ToString() => Pupil;
    }

}
