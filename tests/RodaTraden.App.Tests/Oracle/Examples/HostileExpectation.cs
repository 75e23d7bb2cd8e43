using System.Globalization;

namespace RodaTraden.App.Tests.Oracle;

/// <summary>What a recipe promises by its name, so that the plan can be held against the reading.</summary>
internal sealed record HostileExpectation(string Kind, int Limit, bool IsTrue)
{
    public static HostileExpectation? Of(string recipe)
    {
        var words = recipe.Replace(" again", "", StringComparison.Ordinal).Split(' ');
        var last = words[^1];
        return words[0] switch
        {
            "share" => new("AbsenceShare", Number(words[1]), Number(words[1]) == 5 ? last == "+1" : last != "-1"),
            "term" => new("AbsenceShare", 50, last == "+1"),
            "month" => new("AbsenceShare", 80, last != "-1"),
            "trend" => new("Trend", 0, last is "0" or "+1"),
            "invalid" => new("InvalidMinutes", 0, recipe.EndsWith("and 1", StringComparison.Ordinal) || last is "0" or "+1"),
            "registration" => new("LowRegistration", 0, last is "-1" or "lesson"),
            "subject" => Subject(recipe, last),
            "weekday," => Weekday(recipe, last),
            "only" => new("WeekdayPattern", 0, false),
            "no" => new("SubjectPattern", 0, false),
            "first" => new("FirstLessonPattern", 0, Number(words[3]) >= 5),
            _ => Counted(recipe, words),
        };
    }

    private static HostileExpectation? Counted(string recipe, string[] words)
    {
        if (!int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var n))
        {
            return recipe switch
            {
                "a third observed" => new("AbsenceShare", 50, true),
                "just under a third observed" => new("AbsenceShare", 50, false),
                "two subjects" => new("SubjectPattern", 0, true),
                _ => null,
            };
        }

        return string.Join(' ', words[1..2]) switch
        {
            "in" => new("ConsecutiveDays", 0, n >= 5 && !recipe.Contains("but for", StringComparison.Ordinal)),
            "part" => new("PartDays", 0, n + 1 >= 6),
            "unit" => new("NoData", 0, n + 5 >= 10),
            "occasions" => null,
            "occasions," => new("Occasions", 0, n >= 3),
            "short" => new("RepeatedSickness", 0, n >= 4 && words[^1] is not ("FourDays" or "OneInvalidMinute")),
            "observed" => new("AbsenceShare", 15, words[2] == "minutes" ? n >= 600 : n >= 10),
            _ => null,
        };
    }

    private static HostileExpectation? Subject(string recipe, string last)
    {
        if (recipe.StartsWith("subject, others", StringComparison.Ordinal))
        {
            return new("SubjectPattern", 0, last != "+1");
        }

        return recipe switch
        {
            "subject in 7 lessons" or "subject, nothing else reported" or "subject in two cases" => new("SubjectPattern", 0, false),
            "subject in 9 lessons" or "subject with spaces" => new("SubjectPattern", 0, true),
            _ => new("SubjectPattern", 0, last != "-1"),
        };
    }

    private static HostileExpectation? Weekday(string recipe, string last) => recipe switch
    {
        "weekday, 3 half-away" or "weekday, 4 half-away, one by a minute less" or "weekday, 4 of 4"
            or "weekday, one under half of many" => new("WeekdayPattern", 0, false),
        "weekday, 4 of 5" or "weekday, half of many" or "weekday, no other observed" => new("WeekdayPattern", 0, true),
        _ => last == "+1" ? null : new("WeekdayPattern", 0, true),
    };

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
