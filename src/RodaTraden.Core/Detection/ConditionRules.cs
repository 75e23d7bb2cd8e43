using RodaTraden.Core.Detection.Conditions;

namespace RodaTraden.Core.Detection;

/// <summary>Finds the rule of a condition: one kind, one file in <c>Conditions</c>.</summary>
public static class ConditionRules
{
    /// <summary>Whether a condition of a ladder step is true on the day. What stands beside the ladder (<c>NoData</c>) is asked through <see cref="Explain"/>.</summary>
    public static bool Holds(in Moment moment, Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Kind switch
        {
            ConditionKind.AbsenceShare => AbsenceShare.Holds(moment, condition),
            ConditionKind.ConsecutiveDays => ConsecutiveDays.Holds(moment, condition),
            ConditionKind.Occasions => Occasions.Holds(moment, condition),
            ConditionKind.PartDays => PartDays.Holds(moment, condition),
            ConditionKind.InvalidMinutes => InvalidMinutes.Holds(moment, condition),
            ConditionKind.Trend => Trend.Holds(moment, condition),
            ConditionKind.WeekdayPattern => WeekdayPattern.Holds(moment, condition),
            ConditionKind.FirstLessonPattern => FirstLessonPattern.Holds(moment, condition),
            ConditionKind.SubjectPattern => SubjectPattern.Holds(moment, condition),
            ConditionKind.RepeatedSickness => RepeatedSickness.Holds(moment, condition),
            ConditionKind.StillAbove => StillAbove.Holds(moment, condition),
            ConditionKind.LowRegistration => LowRegistration.Holds(moment, condition),
            ConditionKind.NoData => false,
        };
    }

    /// <summary>Adds the evidence of every way in which the condition is true on the day: one per weekday or subject.</summary>
    public static void Explain(in Moment moment, Condition condition, int step, UnitSchoolDays unit, List<Evidence> into)
    {
        ArgumentNullException.ThrowIfNull(condition);
        switch (condition.Kind)
        {
            case ConditionKind.AbsenceShare:
                AbsenceShare.Explain(moment, condition, step, into);
                break;
            case ConditionKind.ConsecutiveDays:
                ConsecutiveDays.Explain(moment, condition, step, into);
                break;
            case ConditionKind.Occasions:
                Occasions.Explain(moment, condition, step, into);
                break;
            case ConditionKind.PartDays:
                PartDays.Explain(moment, condition, step, into);
                break;
            case ConditionKind.InvalidMinutes:
                InvalidMinutes.Explain(moment, condition, step, into);
                break;
            case ConditionKind.Trend:
                Trend.Explain(moment, condition, step, into);
                break;
            case ConditionKind.WeekdayPattern:
                WeekdayPattern.Explain(moment, condition, step, into);
                break;
            case ConditionKind.FirstLessonPattern:
                FirstLessonPattern.Explain(moment, condition, step, into);
                break;
            case ConditionKind.SubjectPattern:
                SubjectPattern.Explain(moment, condition, step, into);
                break;
            case ConditionKind.RepeatedSickness:
                RepeatedSickness.Explain(moment, condition, step, into);
                break;
            case ConditionKind.StillAbove:
                StillAbove.Explain(moment, condition, step, into);
                break;
            case ConditionKind.LowRegistration:
                LowRegistration.Explain(moment, condition, step, into);
                break;
            case ConditionKind.NoData:
                NoData.Explain(moment, condition, step, unit, into);
                break;
        }
    }
}
