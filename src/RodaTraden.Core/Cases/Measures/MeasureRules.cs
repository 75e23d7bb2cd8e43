using RodaTraden.Core.Cases.Causes;
using RodaTraden.Core.Register;

namespace RodaTraden.Core.Cases.Measures;

/// <summary>The rules of measures: each answers a cause, has somebody who answers for it, a first day, a day of follow-up and an outcome.</summary>
public static class MeasureRules
{
    /// <summary>The longest until a follow-up, in school days. A figure of our own: a term.</summary>
    public const int MostSchoolDays = 90;

    /// <summary>Whether a measure can start.</summary>
    /// <param name="measure">As it would be.</param>
    /// <param name="isCaseOpen">Whether the case is open.</param>
    /// <param name="there">Those who work at the school.</param>
    /// <param name="calendar">The school's calendar.</param>
    public static MeasureRefusal? Start(CaseMeasure measure, bool isCaseOpen, IReadOnlySet<int> there, SchoolCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(there);
        return !isCaseOpen ? MeasureRefusal.CaseClosed
            : measure.What.Length == 0 ? MeasureRefusal.NoWords
            : measure.What.Length > CaseMeasure.LongestText || measure.WhyNoCause.Length > CaseMeasure.LongestText ? MeasureRefusal.TooLong
            : !CauseFactors.IsKnown(measure.Cause) && measure.WhyNoCause.Length == 0 ? MeasureRefusal.NoCause
            : !there.Contains(measure.OwnerId) ? MeasureRefusal.NoOwner
            : measure.StartOn == default ? MeasureRefusal.DayMissing
            : FollowUp(measure.StartOn, measure.FollowUpOn, calendar);
    }

    /// <summary>Whether a day of follow-up is possible.</summary>
    /// <param name="from">Today, or the first day of the measure.</param>
    /// <param name="day">The day.</param>
    /// <param name="calendar">The school's calendar.</param>
    public static MeasureRefusal? FollowUp(DateOnly from, DateOnly day, SchoolCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return day == default || day < from || !calendar.IsSchoolDay(day) || day > calendar.SchoolDaysAfter(from, MostSchoolDays) ? MeasureRefusal.FollowUpWrong : null;
    }

    /// <summary>Whether a measure can end so.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="on">The last day.</param>
    /// <param name="outcome">What it led to.</param>
    /// <param name="words">The same in words.</param>
    /// <param name="today">The day.</param>
    public static MeasureRefusal? End(CaseMeasure measure, DateOnly? on, MeasureOutcome? outcome, string words, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(words);
        return !measure.GoesOn ? MeasureRefusal.Ended
            : on is not { } day ? MeasureRefusal.DayMissing
            : day > today || (day < measure.StartOn && outcome is not MeasureOutcome.NotCarriedOut and not MeasureOutcome.Declined) ? MeasureRefusal.EndWrong
            : outcome is null ? MeasureRefusal.NoOutcome
            : words.Trim().Length > CaseMeasure.LongestText ? MeasureRefusal.TooLong
            : null;
    }
}
