using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection;

/// <summary>How many pupils are away for long, and of how many that is said.</summary>
/// <param name="Enrolled">Pupils enrolled on the day, without protected marking: the denominator.</param>
/// <param name="Judged">Of them, those of whom there is enough registered to judge.</param>
/// <param name="LongTerm">Of those, the ones for whom the definition is true.</param>
/// <param name="Reported">Registered minutes of their latest 20 school days.</param>
/// <param name="Offered">Taught minutes of the same days.</param>
public sealed record LongTermCount(int Enrolled, int Judged, int LongTerm, int Reported, int Offered)
{
    /// <summary>Nobody.</summary>
    public static LongTermCount None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Two groups together.</summary>
    public static LongTermCount operator +(LongTermCount one, LongTermCount other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return new(one.Enrolled + other.Enrolled, one.Judged + other.Judged, one.LongTerm + other.LongTerm, one.Reported + other.Reported, one.Offered + other.Offered);
    }
}

/// <summary>
/// Long-lasting absence, by the local definition that a ladder carries. Source: R5, "inte har gått att få statistik om hemmasittare"; counted by
/// measures.md section 6: the denominator is those enrolled on the day.
/// </summary>
public static class LongTermAbsence
{
    /// <summary>Whether any of the definition's conditions is true on the day.</summary>
    public static bool Holds(in Moment moment, IReadOnlyList<Condition> definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        foreach (var condition in definition)
        {
            if (ConditionRules.Holds(moment, condition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Counts the pupils whose years these are.</summary>
    public static LongTermCount Count(IEnumerable<PupilYear> years, IReadOnlyList<Condition> definition, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(years);
        var count = LongTermCount.None;
        foreach (var year in years)
        {
            var moment = new Moment(year, asOf);
            var sums = year.SumsOf(Window.Last(20).At(moment));
            var isLong = Holds(moment, definition);
            count += new LongTermCount(1, sums.IsJudged || isLong ? 1 : 0, isLong ? 1 : 0, sums.Reported, sums.Offered);
        }

        return count;
    }
}
