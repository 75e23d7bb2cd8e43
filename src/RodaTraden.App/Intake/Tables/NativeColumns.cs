namespace RodaTraden.App.Intake.Tables;

/// <summary>The headings of the native files, in English and Swedish. Source: contract.md, native files.</summary>
internal static class NativeColumns
{
    private static readonly Column Pupil = new("pupil", "elev", "elevid", "elev id", "elevnyckel");
    private static readonly Column Unit = new("unit", "skolenhet", "enhet", "skolenhetskod");
    private static readonly Column Date = new("date", "datum");
    private static readonly Column Start = new("start", "starttid", "börjar", "från kl");
    private static readonly Column End = new("end", "slut", "sluttid", "slutar", "till kl");
    private static readonly Column Kind = new("kind", "typ", "slag");
    private static readonly Column Reason = new("reason", "orsak", "anledning", "skäl för frånvaro");
    private static readonly Column GivenName = new("given_name", "förnamn");
    private static readonly Column FamilyName = new("family_name", "efternamn");
    private static readonly Column Email = new("email", "e-post", "epost", "mejl");

    private static readonly Dictionary<FileKind, ColumnSet> Sets = new()
    {
        [FileKind.Units] = new(
            [Unit, new("name", "namn")],
            [
                new("organiser", "huvudman"), new("organiser_kind", "huvudmannatyp", "typ av huvudman"),
                new("municipality", "kommun", "kommunkod"), new("forms", "skolformer", "skolform"),
            ]),
        [FileKind.Calendar] = new([Date, Kind], [Unit, new("organiser", "huvudman")]),
        [FileKind.Staff] = new(
            [new("staff", "personal", "personalid", "personal id")],
            [GivenName, FamilyName, Email, Unit, new("role", "roll", "befattning")]),
        [FileKind.Pupils] = new(
            [Pupil, Unit, GivenName, FamilyName, new("marking", "markering", "sekretess", "skyddade uppgifter")],
            [
                new("birth_date", "födelsedatum", "född"), new("sex", "kön"), new("grade", "årskurs"), new("class", "klass"),
                new("home_municipality", "hemkommun"), new("mentor"), new("civic_number", "personnummer"),
                new("enrolled_from", "inskriven från", "inskriven"), new("enrolled_to", "inskriven till", "utskriven"),
            ]),
        [FileKind.Guardians] = new(
            [Pupil, new("guardian", "vårdnadshavare")],
            [
                GivenName, FamilyName, Email, new("phone", "telefon", "mobil"), new("custody", "vårdnad"),
                new("contact", "kontakt", "får kontaktas"), new("from", "från"), new("to", "till"),
            ]),
        [FileKind.Lessons] = new(
            [
                Pupil, Unit, Date, Start, End, new("subject", "ämne", "kurs", "ämne/kurs"), new("reported", "rapporterad", "registrerad"),
                new("valid", "giltig", "giltig frånvaro"), new("invalid", "ogiltig", "ogiltig frånvaro"), new("leave", "ledighet", "ledig"),
                new("other", "annan närvaro", "annan verksamhet"),
            ],
            [new("notified", "anmäld"), Reason, new("unjudged", "ej bedömd", "obedömd")]),
        [FileKind.Enrolments] = new([Pupil, Unit, new("enrolled_from", "inskriven från", "inskriven")], [new("grade", "årskurs"), new("class", "klass"), new("mentor"), new("enrolled_to", "inskriven till", "utskriven")]),
        [FileKind.PeriodFigures] = new(
            [Pupil, new("from", "från"), new("to", "till"), new("offered", "erbjuden"), new("valid", "giltig", "giltig frånvaro"), new("invalid", "ogiltig", "ogiltig frånvaro")],
            [new("subject", "ämne", "kurs", "ämne/kurs"), new("lessons", "lektioner"), new("unreported", "orapporterad"), new("reported_share", "rapporterad andel")]),
        [FileKind.Codes] = new([new("list"), new("code")], []),
        [FileKind.Absences] = new([Pupil, Date, Start, End, Kind], [Unit, Reason, new("minutes", "minuter", "antal minuter")]),
    };

    public static ColumnSet Of(FileKind kind) => Sets[kind];

    /// <summary>Tells the kind of a file from its headings; null when no kind fits.</summary>
    public static FileKind? KindOf(IReadOnlyList<string> headings)
    {
        var fitting = Sets.Where(set => set.Value.MissingFrom(headings).Count == 0 && HasOwner(set.Key, headings)).ToList();
        return fitting.Count > 0 ? fitting.MaxBy(set => set.Value.Matches(headings)).Key : null;
    }

    /// <summary>What to say of headings that fit nothing: the kind that fits best lacks a column, or none is near.</summary>
    public static FileRefusedException Unknown(IReadOnlyList<string> headings)
    {
        if (headings is [var only] && only.Count(character => character is ';' or ',' or '\t') > 2)
        {
            return new(FileRefusalReason.RowsWrappedInQuotes, Shown(only));
        }

        var nearest = Sets.MaxBy(set => set.Value.Matches(headings));
        var missing = nearest.Value.MissingFrom(headings);
        return nearest.Value.Matches(headings) >= 2 && missing.Count <= nearest.Value.Required.Count / 2
            ? new(FileRefusalReason.ColumnMissing, string.Join(", ", missing.Select(column => column.Name)))
            : new(FileRefusalReason.UnknownHeadings, Shown(string.Join(", ", headings)));
    }

    /// <summary>A calendar belongs to a unit or to an organiser.</summary>
    private static bool HasOwner(FileKind kind, IReadOnlyList<string> headings) =>
        kind != FileKind.Calendar || headings.Any(heading => Unit.IsCalled(heading) || new Column("organiser", "huvudman").IsCalled(heading));

    private static string Shown(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
