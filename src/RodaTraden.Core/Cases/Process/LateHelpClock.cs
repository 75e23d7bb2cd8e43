namespace RodaTraden.Core.Cases.Process;

/// <summary>What the late-help clock waits for, in the order in which it is to come.</summary>
public enum HelpMoment
{
    /// <summary>The first worrying absence.</summary>
    FirstSignal,

    /// <summary>Somebody talked with the pupil or a guardian for the first time after that.</summary>
    FirstTalk,

    /// <summary>The case was opened.</summary>
    CaseOpened,

    /// <summary>Somebody took it as its coordinator.</summary>
    CoordinatorNamed,

    /// <summary>An inquiry was opened.</summary>
    InquiryOpened,

    /// <summary>The organiser was told.</summary>
    OrganiserTold,

    /// <summary>The first measure started.</summary>
    FirstMeasure,
}

/// <summary>A moment of the clock.</summary>
/// <param name="Moment">Which.</param>
/// <param name="On">The day; null while it has not come.</param>
/// <param name="DaysAfterFirst">Days after the first worrying absence; while it has not come, until today. Null when no first day is known.</param>
public sealed record HelpTime(HelpMoment Moment, DateOnly? On, int? DaysAfterFirst);

/// <summary>How long each thing took, counted in calendar days from the first worrying absence: for the family a break is waiting too. Source: peers.md 4.2; R14, R56, R91.</summary>
public static class LateHelpClock
{
    /// <summary>The moments in their order.</summary>
    /// <param name="first">The first worrying absence; null when it is not known.</param>
    /// <param name="days">The days of the others that have come.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<HelpTime> Of(DateOnly? first, IReadOnlyDictionary<HelpMoment, DateOnly> days, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(days);
        return
        [
            .. Enum.GetValues<HelpMoment>().Select(moment =>
            {
                DateOnly? on = moment == HelpMoment.FirstSignal ? first : days.TryGetValue(moment, out var day) ? day : null;
                return new HelpTime(moment, on, first is null ? null : Math.Max(0, (on ?? today).DayNumber - first.Value.DayNumber));
            }),
        ];
    }
}
