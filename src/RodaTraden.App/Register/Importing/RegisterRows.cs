using System.Globalization;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>The rows of one register file: values by column name, checked one by one, refusals told with their line.</summary>
internal sealed class RegisterRows(TableFile table, FileReport report)
{
    private const int LongestText = 200;

    /// <summary>Columns that hold less than the usual; the database would refuse or cut what is longer.</summary>
    private static readonly Dictionary<string, int> Longest = new()
    {
        ["pupil"] = 100,
        ["unit"] = 100,
        ["guardian"] = 100,
        ["staff"] = 100,
        ["mentor"] = 100,
        ["forms"] = 100,
        ["role"] = 60,
        ["class"] = 50,
        ["phone"] = 50,
        ["grade"] = 20,
        ["home_municipality"] = 4,
        ["municipality"] = 4,
    };

    private readonly ColumnPlaces places = new(NativeColumns.Of(report.Kind), table.Headings);
    private bool refused;

    public long Line => table.Line;

    /// <summary>The next row; false at the end.</summary>
    public bool Next()
    {
        refused = false;
        report.UnknownColumns = places.Unknown;
        if (!table.Read())
        {
            return false;
        }

        report.Rows++;
        return true;
    }

    /// <summary>Whether the file has a column.</summary>
    public bool Has(string column) => places[column] >= 0;

    /// <summary>Whether everything asked of this row so far was in order.</summary>
    public bool IsInOrder => !refused;

    public string Text(string column)
    {
        var text = table.Text(places[column]);
        return text.Length <= Longest.GetValueOrDefault(column, LongestText) ? text : Refused(column, text, RowRefusalReason.TooLong, "");
    }

    public string Required(string column)
    {
        var text = Text(column);
        return text.Length > 0 ? text : Refused(column, "", RowRefusalReason.ValueMissing, "");
    }

    public DateOnly? Date(string column)
    {
        var text = Text(column);
        return text.Length == 0
            ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : Refused<DateOnly?>(column, text, RowRefusalReason.ImpossibleDate, null);
    }

    /// <summary>A time in minutes after midnight; null for an empty cell.</summary>
    public short? Time(string column)
    {
        var text = Text(column);
        return text.Length == 0
            ? null
            : TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? (short)((time.Hour * 60) + time.Minute)
                : Refused<short?>(column, text, RowRefusalReason.ImpossibleTime, null);
    }

    /// <summary>Whole minutes of less than a day; null for an empty cell.</summary>
    public short? Minutes(string column) => Number(column, 1, 1439) is { } minutes ? (short)minutes : null;

    /// <summary>A whole number within bounds; null for an empty cell.</summary>
    public int? Number(string column, int least, int most)
    {
        var text = Text(column);
        return text.Length == 0
            ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : Refused<int?>(column, text, RowRefusalReason.NotWholeMinutes, null);
    }

    /// <summary>One of the known words; the first is taken when the cell is empty.</summary>
    public T Word<T>(string column, params (string Word, T Value)[] words)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return words[0].Value;
        }

        // Nearly all rows have the word as it is; what is written otherwise is folded.
        foreach (var (word, value) in words)
        {
            if (word == text)
            {
                return value;
            }
        }

        foreach (var (word, value) in words)
        {
            if (SearchText.Fold(word) == SearchText.Fold(text))
            {
                return value;
            }
        }

        return Refused(column, text, RowRefusalReason.UnknownWord, words[0].Value, string.Join(", ", words.Select(word => word.Word).Where(word => word.Length > 0)));
    }

    public T Known<T>(string column, string text, IReadOnlyDictionary<string, T> among, RowRefusalReason reason, T otherwise) =>
        among.TryGetValue(text, out var value) ? value : Refused(column, text, reason, otherwise);

    public void Refuse(string column, string found, RowRefusalReason reason, string detail = "") => Refused(column, found, reason, 0, detail);

    /// <summary>The row has made a unit that no file had named.</summary>
    public void CountMadeUnit() => report.UnitsMade++;

    /// <summary>The row is about a pupil with protected data.</summary>
    public void Hide() => report.Hide(table.Line);

    private T Refused<T>(string column, string found, RowRefusalReason reason, T otherwise, string detail = "")
    {
        refused = true;
        report.Refuse(table.Line, column, found, reason, detail);
        return otherwise;
    }
}
