using System.Globalization;
using RodaTraden.App.Intake.Tables;

namespace RodaTraden.App.Intake.Mappings;

/// <summary>A mapping as a form holds it: every column with a heading or a constant, and the choices beside.</summary>
public sealed class MappingDraft
{
    public required FileKind Kind { get; init; }

    public string Sender { get; set; } = "";

    public Dictionary<string, (string Heading, string Always)> Columns { get; } = [];

    public string DateFormat { get; set; } = MappedValues.DateFormats[0];

    public AmountUnit Amounts { get; set; }

    public string LessonMinutes { get; set; } = "60";

    public LetterCode Letters { get; set; }

    public UnreportedRule Unreported { get; set; }

    public string ReportedWords { get; set; } = new MappingRules { Kind = default, Columns = [] }.ReportedWords;

    public LateRule Late { get; set; }

    /// <summary>One pair a line: theirs = ours.</summary>
    public string Words { get; set; } = "";

    /// <summary>A first guess from the headings and first rows of a file.</summary>
    internal static MappingDraft Guess(FileKind kind, FileHeadings file)
    {
        var draft = new MappingDraft { Kind = kind };
        foreach (var column in MappingColumns.Of(kind))
        {
            draft.Columns[column.Name] = (file.Headings.FirstOrDefault(column.IsCalled) ?? "", "");
        }

        draft.DateFormat = MappedValues.DateFormatOf(file.Rows) ?? draft.DateFormat;

        draft.Unreported = draft.Columns.TryGetValue("reported", out var reported) && reported.Heading.Length == 0 ? UnreportedRule.AllReported : UnreportedRule.Stated;
        return draft;
    }

    /// <summary>A saved mapping, to be changed.</summary>
    internal static MappingDraft Of(SenderMapping mapping)
    {
        var rules = mapping.Rules;
        var draft = new MappingDraft
        {
            Kind = rules.Kind,
            Sender = mapping.Sender,
            DateFormat = rules.DateFormat,
            Amounts = rules.Amounts,
            LessonMinutes = rules.LessonMinutes.ToString(CultureInfo.InvariantCulture),
            Letters = rules.Letters,
            Unreported = rules.Unreported,
            ReportedWords = rules.ReportedWords,
            Late = rules.Late,
            Words = string.Join('\n', rules.Words.Select(word => $"{word.Theirs} = {word.Ours}")),
        };
        foreach (var column in MappingColumns.Of(rules.Kind))
        {
            var mapped = rules.Of(column.Name);
            draft.Columns[column.Name] = (mapped?.Heading ?? "", mapped?.Always ?? "");
        }

        return draft;
    }

    /// <summary>What a form sent.</summary>
    public static MappingDraft From(FileKind kind, IFormCollection form)
    {
        var draft = new MappingDraft
        {
            Kind = kind,
            Sender = form["sender"].ToString().Trim(),
            DateFormat = MappedValues.DateFormats.Contains(form["date"].ToString()) ? form["date"].ToString() : MappedValues.DateFormats[0],
            Amounts = Choice<AmountUnit>(form["amounts"].ToString()),
            LessonMinutes = form["lesson"].ToString() is { Length: > 0 } lesson ? lesson : "60",
            Letters = Choice<LetterCode>(form["letters"].ToString()),
            Unreported = Choice<UnreportedRule>(form["unreported"].ToString()),
            ReportedWords = form["reported-words"].ToString(),
            Late = Choice<LateRule>(form["late"].ToString()),
            Words = form["words"].ToString(),
        };
        foreach (var column in MappingColumns.Of(kind))
        {
            draft.Columns[column.Name] = (form["h-" + column.Name].ToString(), form["v-" + column.Name].ToString().Trim());
        }

        return draft;
    }

    /// <summary>What is missing, by the field's id; none when the draft can be used.</summary>
    public Dictionary<string, string> Faults(Func<string, string> words)
    {
        var faults = new Dictionary<string, string>();
        if (Sender.Length is 0 or > 200)
        {
            faults["sender"] = words("Mapping.SenderMissing");
        }

        foreach (var group in MappingColumns.Required(Kind).Where(group => group.All(column => Columns.GetValueOrDefault(column) is { Heading: "" or null, Always: "" or null })))
        {
            faults["h-" + group[0]] = string.Format(CultureInfo.InvariantCulture, words("Mapping.ColumnMissing"), words("Column." + group[0]));
        }

        if (!Columns.Values.Any(column => column.Heading.Length > 0))
        {
            faults["h-" + Columns.Keys.First()] = words("Mapping.NoHeading");
        }

        if (!int.TryParse(LessonMinutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes is < 1 or > 240)
        {
            faults["lesson"] = words("Mapping.LessonMinutesWrong");
        }

        if (Lines().Any(line => !line.Contains('=', StringComparison.Ordinal)))
        {
            faults["words"] = words("Mapping.WordsWrong");
        }

        return faults;
    }

    internal MappingRules Rules() => new()
    {
        Kind = Kind,
        Columns = [.. Columns.Where(column => column.Value.Heading.Length > 0 || column.Value.Always.Length > 0)
            .Select(column => new MappedColumn(column.Key, column.Value.Heading.Length > 0 ? column.Value.Heading : null, column.Value.Always.Length > 0 ? column.Value.Always : null))],
        DateFormat = DateFormat,
        Amounts = Amounts,
        LessonMinutes = int.Parse(LessonMinutes, CultureInfo.InvariantCulture),
        Letters = Letters,
        Unreported = Unreported,
        ReportedWords = ReportedWords,
        Late = Late,
        Words = [.. Lines().Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).Select(pair => new MappedWord(pair[0], pair[1]))],
    };

    private string[] Lines() => Words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static T Choice<T>(string text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var choice) ? choice : default;
}
