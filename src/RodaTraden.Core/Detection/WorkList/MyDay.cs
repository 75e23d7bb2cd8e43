namespace RodaTraden.Core.Detection.WorkList;

/// <summary>Where a line stands in Min dag.</summary>
public enum DayHeading
{
    /// <summary>Försenat.</summary>
    Overdue,

    /// <summary>I dag.</summary>
    Today,

    /// <summary>Den här veckan.</summary>
    ThisWeek,

    /// <summary>Längre fram: shown closed, and not counted.</summary>
    Later,
}

/// <summary>What stands in somebody's day, and why. Source: ux.md B "Work list", R21, R22.</summary>
public static class MyDay
{
    /// <summary>
    /// Whether a step still asks something of somebody: nothing has been done about it since it was reached, or what was said to be known was
    /// to be asked again on a day that has come, or the step is reviewed again and again.
    /// </summary>
    public static bool IsOpen(StepQuestion question, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Answer switch
        {
            null => true,
            { Kind: ResponseKind.Known, ReturnOn: { } back } => back <= today,
            _ => question.Step.ReviewSchoolDays > 0,
        };
    }

    /// <summary>The latest day to act: the step's own, the day that a known signal comes back, or the next review.</summary>
    public static DateOnly DueOn(StepQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Answer switch
        {
            null => question.Due,
            { Kind: ResponseKind.Known, ReturnOn: { } back } => back,
            { } done => question.Step.ReviewSchoolDays > 0 ? question.Calendar.SchoolDaysAfter(done.On, question.Step.ReviewSchoolDays) : question.Due,
        };
    }

    /// <summary>What the step asks, as a verb; a pupil who was to be back is asked for first.</summary>
    public static LocalText ActOf(StepQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Answer is { Kind: ResponseKind.Known } known && KnownReasons.IsShortTrack(known.Reason) ? KnownReasons.ActWhenBack : question.Step.Act;
    }

    /// <summary>Nobody has done anything since the pupil came onto this step: "Ingen har tittat än".</summary>
    public static bool NobodyHasLooked(StepQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return !question.Since.Any();
    }

    /// <summary>How long the pupil has stood on the step, and how long it took before somebody did something.</summary>
    public static StepTime TimeOf(StepQuestion question, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new(
            question.Calendar.CountSchoolDays(question.ReachedOn.AddDays(1), today),
            question.Since.LastOrDefault() is { } first ? question.Calendar.CountSchoolDays(question.ReachedOn.AddDays(1), first.On) : null);
    }

    /// <summary>
    /// How long nobody has talked with the pupil or a guardian, when that is too long; null when it is not, when the step is below
    /// the rule's, or when it is known that the pupil is away from here.
    /// </summary>
    public static ContactSilence? SilenceOf(StepQuestion question, ContactRule rule, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(rule);
        if (question.Step.Ordinal < rule.FromStep || (question.Answer is { ReturnOn: { } back } known && back > today && KnownReasons.IsShortTrack(known.Reason)))
        {
            return null;
        }

        var standing = question.Responses.Where(response => response.RemovedAt is null && response.On <= today).ToList();
        var talk = standing.Where(response => response.Kind == ResponseKind.Talk).Select(response => (DateOnly?)response.On).Max();
        var since = talk ?? question.ReachedOn;
        var days = question.Calendar.CountSchoolDays(since.AddDays(1), today);
        return days >= rule.SchoolDays
            ? new(since, talk is not null, days, standing.Count(response => response.Kind == ResponseKind.Attempt && response.On >= since))
            : null;
    }

    /// <summary>The heading of a due day. The week ends on Sunday.</summary>
    public static DayHeading HeadingOf(DateOnly due, DateOnly today)
    {
        if (due < today)
        {
            return DayHeading.Overdue;
        }

        if (due == today)
        {
            return DayHeading.Today;
        }

        var daysLeft = ((int)DayOfWeek.Saturday + 1 - (int)today.DayOfWeek) % 7;
        return due <= today.AddDays(daysLeft) ? DayHeading.ThisWeek : DayHeading.Later;
    }
}
