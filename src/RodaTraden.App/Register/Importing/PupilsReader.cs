using Microsoft.EntityFrameworkCore;
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
internal sealed class PupilsReader(AppDbContext db, TimeProvider time) : IFileReader
{
    public FileKind Kind => FileKind.Pupils;

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var units = await db.Units.ToDictionaryAsync(unit => unit.Key, unit => unit.Id, cancellation);
        var people = new FileRows<string, PersonRow>(report, "pupil");
        var enrolments = new FileRows<EnrolmentKey, EnrolmentRow>(report, "pupil");
        var markings = new Dictionary<string, ProtectedMarking>();
        ReadRows(new(table, report), units, people, enrolments, markings);

        var stored = await db.Pupils.ToDictionaryAsync(pupil => pupil.Key, cancellation);
        var changedPeople = new HashSet<string>();
        var agreed = new HashSet<string>();
        var agreedEnrolments = enrolments.Agreed().ToList();
        var withEnrolment = agreedEnrolments.Select(enrolment => enrolment.Key.Pupil).ToHashSet();
        foreach (var (key, row, _) in people.Agreed())
        {
            // A pupil all of whose rows are refused is not made by them.
            if (!withEnrolment.Contains(key))
            {
                continue;
            }

            agreed.Add(key);
            if (PutPerson(stored, key, row, markings.GetValueOrDefault(key)))
            {
                changedPeople.Add(key);
            }
        }

        foreach (var (key, marking) in markings.Where(marked => !agreed.Contains(marked.Key)))
        {
            Protect(stored.GetValueOrDefault(key), marking);
        }

        await db.SaveChangesAsync(cancellation);
        await PutEnrolmentsAsync(report, stored, agreedEnrolments.Where(enrolment => agreed.Contains(enrolment.Key.Pupil)), changedPeople, cancellation);
        await db.SaveChangesAsync(cancellation);
        await ProtectedCleansing.RunAsync(db, [.. stored.Values.Where(pupil => pupil.IsProtected).Select(pupil => pupil.Id)], cancellation);
        report.TouchedPupils.UnionWith(changedPeople.Select(key => stored[key].Id));
    }

    private void ReadRows(
        RegisterRows rows,
        Dictionary<string, int> units,
        FileRows<string, PersonRow> people,
        FileRows<EnrolmentKey, EnrolmentRow> enrolments,
        Dictionary<string, ProtectedMarking> markings)
    {
        while (rows.Next())
        {
            var key = rows.Required("pupil");
            rows.Required("marking");
            var marking = rows.Word(
                "marking",
                ("none", ProtectedMarking.None),
                ("ingen", ProtectedMarking.None),
                ("sekretessmarkering", ProtectedMarking.ConfidentialityFlag),
                ("skyddad_folkbokforing", ProtectedMarking.ProtectedRegistration),
                ("skyddad folkbokföring", ProtectedMarking.ProtectedRegistration));

            // A protected pupil may come without a name; it is kept all the same and shown to named persons only.
            var name = marking == ProtectedMarking.None
                ? (Given: rows.Required("given_name"), Family: rows.Required("family_name"))
                : (Given: rows.Text("given_name"), Family: rows.Text("family_name"));
            if (marking != ProtectedMarking.None)
            {
                // Protection counts even when the rest of the row is refused: it fails closed.
                markings[key] = (ProtectedMarking)Math.Max((int)marking, (int)markings.GetValueOrDefault(key));
            }

            var unitId = rows.Known("unit", rows.Required("unit"), units, RowRefusalReason.UnknownUnit, 0);
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
            var enrolment = new EnrolmentRow(to, rows.Text("grade"), rows.Text("class"), rows.Text("mentor"));
            if (rows.IsInOrder)
            {
                people.Add(key, rows.Line, person);
                enrolments.Add(new(key, unitId, from), rows.Line, enrolment);
            }
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

    private bool PutPerson(Dictionary<string, Pupil> stored, string key, PersonRow row, ProtectedMarking marking)
    {
        var isNew = !stored.TryGetValue(key, out var pupil);
        if (pupil is null)
        {
            stored[key] = pupil = new() { Key = key, GivenName = row.GivenName, FamilyName = row.FamilyName, Version = Guid.CreateVersion7() };
            db.Add(pupil);
        }

        (pupil.GivenName, pupil.FamilyName, pupil.BirthDate, pupil.Sex) = (row.GivenName, row.FamilyName, row.BirthDate ?? pupil.BirthDate, row.Sex);
        pupil.HomeMunicipality = row.HomeMunicipality.Length > 0 ? row.HomeMunicipality : pupil.HomeMunicipality;
        pupil.CivicNumber = row.CivicNumber ?? pupil.CivicNumber;
        pupil.Marking = marking;
        pupil.Search = pupil.IsProtected ? "" : SearchText.Fold(pupil.FullName);
        var changed = isNew || RowCount.HasChanged(db.Entry(pupil));
        if (changed)
        {
            pupil.Version = Guid.CreateVersion7();
        }

        return changed;
    }

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
        IEnumerable<(EnrolmentKey Key, EnrolmentRow Row, int Lines)> agreed,
        HashSet<string> changedPeople,
        CancellationToken cancellation)
    {
        var stored = (await db.Enrolments.ToListAsync(cancellation)).ToDictionary(enrolment => (enrolment.PupilId, enrolment.UnitId, enrolment.From));
        foreach (var (key, row, lines) in agreed)
        {
            var pupilId = pupils[key.Pupil].Id;
            var isNew = !stored.TryGetValue((pupilId, key.UnitId, key.From), out var enrolment);
            if (enrolment is null)
            {
                enrolment = new() { PupilId = pupilId, UnitId = key.UnitId, From = key.From, Version = Guid.CreateVersion7() };
                db.Add(enrolment);
            }

            (enrolment.To, enrolment.Grade, enrolment.Class, enrolment.MentorKey) = (row.To, row.Grade, row.Class, row.Mentor);
            if (RowCount.Of(db.Entry(enrolment), isNew, lines, report, () => enrolment.Version = Guid.CreateVersion7(), changedPeople.Contains(key.Pupil)))
            {
                report.TouchedPupils.Add(pupilId);
            }
        }
    }

    private sealed record PersonRow(string GivenName, string FamilyName, DateOnly? BirthDate, RegisteredSex Sex, string HomeMunicipality, string? CivicNumber);

    private readonly record struct EnrolmentKey(string Pupil, int UnitId, DateOnly? From)
    {
        public override string ToString() => Pupil;
    }

    private sealed record EnrolmentRow(DateOnly? To, string Grade, string Class, string Mentor);
}
