using System.Text;
using RodaTraden.App.Intake.Tables;

namespace RodaTraden.App.Intake.Mappings;

/// <summary>
/// A sender's file seen through its mapping: native headings, native words. What cannot be understood is handed on as it stands, so that the row is
/// refused with what was found. A last row of totals is passed over.
/// </summary>
internal sealed class MappedTable : TableFile
{
    /// <summary>Columns of which any filled one says that the lesson was registered, where the sender leaves others blank.</summary>
    private static readonly string[] Amounts = ["valid", "invalid", "leave", "other", "late"];

    private readonly TableFile inner;
    private readonly MappingRules rules;
    private readonly string[] headings;

    /// <summary>Where each mapped column stands in the sender's file; -1 for one that is the same on every row.</summary>
    private readonly Dictionary<string, int> places;

    public MappedTable(TableFile inner, MappingRules rules, ReportPeriod? period)
    {
        this.inner = inner;
        this.rules = period is null ? rules : rules with
        {
            Columns = [.. rules.Columns.Where(mapped => mapped.Column is not ("from" or "to")), new("from", null, $"{period.From:yyyy-MM-dd}"), new("to", null, $"{period.To:yyyy-MM-dd}")],
        };
        headings = [.. this.rules.Columns.Select(mapped => mapped.Column).Where(column => column is not ("late" or "length"))];
        headings = rules.Kind == FileKind.Lessons ? [.. headings.Union(["end", "reported", "valid", "invalid", "leave", "other"])] : headings;
        places = this.rules.Columns.DistinctBy(mapped => mapped.Column).ToDictionary(mapped => mapped.Column, mapped => PlaceOf(mapped.Heading));
    }

    public override IReadOnlyList<string> Headings => headings;

    public override long Line => inner.Line;

    public override long BytesRead => inner.BytesRead;

    public override int Width => headings.Length;

    public override bool Read()
    {
        while (inner.Read())
        {
            if (!IsTotal())
            {
                return true;
            }
        }

        return false;
    }

    public override string Text(int column)
    {
        if (column < 0 || column >= headings.Length)
        {
            return "";
        }

        var name = headings[column];
        var text = Given(name);
        return (rules.Kind, name) switch
        {
            (_, "date" or "from" or "to" or "enrolled_from" or "enrolled_to" or "birth_date") => MappedValues.Day(text, rules.DateFormat),
            (_, "start") => MappedValues.Clock(text),
            (_, "end") => text.Length > 0 ? MappedValues.Clock(text) : AfterLength(),
            (FileKind.Lessons or FileKind.PeriodFigures, "valid" or "invalid") => Absent(name, text),
            (FileKind.Lessons or FileKind.PeriodFigures, "leave" or "other" or "offered" or "unreported" or "unjudged") => MappedValues.Minutes(text, rules),
            (_, "minutes") => MappedValues.Minutes(text, rules),
            (FileKind.Lessons, "reported") => Reported(text),
            (_, "kind" or "marking" or "sex" or "organiser_kind" or "custody" or "contact" or "reason" or "role" or "grade") => Word(text),
            _ => text,
        };
    }

    public override void Dispose() => inner.Dispose();

    private int PlaceOf(string? heading)
    {
        for (var i = 0; heading is not null && i < inner.Headings.Count; i++)
        {
            if (Same(inner.Headings[i], heading))
            {
                return i;
            }
        }

        return -1;
    }

    private int Place(string column) => places.GetValueOrDefault(column, -1);

    private string Given(string column)
    {
        var text = Mended(inner.Text(Place(column)));
        return text.Length == 0 && rules.Of(column)?.Always is { } always ? always : text;
    }

    private string Mended(string text)
    {
        var read = rules.Letters switch
        {
            LetterCode.MendDos437 => CodePagesEncodingProvider.Instance.GetEncoding(437),
            LetterCode.MendWindows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252),
            _ => null,
        };
        return read is null ? text : Encoding.UTF8.GetString(read.GetBytes(text));
    }

    private string Word(string text) => rules.Words.FirstOrDefault(word => Same(word.Theirs, text))?.Ours ?? text;

    private string Absent(string name, string text)
    {
        var minutes = MappedValues.Minutes(text, rules);
        var counts = (name, rules.Late) is ("invalid", LateRule.Invalid) or ("valid", LateRule.Valid);
        if (!counts || inner.Text(Place("late")) is not { Length: > 0 } also)
        {
            return minutes;
        }

        return int.TryParse(minutes.Length == 0 ? "0" : minutes, out var one) && int.TryParse(MappedValues.Minutes(also, rules), out var other)
            ? (one + other).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : also;
    }

    private string Reported(string text) => rules.Unreported switch
    {
        UnreportedRule.AllReported => "1",
        UnreportedRule.BlankIsUnreported => Amounts.Any(column => inner.Text(Place(column)).Length > 0) ? "1" : "0",
        _ => rules.ReportedWords.Split(',', StringSplitOptions.TrimEntries).Any(word => Same(word, text)) ? "1" : "0",
    };

    /// <summary>Where the sender tells how long a lesson was instead of when it ended.</summary>
    private string AfterLength()
    {
        var length = MappedValues.Minutes(Given("length"), rules);
        return TimeOnly.TryParse(MappedValues.Clock(Given("start")), System.Globalization.CultureInfo.InvariantCulture, out var start) && int.TryParse(length, out var minutes) && minutes is > 0 and < 1440
            ? start.AddMinutes(minutes).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)
            : length;
    }

    /// <summary>A row of totals begins with that word, and names no pupil. Somebody may be called Sum.</summary>
    private bool IsTotal()
    {
        if (Enumerable.Range(0, inner.Width).FirstOrDefault(i => inner.Text(i).Length > 0, -1) is not (>= 0 and var place)
            || Core.Register.SearchText.Fold(inner.Text(place)).Split(' ')[0] is not ("summa" or "totalt" or "total" or "sum"))
        {
            return false;
        }

        return Place("pupil") is >= 0 and var pupil
            ? pupil == place || inner.Text(pupil).Length == 0
            : Enumerable.Range(place + 1, Math.Max(0, inner.Width - place - 1)).All(i => inner.Text(i).Length == 0 || MappedValues.Number(inner.Text(i)) is not null);
    }

    private static bool Same(string one, string other) => Core.Register.SearchText.Fold(one) == Core.Register.SearchText.Fold(other) && Signs(one) == Signs(other);

    /// <summary>Folding takes signs away, and in some reports only a sign tells two headings apart: N min and N %.</summary>
    private static string Signs(string text) => text.Contains('%', StringComparison.Ordinal) ? "%" : "";
}
