using System.Globalization;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Shared.Time;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Detection.Ladders.Changing;

/// <summary>A ladder as the form of its page sent it: the numbers that may be changed, read into a ladder, with a fault for each that cannot be.</summary>
internal sealed class LadderForm(IFormCollection form, LanguageTexts texts, Dictionary<string, string> faults)
{
    /// <summary>The part of a field's name that stands for the definition of long-lasting absence.</summary>
    public const string LongTerm = "l";

    /// <summary>The name of a condition's field: that of a step, or <see cref="LongTerm"/>, and its place in the list.</summary>
    public static string FieldOf(string part, int at) => $"c-{part}-{at}";

    public static string PartOf(LadderStep step) => step.Ordinal.ToString(CultureInfo.InvariantCulture);

    /// <summary>The ladder with the numbers of the form.</summary>
    public AttendanceLadder Read(AttendanceLadder ladder) => ladder with
    {
        Steps =
        [
            .. ladder.Steps.Select(step => step with
            {
                DueSchoolDays = Whole("d-" + step.Ordinal, 1, 100),
                ReviewSchoolDays = Whole("r-" + step.Ordinal, 0, 100),
                AnyOf = Limits(PartOf(step), step.AnyOf),
            }),
        ],
        LeaveAfter = Whole("leave", 1, 200),
        Contact = new(Whole("contact-step", 1, ladder.Steps.Count), Whole("contact-days", 1, 100)),
        LongTerm = Limits(LongTerm, ladder.LongTerm),
        Source = form["source"].ToString(),
        ValidFrom = IsoDay.Read(form["from"]) ?? default,
    };

    private List<Condition> Limits(string part, IReadOnlyList<Condition> conditions) =>
        [.. conditions.Select((condition, at) => condition with { Limit = Limit(FieldOf(part, at), condition) })];

    private int Whole(string field, int least, int most)
    {
        if (int.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        faults[field] = texts["LadderPage.WholeFault", least, most];
        return least;
    }

    private int Limit(string field, Condition condition)
    {
        var text = form[field].ToString().Trim().TrimEnd('%').Trim().Replace(',', '.');
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0
            && (condition.LimitIsShare ? value <= 100 && decimal.Truncate(value * 10) == value * 10 : value <= 10_000 && decimal.Truncate(value) == value))
        {
            return (int)(condition.LimitIsShare ? value * 10 : value);
        }

        faults[field] = condition.LimitIsShare ? texts["LadderPage.ShareFault"] : texts["LadderPage.WholeFault", 1, 10_000];
        return condition.Limit;
    }
}
