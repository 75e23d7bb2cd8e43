using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection;

/// <summary>The kinds of condition of measures.md section 4. The names are part of the contract.</summary>
public enum ConditionKind
{
    /// <summary>Share of observed minutes absent in a window compares with the limit.</summary>
    AbsenceShare,

    /// <summary>The run of away days that ends at the latest observed school day is at least n long.</summary>
    ConsecutiveDays,

    /// <summary>At least n separate occasions of absence in the window.</summary>
    Occasions,

    /// <summary>At least n part days in the window.</summary>
    PartDays,

    /// <summary>At least m invalid minutes in the window, on at least two days.</summary>
    InvalidMinutes,

    /// <summary>The share has risen by at least p percentage points and is at least 10 %.</summary>
    Trend,

    /// <summary>One weekday stands out.</summary>
    WeekdayPattern,

    /// <summary>The first lesson is missed and a later one attended, on at least n days.</summary>
    FirstLessonPattern,

    /// <summary>One subject stands out.</summary>
    SubjectPattern,

    /// <summary>At least n short occasions of only valid absence: the notified absence that nobody looks into.</summary>
    RepeatedSickness,

    /// <summary>Still above a limit k school days after a measure was started.</summary>
    StillAbove,

    /// <summary>Registration is under the limit. Asks the unit to register; never counts as absence.</summary>
    LowRegistration,

    /// <summary>Enrolled, and no school days come in although the unit has had at least n.</summary>
    NoData,
}

/// <summary>How a value compares with its limit. Stored, because sources differ ("minst 80 %" against "över 50 %").</summary>
public enum Comparison
{
    /// <summary>At or above the limit.</summary>
    AtLeast,

    /// <summary>Above the limit.</summary>
    Over,

    /// <summary>Under the limit.</summary>
    Under,
}

/// <summary>
/// One condition of a ladder step, as data: every number is configuration. Percentages and percentage points are whole tenths
/// (150 is 15 %), so that a limit may be 7.5 % without floating point. Source: measures.md section 4.
/// </summary>
public sealed record Condition
{
    /// <summary>What it looks for.</summary>
    public required ConditionKind Kind { get; init; }

    /// <summary>Which absence it counts; only for shares and trends.</summary>
    public AbsenceBasis Basis { get; init; }

    /// <summary>The days it looks at.</summary>
    public required Window Window { get; init; }

    /// <summary>How the value compares with the limit.</summary>
    public Comparison Comparison { get; init; }

    /// <summary>The limit: tenths of a percent for shares, otherwise a whole count (days, occasions, minutes).</summary>
    public required int Limit { get; init; }

    /// <summary>k, school days after the start of a measure; only for <see cref="ConditionKind.StillAbove"/>.</summary>
    public int AfterDays { get; init; }

    /// <summary>Whether the limit is tenths of a percent.</summary>
    public bool LimitIsShare => Kind is ConditionKind.AbsenceShare or ConditionKind.Trend or ConditionKind.SubjectPattern
        or ConditionKind.LowRegistration or ConditionKind.StillAbove;
}
