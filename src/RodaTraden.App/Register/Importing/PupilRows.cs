using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>
/// The rows of pupils.csv, checked: persons, where they go, and their markings. What one row says of protection holds for all rows of the pupil, refused ones too.
/// </summary>
internal sealed class PupilRows(TableFile table, FileReport report, UnitKeys units, DateOnly today, Func<string, bool> isProtected)
{
    private readonly RegisterRows rows = new(table, report);
    private readonly HashSet<string> unreadable = [];

    public FileRows<string, Person> People { get; } = new(report, "pupil");

    public FileRows<Place, PlacementRow> Enrolments { get; } = new(report, "pupil");

    /// <summary>Markings other than none, the strictest of each pupil.</summary>
    public Dictionary<string, ProtectedMarking> Markings { get; } = [];

    /// <summary>Whether any row of a pupil has a marking that nobody can read, or none where it must be told: then no other row's "none" counts.</summary>
    public bool HasUnreadableMarking(string key) => unreadable.Contains(key);

    /// <summary>Reads the whole file.</summary>
    public void ReadAll()
    {
        var isSparse = table.IsSparse;
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
                (lines.TryGetValue(key, out var of) ? of : lines[key] = new(1)).Add(rows.Line);
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
                Markings[key] = marking > Markings.GetValueOrDefault(key) ? marking : Markings[key];
                rows.Hide();
            }

            var unitId = isSparse && rows.Text("unit").Length == 0 ? 0 : units.Of(rows, "unit");
            var (from, to) = (rows.Date("enrolled_from"), rows.Date("enrolled_to"));
            if (from > to)
            {
                rows.Refuse("enrolled_to", $"{to:yyyy-MM-dd}", RowRefusalReason.ToBeforeFrom);
            }

            var person = new Person(
                name.Given,
                name.Family,
                rows.Date("birth_date"),
                rows.Word("sex", ("", RegisteredSex.Unknown), ("flicka", RegisteredSex.Girl), ("pojke", RegisteredSex.Boy)),
                rows.Text("home_municipality"),
                Number());
            var enrolment = PlacementRow.Of(rows);
            if (rows.IsInOrder)
            {
                People.Add(key, rows.Line, person);
                if (unitId > 0)
                {
                    Enrolments.Add(new Place(key, unitId, from), rows.Line, enrolment);
                }
            }
        }

        // What one row of a pupil says of protection holds for all its rows; a word that is not understood may mean it.
        foreach (var line in Markings.Keys.Concat(misspelt).SelectMany(key => lines.GetValueOrDefault(key, [])))
        {
            report.Hide(line);
        }
    }

    private string? Number()
    {
        var text = rows.Text("civic_number");
        if (text.Length == 0)
        {
            return null;
        }

        if (CivicNumber.Parse(text, today) is { } number)
        {
            return number.Canonical;
        }

        // What was found is a personal number with a slip: never repeat it in a report.
        rows.Refuse("civic_number", "", RowRefusalReason.NotACivicNumber);
        return null;
    }

    public sealed record Person(string GivenName, string FamilyName, DateOnly? BirthDate, RegisteredSex Sex, string HomeMunicipality, string? CivicNumber);

    public readonly record struct Place(string Pupil, int UnitId, DateOnly? From)
    {
        public override string ToString() => Pupil;
    }
}
