namespace RodaTraden.Core.Cases.Allocation;

/// <summary>
/// Somebody at a school is away for a while: what that person answers for is shown to the principal from the first day, so that it does not lie still. Says nothing of why. Source: R15, R103.
/// </summary>
public sealed class StaffAway
{
    /// <summary>The longest that can be said at once, in days: a year.</summary>
    public const int LongestDays = 366;

    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>Who.</summary>
    public required int AccountId { get; init; }

    /// <summary>The school that the cases are at.</summary>
    public required int UnitId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; set; }

    /// <summary>The account that said so.</summary>
    public required int ByAccountId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime SavedAt { get; init; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether the person is away on a day.</summary>
    public bool Covers(DateOnly day) => From <= day && day <= To;

    /// <summary>Whether the days can be saved: they are told from today on, and end.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="today">The day.</param>
    public static bool IsPossible(DateOnly? from, DateOnly? to, DateOnly today) => from is { } first && to is { } last && first <= last && last >= today && last.DayNumber - first.DayNumber < LongestDays;
}
