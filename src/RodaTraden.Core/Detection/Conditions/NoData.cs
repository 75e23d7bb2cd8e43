namespace RodaTraden.Core.Detection.Conditions;

/// <summary>
/// The unit has had at least n school days after the pupil's latest school day (all of them, if the pupil has none).
/// The caller sees to it that the pupil is enrolled on the day.
/// </summary>
internal static class NoData
{
    public static void Explain(in Moment moment, Condition condition, int step, UnitSchoolDays unit, List<Evidence> into)
    {
        var isAbove = condition.Comparison != Comparison.Under && condition.Limit > 0;
        if (isAbove && moment.End > 0 && !unit.HasMoreAfter(moment.Year.DateOf(moment.End - 1), moment.AsOf, condition.Limit - 1))
        {
            return;
        }

        var yearStart = moment.Year.SchoolYear.First;
        var from = moment.End > 0 ? moment.Year.DateOf(moment.End - 1).AddDays(1) : yearStart;
        var after = unit.Between(from, moment.AsOf);
        var all = unit.Between(yearStart, moment.AsOf);
        if (Shares.Compares(after.Length, condition.Comparison, condition.Limit))
        {
            into.Add(new()
            {
                Condition = condition,
                Step = step,
                From = after.Length > 0 ? after[0] : null,
                To = after.Length > 0 ? after[^1] : null,
                Count = after.Length,
                Of = all.Length,
                Tenths = 10 * after.Length,
            });
        }
    }
}
