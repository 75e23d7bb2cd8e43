namespace RodaTraden.Core.Retention;

/// <summary>Why a rule cannot be saved so.</summary>
public enum RetentionRefusal
{
    /// <summary>No disposal without a decision: its number or name is missing (arkivlagen 10 §).</summary>
    NoDecision,

    /// <summary>The day of the decision is missing, or has not come.</summary>
    NoDecisionDay,

    /// <summary>The period is shorter than the program itself needs the records for.</summary>
    TooShort,

    /// <summary>The period is longer than <see cref="RetentionRule.LongestMonths"/>.</summary>
    TooLong,

    /// <summary>Nobody else's rule: files are the installation's, everything else an organiser's.</summary>
    WrongOwner,
}

/// <summary>
/// How long an organiser keeps a class of records, by whose decision. Rules are only added to: the latest that has begun is in force, and the earlier ones tell what
/// was in force then. Source: domain.md 2.8; arkivlagen (1990:782) 10 §; GDPR art. 5.1 e.
/// </summary>
public sealed class RetentionRule
{
    /// <summary>A hundred years.</summary>
    public const int LongestMonths = 1200;

    /// <summary>Letters that the reference may have at most.</summary>
    public const int LongestReference = 200;

    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>Whose records; null for the installation's own.</summary>
    public int? OrganiserId { get; init; }

    /// <summary>Which.</summary>
    public required RecordClass Class { get; init; }

    /// <summary>What happens when the period is over.</summary>
    public required RetentionAction Action { get; init; }

    /// <summary>Whole months from the class's start; 0 where everything is preserved.</summary>
    public required int Months { get; init; }

    /// <summary>The decision that it rests on: number and board.</summary>
    public required string DecisionReference { get; init; }

    /// <summary>The day of the decision; null where everything is preserved without one.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>The first day that it is in force.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>When it was saved.</summary>
    public required DateTime SavedAt { get; init; }

    /// <summary>By whom.</summary>
    public int? SavedByAccountId { get; init; }

    /// <summary>Why it cannot be saved; null when it can.</summary>
    /// <param name="today">Today.</param>
    public RetentionRefusal? Check(DateOnly today) =>
        OrganiserId is null != (Class == RecordClass.ReceivedFiles) && !(OrganiserId is null && Class is RecordClass.ReadLog or RecordClass.ActLog) ? RetentionRefusal.WrongOwner
        : Action == RetentionAction.Preserve ? null
        : DecisionReference.Trim().Length == 0 ? RetentionRefusal.NoDecision
        : DecidedOn is null || DecidedOn > today ? RetentionRefusal.NoDecisionDay
        : Months < ProposedPeriods.Shortest(Class) ? RetentionRefusal.TooShort
        : Months > LongestMonths ? RetentionRefusal.TooLong
        : null;

    /// <summary>Whether what began on a day has been kept as long as the rule says: the day after its last.</summary>
    public bool IsOver(DateOnly start, DateOnly today) => Action == RetentionAction.Dispose && start.AddMonths(Months) < today;

    /// <summary>The latest day on which something may have begun and been kept long enough; null where nothing is disposed of.</summary>
    public DateOnly? DueUntil(DateOnly today)
    {
        if (Action == RetentionAction.Preserve)
        {
            return null;
        }

        // A month is as long as the calendar says: 31 August and six months is the last of February.
        var day = today.AddMonths(-Months).AddDays(-1);
        while (IsOver(day.AddDays(1), today))
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
