namespace RodaTraden.App.Demo.Generating;

internal enum CourseKind
{
    RepeatedShortIllness,
    WeekdayPattern,
    OneSubjectAvoided,
    LatenessGrowing,
    SlowSlide,
    SuddenStop,
    BackAfterAway,
    TravelAbroad,
    HonestLongIllness,
    ChangesSchoolInMidSlide,
    ExactlyFivePercent,
    ExactlyTenPercent,
    ExactlyFifteenPercent,
    ExactlyThirtyPercent,
    JustUnderTenPercent,
    JustUnderFifteenPercent,
    FourAwayDaysInARow,
    FiveAwayDaysInARow,
    InvalidMinutesExactly240,
    InvalidMinutesJustUnder240,
    ThreeShortIllnesses,
    FourShortIllnesses,
    FivePartDays,
    SixPartDays,
}

/// <summary>A course laid into a known pupil's school year.</summary>
internal sealed record Plant(CourseKind Kind, SchoolYear Year, int Variant)
{
    /// <summary>On a limit every minute counts, so no lesson of theirs goes unregistered.</summary>
    public bool LiesOnALimit => Kind >= CourseKind.ExactlyFivePercent;
}

/// <summary>What the laid course turned out to be: written to the answers and read by nothing else.</summary>
internal sealed record CourseAnswer(DateOnly From, DateOnly To, DateOnly? NoticeAbout, string Notice);
