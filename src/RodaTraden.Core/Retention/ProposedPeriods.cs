namespace RodaTraden.Core.Retention;

/// <summary>What is proposed to an organiser that has decided nothing, from where it is taken, and what the program itself needs. Source: domain.md 2.8.</summary>
public static class ProposedPeriods
{
    /// <summary>The proposal for a class: what, and for how many months. It is not in force until somebody has decided and saved it.</summary>
    public static (RetentionAction Action, int Months) Of(RecordClass records) => records switch
    {
        RecordClass.Attendance => (RetentionAction.Dispose, 12),
        RecordClass.Notes => (RetentionAction.Dispose, 12),
        RecordClass.Cases => (RetentionAction.Preserve, 0),
        RecordClass.Grounds => (RetentionAction.Dispose, 24),
        RecordClass.Notices => (RetentionAction.Preserve, 0),
        RecordClass.AccessChecks => (RetentionAction.Dispose, 60),
        RecordClass.ReadLog => (RetentionAction.Dispose, 60),
        RecordClass.ActLog => (RetentionAction.Preserve, 0),
        RecordClass.Register => (RetentionAction.Dispose, 12),
        RecordClass.ReceivedFiles => (RetentionAction.Dispose, 12),
    };

    /// <summary>The shortest period that can be chosen, in months: a year is compared with the year before, logs are reviewed, a mistake is found and taken back.</summary>
    public static int Shortest(RecordClass records) => records switch
    {
        RecordClass.Attendance => 12,
        RecordClass.Notes => 1,
        RecordClass.Cases => 12,
        RecordClass.Grounds => 12,
        RecordClass.Notices => 12,
        RecordClass.AccessChecks => 24,
        RecordClass.ReadLog => 24,
        RecordClass.ActLog => 60,
        RecordClass.Register => 1,
        RecordClass.ReceivedFiles => 1,
    };
}
