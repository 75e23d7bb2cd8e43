using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection;

/// <summary>
/// A true condition in one plain sentence that a parent could check: the value, what it is of, the days, the limit.
/// The engine carries the sentences itself, because a figure without its explanation is not to be shown. Source: measures.md section 4.
/// </summary>
public static class ConditionSentence
{
    /// <summary>The sentence in the language of whoever reads it.</summary>
    public static string In(bool swedish, Evidence evidence) => Say(evidence, swedish);

    /// <summary>The sentence in Swedish.</summary>
    public static string Swedish(Evidence evidence) => Say(evidence, swedish: true);

    /// <summary>The sentence in English.</summary>
    public static string English(Evidence evidence) => Say(evidence, swedish: false);

    private static string Say(Evidence evidence, bool swedish)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var words = new Words(evidence, swedish);
        return evidence.Condition.Kind switch
        {
            ConditionKind.AbsenceShare => words.Share(),
            ConditionKind.StillAbove => words.StillAbove(),
            ConditionKind.Trend => words.Trend(),
            ConditionKind.ConsecutiveDays => swedish
                ? $"Borta hela dagen {words.Count} skoldagar i rad, {words.Days}; gräns {words.Limit} dagar."
                : $"Away the whole day {words.Count} school days in a row, {words.Days}; limit {words.Limit} days.",
            ConditionKind.Occasions => swedish
                ? $"{words.Count} skilda tillfällen med frånvaro på {words.Of} dagar med uppgift, {words.Days}; gräns {words.Limit}."
                : $"{words.Count} separate occasions of absence in {words.Of} registered days, {words.Days}; limit {words.Limit}.",
            ConditionKind.PartDays => swedish
                ? $"Borta en del av dagen {words.Count} av {words.Of} dagar med uppgift, {words.Days}; gräns {words.Limit} dagar."
                : $"Away for part of the day on {words.Count} of {words.Of} registered days, {words.Days}; limit {words.Limit} days.",
            ConditionKind.InvalidMinutes => swedish
                ? $"{words.Count} ogiltiga minuter av {words.Of} registrerade, {words.Days}; gräns {words.Limit} minuter."
                : $"{words.Count} invalid minutes of {words.Of} registered, {words.Days}; limit {words.Limit} minutes.",
            ConditionKind.WeekdayPattern => swedish
                ? $"Borta minst halva dagen {words.Count} av {words.Of} {Weekday(evidence.Detail, true)}, {words.Days}; gräns {words.Limit}, och minst dubbelt så ofta som andra dagar."
                : $"Away at least half the day on {words.Count} of {words.Of} {Weekday(evidence.Detail, false)}, {words.Days}; limit {words.Limit}, and at least twice as often as other days.",
            ConditionKind.FirstLessonPattern => swedish
                ? $"Har missat första lektionen men varit med senare {words.Count} av {words.Of} skoldagar, {words.Days}; gräns {words.Limit} dagar."
                : $"Missed the first lesson but came later on {words.Count} of {words.Of} school days, {words.Days}; limit {words.Limit} days.",
            ConditionKind.SubjectPattern => swedish
                ? $"Borta {words.Value} av {words.Of} registrerade minuter i {evidence.Detail}, {words.Days}; gräns {words.Limit}, och högst 15\u00A0% i allt annat."
                : $"Away {words.Value} of {words.Of} registered minutes in {evidence.Detail}, {words.Days}; limit {words.Limit}, and at most 15\u00A0% in all else.",
            ConditionKind.RepeatedSickness => swedish
                ? $"{words.Count} korta tillfällen med bara giltig frånvaro, {words.Days}; gräns {words.Limit}."
                : $"{words.Count} short occasions of only valid absence, {words.Days}; limit {words.Limit}.",
            ConditionKind.LowRegistration => swedish
                ? $"{words.Value} av {words.Of} undervisningsminuter har uppgift, {words.Days}; gräns {words.Limit}. Siffrorna kan bli högre."
                : $"{words.Value} of {words.Of} taught minutes are registered, {words.Days}; limit {words.Limit}. The figures may rise.",
            ConditionKind.NoData => swedish
                ? $"Inga lektioner har kommit in på {words.Count} av skolans skoldagar, {words.Days}; gräns {words.Limit} dagar."
                : $"No lessons have come in for {words.Count} of the school's school days, {words.Days}; limit {words.Limit} days.",
        };
    }

    /// <summary>A weekday as in "of the Mondays".</summary>
    private static string Weekday(string? detail, bool swedish) => (detail, swedish) switch
    {
        ("Monday", true) => "måndagar",
        ("Tuesday", true) => "tisdagar",
        ("Wednesday", true) => "onsdagar",
        ("Thursday", true) => "torsdagar",
        ("Friday", true) => "fredagar",
        _ => detail + "s",
    };

    private readonly struct Words(Evidence evidence, bool swedish)
    {
        public string Count => PlainNumbers.Whole(evidence.Count, swedish);

        public string Of => PlainNumbers.Whole(evidence.Of, swedish);

        public string Days => PlainNumbers.Days(evidence.From, evidence.To, swedish);

        public string Value => PlainNumbers.Percent(evidence.Tenths, swedish);

        public string Limit => evidence.Condition.LimitIsShare
            ? PlainNumbers.LimitPercent(evidence.Condition.Limit, swedish)
            : PlainNumbers.Whole(evidence.Condition.Limit, swedish);

        public string Share() => swedish
            ? $"{Value}{Basis()} av {Of} registrerade minuter {Days}; gräns {Over()}{Limit}."
            : $"{Value}{Basis()} of {Of} registered minutes {Days}; limit {Over()}{Limit}.";

        public string StillAbove() => swedish
            ? $"Fortfarande {Value} av {Of} registrerade minuter {Days}, {evidence.Condition.AfterDays} skoldagar efter att stödet började; gräns {Limit}."
            : $"Still {Value} of {Of} registered minutes {Days}, {evidence.Condition.AfterDays} school days after support started; limit {Limit}.";

        public string Trend()
        {
            var now = PlainNumbers.Percent(Shares.Tenths(evidence.Count, evidence.Of), swedish);
            var before = evidence.Previous;
            var earlier = PlainNumbers.Percent(before?.Tenths ?? 0, swedish);
            var days = PlainNumbers.Days(before?.From, before?.To, swedish);
            var points = PlainNumbers.OneDecimal(evidence.Tenths, swedish);
            var limit = evidence.Condition.Limit % 10 == 0
                ? PlainNumbers.Whole(evidence.Condition.Limit / 10, swedish)
                : PlainNumbers.OneDecimal(evidence.Condition.Limit, swedish);
            return swedish
                ? $"Från {earlier} ({days}) till {now} av {Of} registrerade minuter {Days}: {points} procentenheter mer; gräns {limit}."
                : $"From {earlier} ({days}) to {now} of {Of} registered minutes {Days}: up {points} percentage points; limit {limit}.";
        }

        private string Basis() => (evidence.Condition.Basis, swedish) switch
        {
            (AbsenceBasis.Valid, true) => " giltig frånvaro",
            (AbsenceBasis.Valid, false) => " valid absence",
            (AbsenceBasis.Invalid, true) => " ogiltig frånvaro",
            (AbsenceBasis.Invalid, false) => " invalid absence",
            _ => "",
        };

        private string Over() => (evidence.Condition.Comparison, swedish) switch
        {
            (Comparison.Over, true) => "över ",
            (Comparison.Over, false) => "over ",
            _ => "",
        };
    }
}
