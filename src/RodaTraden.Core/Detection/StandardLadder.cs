using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection;

/// <summary>
/// The ladder that is shipped: <i>Standardtrappan</i>, version 1. A local policy to start from; the law has no percentage
/// (skollagen 7:19 a says "upprepad eller längre frånvaro"). Source: measures.md section 5.
/// </summary>
public static class StandardLadder
{
    /// <summary>
    /// Long-lasting absence until a municipality says otherwise: more than half of the term, or 80 % of a month, or 15 school days in a row (three
    /// weeks). A local definition; neither law nor agency has one.
    /// </summary>
    public static IReadOnlyList<Condition> LongTerm { get; } =
    [
        Share(Window.Term, Comparison.Over, 500),
        Share(Window.Month, Comparison.AtLeast, 800),
        Counted(ConditionKind.ConsecutiveDays, Window.Year, 15),
    ];

    /// <summary>Before anyone changes it.</summary>
    public static AttendanceLadder Version1 { get; } = new()
    {
        Name = "Standardtrappan",
        Version = 1,
        ValidFrom = new(2000, 7, 1),
        Source = "Röda trådens mått, version 1",
        LeaveAfter = 20,
        Steps =
        [
            new()
            {
                Ordinal = 1,
                Name = new("Uppmärksamma", "Notice"),
                AnyOf =
                [
                    Share(Window.Last(20), Comparison.Over, 50),
                    Counted(ConditionKind.Occasions, Window.Last(20), 3),
                    Counted(ConditionKind.PartDays, Window.Last(20), 6),
                    Counted(ConditionKind.WeekdayPattern, Window.Last(40), 4),
                    Counted(ConditionKind.FirstLessonPattern, Window.Last(20), 5),
                    Counted(ConditionKind.SubjectPattern, Window.Last(40), 400),
                ],
                Responsible = StepResponsible.Mentor,
                Act = new("Prata med {0}", "Talk with {0}"),
                DoneWhen = new("du har pratat med eleven och en vårdnadshavare och skrivit vad ni kom fram till", "you have talked with the pupil and a guardian and written what you agreed"),
                DueSchoolDays = 5,
            },
            new()
            {
                Ordinal = 2,
                Name = new("Kartlägg", "Map causes"),
                AnyOf =
                [
                    Share(Window.Last(20), Comparison.AtLeast, 100),
                    Counted(ConditionKind.RepeatedSickness, Window.Last(60), 4),
                    Counted(ConditionKind.Trend, Window.Last(20), 100),
                    Counted(ConditionKind.InvalidMinutes, Window.Month, 240),
                ],
                Responsible = StepResponsible.StudentHealthTeam,
                Act = new("Kartlägg orsaker med {0}", "Map causes with {0}"),
                DoneWhen = new("en samordnare är utsedd och en enkel kartläggning är gjord med eleven", "a coordinator is named and a simple mapping is made with the pupil"),
                DueSchoolDays = 10,
            },
            new()
            {
                Ordinal = 3,
                Name = new("Utred", "Inquire"),
                AnyOf =
                [
                    Share(Window.Last(20), Comparison.AtLeast, 150),
                    Counted(ConditionKind.ConsecutiveDays, Window.Year, 5),
                ],
                Responsible = StepResponsible.Principal,
                Act = new("Ta ställning till utredning om {0}", "Decide on an inquiry about {0}"),
                DoneWhen = new("utredningen enligt skollagen 7 kap. 19 a § är inledd och anmäld, eller skälet till varför inte är skrivet", "the inquiry under the Education Act 7:19 a is opened and reported, or the reason why not is written"),
                DueSchoolDays = 5,
            },
            new()
            {
                Ordinal = 4,
                Name = new("Samordna", "Coordinate"),
                AnyOf =
                [
                    Share(Window.Last(20), Comparison.AtLeast, 300),
                    Share(Window.Last(20), Comparison.AtLeast, 150) with { Kind = ConditionKind.StillAbove, AfterDays = 40 },
                ],
                Responsible = StepResponsible.Principal,
                Act = new("Ta hjälp av kommunens koordinator för {0}", "Bring in the municipal coordinator for {0}"),
                DoneWhen = new("koordinatorn är tillfrågad och en samordnad skolplan är påbörjad", "the coordinator is asked and a coordinated school plan is begun"),
                DueSchoolDays = 10,
            },
            new()
            {
                Ordinal = 5,
                Name = new("Långvarig", "Long-lasting"),
                AnyOf =
                [
                    Share(Window.Term, Comparison.Over, 500),
                    Share(Window.Month, Comparison.AtLeast, 800),
                ],
                Responsible = StepResponsible.Principal,
                Act = new("Gå igenom stödet till {0}", "Review the support for {0}"),
                DoneWhen = new("planen är genomgången med dem som har delar i den, och nästa genomgång är bestämd", "the plan is reviewed with those who have parts in it, and the next review is set"),
                DueSchoolDays = 10,
                ReviewSchoolDays = 10,
            },
        ],
        BesideLadder =
        [
            new() { Kind = ConditionKind.LowRegistration, Window = Window.Last(10), Comparison = Comparison.Under, Limit = 800 },
            new() { Kind = ConditionKind.NoData, Window = Window.Year, Limit = 10 },
        ],
    };

    private static Condition Share(Window window, Comparison comparison, int limit) =>
        new() { Kind = ConditionKind.AbsenceShare, Basis = AbsenceBasis.Total, Window = window, Comparison = comparison, Limit = limit };

    private static Condition Counted(ConditionKind kind, Window window, int limit) => new() { Kind = kind, Window = window, Limit = limit };
}
