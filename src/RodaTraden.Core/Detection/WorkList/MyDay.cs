namespace RodaTraden.Core.Detection.WorkList;

/// <summary>A pupil who stands on a step, with what has been answered: the raw material of a line.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="Step">The held step.</param>
/// <param name="ReachedOn">The day the step was reached.</param>
/// <param name="Due">The latest day to act.</param>
/// <param name="Responses">Answers that stand, in any order.</param>
public sealed record StepQuestion(int PupilId, int Step, DateOnly ReachedOn, DateOnly Due, IReadOnlyList<StepResponse> Responses);

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
    /// Whether a step still asks something of somebody: nothing has been done about it since it was reached, and nobody has said
    /// "that we know" with a day that lies ahead. When that day comes, it asks again.
    /// </summary>
    public static bool IsOpen(StepQuestion question, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Latest(question) switch
        {
            null => true,
            { Kind: ResponseKind.Known, ReturnOn: { } back } => back <= today,
            _ => false,
        };
    }

    /// <summary>The latest day to act: the step's own, or the day that a known signal comes back.</summary>
    public static DateOnly DueOn(StepQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Latest(question) is { Kind: ResponseKind.Known, ReturnOn: { } back } ? back : question.Due;
    }

    /// <summary>The answer that counts: the newest one to this step or a higher one, given since the step was reached.</summary>
    public static StepResponse? Latest(StepQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Responses
            .Where(response => response.RemovedAt is null && response.Step >= question.Step && response.On >= question.ReachedOn)
            .OrderByDescending(response => response.On)
            .ThenByDescending(response => response.Id)
            .FirstOrDefault();
    }

    /// <summary>Nobody has answered since the pupil first came onto this step: "Ingen har tittat än".</summary>
    public static bool NobodyHasLooked(StepQuestion question) => Latest(question) is null;

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
