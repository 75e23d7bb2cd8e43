namespace RodaTraden.Core.Detection.WorkList;

/// <summary>
/// When silence is told: nobody has talked with the pupil or a guardian for so many of the unit's school days, from a step on. Local policy, part
/// of the ladder. Source: R55, "tappar skolan mycket av kontakten med eleven".
/// </summary>
/// <param name="FromStep">The lowest held step that it looks at, 1 and up.</param>
/// <param name="SchoolDays">School days without a talk, 1 and up.</param>
public sealed record ContactRule(int FromStep, int SchoolDays)
{
    /// <summary>Before anyone changes it.</summary>
    public static ContactRule Standard { get; } = new(3, 10);
}

/// <summary>How long nobody has talked with a pupil or a guardian.</summary>
/// <param name="Since">The day of the latest talk; without any, the day the step was reached.</param>
/// <param name="AfterTalk">Whether there has been a talk.</param>
/// <param name="SchoolDays">The unit's school days since then.</param>
/// <param name="Attempts">Times somebody has tried since then.</param>
public sealed record ContactSilence(DateOnly Since, bool AfterTalk, int SchoolDays, int Attempts);
