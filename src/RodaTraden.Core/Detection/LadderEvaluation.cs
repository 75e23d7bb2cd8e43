using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection;

/// <summary>
/// Holds a pupil's year against a ladder. The same input gives the same answer whatever order its rows came in.
/// Source: measures.md sections 3-5 and 7.
/// </summary>
public static class LadderEvaluation
{
    /// <summary>The pupil's standing on a day.</summary>
    /// <param name="year">The pupil's year that holds the day.</param>
    /// <param name="ladder">The ladder in force on the day; the whole replay uses it.</param>
    /// <param name="asOf">D.</param>
    /// <param name="unit">The school days of the unit where the pupil is enrolled on D.</param>
    public static PupilStanding Evaluate(PupilYear year, AttendanceLadder ladder, DateOnly asOf, UnitSchoolDays unit)
    {
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(ladder);
        var moment = new Moment(year, asOf);
        var held = Replay(year, ladder, asOf);
        var conditions = Conditions(moment, ladder, unit);
        var last10 = year.SumsOf(Window.Last(10).At(moment));
        var last20 = Window.Last(20).At(moment);
        return new()
        {
            AsOf = asOf,
            RawStep = conditions.Count > 0 ? conditions[0].Step : 0,
            HeldStep = held.Step,
            ReachedOn = held.ReachedOn,
            Judged = year.SumsOf(last20).IsJudged,
            Last20 = WindowShare.Of(year, last20),
            Reported10 = last10.Reported,
            Offered10 = last10.Offered,
            Conditions = conditions,
        };
    }

    /// <summary>Every true condition of every step and beside the ladder, in the order of the contract.</summary>
    public static IReadOnlyList<Evidence> Conditions(in Moment moment, AttendanceLadder ladder, UnitSchoolDays unit)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        var found = new List<Evidence>();
        foreach (var step in ladder.Steps)
        {
            foreach (var condition in step.AnyOf)
            {
                ConditionRules.Explain(moment, condition, step.Ordinal, unit, found);
            }
        }

        foreach (var condition in ladder.BesideLadder)
        {
            ConditionRules.Explain(moment, condition, 0, unit, found);
        }

        found.Sort(InOrder);
        return found;
    }

    /// <summary>The highest step with a true condition on the day, else 0.</summary>
    public static int RawStep(in Moment moment, AttendanceLadder ladder)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        for (var i = ladder.Steps.Count - 1; i >= 0; i--)
        {
            foreach (var condition in ladder.Steps[i].AnyOf)
            {
                if (ConditionRules.Holds(moment, condition))
                {
                    return ladder.Steps[i].Ordinal;
                }
            }
        }

        return 0;
    }

    private static HeldStep Replay(PupilYear year, AttendanceLadder ladder, DateOnly asOf)
    {
        var held = new HeldStep(ladder.LeaveAfter, ladder.Steps.Count);
        var last = DateOnly.MinValue;
        foreach (ref readonly var day in year.Days)
        {
            if (day.Date > asOf)
            {
                break;
            }

            held.SchoolDay(day.Date, RawStep(new(year, day.Date), ladder));
            last = day.Date;
        }

        if (last < asOf)
        {
            held.OtherDay(asOf, RawStep(new(year, asOf), ladder));
        }

        return held;
    }

    private static int InOrder(Evidence one, Evidence other)
    {
        var by = other.Step.CompareTo(one.Step);
        by = by != 0 ? by : string.CompareOrdinal(one.Condition.Kind.ToString(), other.Condition.Kind.ToString());
        by = by != 0 ? by : string.CompareOrdinal(one.Condition.Window.ToString(), other.Condition.Window.ToString());
        by = by != 0 ? by : one.Condition.Limit.CompareTo(other.Condition.Limit);
        by = by != 0 ? by : string.CompareOrdinal(one.Detail, other.Detail);
        by = by != 0 ? by : one.Condition.Basis.CompareTo(other.Condition.Basis);
        return by != 0 ? by : one.Condition.Comparison.CompareTo(other.Condition.Comparison);
    }
}
