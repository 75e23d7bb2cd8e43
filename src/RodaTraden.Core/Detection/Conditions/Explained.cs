using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection.Conditions;

/// <summary>Fills in what every piece of evidence has: its days and the registration in them.</summary>
internal static class Explained
{
    public static Evidence In(in Moment moment, DayRange range, Condition condition, int step, int count, int of, int tenths)
    {
        var sums = moment.Year.SumsOf(range);
        return new()
        {
            Condition = condition,
            Step = step,
            From = range.Count > 0 ? moment.Year.DateOf(range.First) : null,
            To = range.Count > 0 ? moment.Year.DateOf(range.End - 1) : null,
            Count = count,
            Of = of,
            Tenths = tenths,
            Reported = sums.Reported,
            Offered = sums.Offered,
        };
    }
}
