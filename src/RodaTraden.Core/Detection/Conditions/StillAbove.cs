using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection.Conditions;

/// <summary>The share is still at the limit from the k-th school day after a measure was started until the measure ends.</summary>
internal static class StillAbove
{
    public static bool Holds(in Moment moment, Condition condition) =>
        MeasureIsOldEnough(moment, condition.AfterDays) && AbsenceShare.Holds(moment, condition);

    public static void Explain(in Moment moment, Condition condition, int step, List<Evidence> into)
    {
        if (MeasureIsOldEnough(moment, condition.AfterDays))
        {
            AbsenceShare.Explain(moment, condition, step, into);
        }
    }

    private static bool MeasureIsOldEnough(in Moment moment, int afterDays)
    {
        foreach (var (from, to) in moment.Year.Measures)
        {
            var going = from <= moment.AsOf && (to is null || to >= moment.AsOf);
            if (going && moment.End - moment.Year.DaysUntil(from) >= afterDays)
            {
                return true;
            }
        }

        return false;
    }
}
