namespace RodaTraden.App.Intake.Mappings;

/// <summary>
/// Reports whose headings are known beforehand. They carry sums of a period and no lessons. Headings: formats.md 3.4. The pupil stands by key or by
/// personal number; a name alone is not enough.
/// </summary>
internal static class KnownReports
{
    private static readonly string[] PupilHeadings = ["Personnummer", "Elev", "Elev-id", "Elevid", "Person-id", "Elevnyckel"];
    private static readonly string[] SubjectHeadings = ["Ämne", "Kurs", "Ämne/kurs", "Kurs/ämne"];

    /// <summary>The known report that a row of headings belongs to, under the sender's name; null when none.</summary>
    public static (string Sender, MappingRules Rules)? Of(IReadOnlyList<string> headings)
    {
        if (Has("Undv. tid", "GF min", "F min"))
        {
            return ("Vklass", Rules(headings, AmountUnit.Minutes, [new("lessons", "Lekt.", null), new("offered", "Undv. tid", null), new("valid", "GF min", null), new("invalid", "F min", null), new("unreported", "Ej reg tid", null)]));
        }

        if (Has("Totalt (t)", "Giltig (tim)", "Ogiltig (tim)"))
        {
            return ("LearnPoint", Rules(headings, AmountUnit.Hours, [new("lessons", "Antal tillfällen", null), new("offered", "Totalt (t)", null), new("valid", "Giltig (tim)", null), new("invalid", "Ogiltig (tim)", null), new("reported_share", "Rapporterat (%)", null)]));
        }

        return null;

        bool Has(params string[] needed) => needed.All(heading => headings.Any(given => IsCalled(given, heading)));
    }

    private static MappingRules Rules(IReadOnlyList<string> headings, AmountUnit amounts, IReadOnlyList<MappedColumn> columns)
    {
        var pupil = headings.FirstOrDefault(heading => PupilHeadings.Any(name => IsCalled(heading, name)));
        var subject = headings.FirstOrDefault(heading => SubjectHeadings.Any(name => IsCalled(heading, name)));
        return new()
        {
            Kind = FileKind.PeriodFigures,
            Amounts = amounts,
            Columns =
            [
                .. pupil is null ? [] : new MappedColumn[] { new("pupil", pupil, null) },
                .. subject is null ? [] : new MappedColumn[] { new("subject", subject, null) },
                .. columns.Where(column => headings.Any(given => IsCalled(given, column.Heading!))),
            ],
        };
    }

    private static bool IsCalled(string heading, string name) =>
        string.Equals(heading.Trim().TrimEnd('.'), name.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}
