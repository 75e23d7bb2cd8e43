using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection;

/// <summary>What a person needs to check a true condition by hand: the days, the minutes on both sides, the limit. Source: measures.md section 4.</summary>
public sealed record Evidence
{
    /// <summary>The condition that is true.</summary>
    public required Condition Condition { get; init; }

    /// <summary>The ladder step it belongs to; 0 for what is shown beside the ladder.</summary>
    public required int Step { get; init; }

    /// <summary>First school day of the window; null when it is empty.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last school day of the window; null when it is empty.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The smaller side: absent minutes, or what was counted.</summary>
    public required int Count { get; init; }

    /// <summary>The larger side: observed minutes, or what it was counted among.</summary>
    public required int Of { get; init; }

    /// <summary>The value that is compared with the limit, in tenths: 153 is 15.3 %, 50 is five days.</summary>
    public required int Tenths { get; init; }

    /// <summary>The weekday (English name) or the subject, where there is one.</summary>
    public string? Detail { get; init; }

    /// <summary>The window before, for a trend.</summary>
    public WindowShare? Previous { get; init; }

    /// <summary>Reported minutes in the window.</summary>
    public int Reported { get; init; }

    /// <summary>Offered minutes in the window.</summary>
    public int Offered { get; init; }

    /// <summary>Whether <see cref="Count"/> and <see cref="Of"/> are absent and observed minutes of a share.</summary>
    public bool IsShare => Condition.Kind is ConditionKind.AbsenceShare or ConditionKind.Trend or ConditionKind.StillAbove;

    /// <summary>What makes two pieces of evidence the same signal on different days.</summary>
    public string SignalKey =>
        $"{Condition.Kind}|{(IsShare ? Condition.Basis : "")}|{Condition.Window}|{Condition.Comparison}|{Condition.Limit}|{Step}|{Detail}";
}

/// <summary>A share of minutes with the days it covers.</summary>
/// <param name="Absent">Absent minutes.</param>
/// <param name="Observed">Observed minutes.</param>
/// <param name="From">First school day; null when there is none.</param>
/// <param name="To">Last school day; null when there is none.</param>
public sealed record WindowShare(int Absent, int Observed, DateOnly? From, DateOnly? To)
{
    /// <summary>The share in tenths of a percent, half away from zero; null when nothing was observed.</summary>
    public int? Tenths => Observed > 0 ? Shares.Tenths(Absent, Observed) : null;

    /// <summary>The share of a range of a pupil's days.</summary>
    public static WindowShare Of(PupilYear year, DayRange range, AbsenceBasis basis = AbsenceBasis.Total)
    {
        ArgumentNullException.ThrowIfNull(year);
        var sums = year.SumsOf(range);
        return new(
            sums.AbsentOn(basis),
            sums.Observed,
            range.Count > 0 ? year.DateOf(range.First) : null,
            range.Count > 0 ? year.DateOf(range.End - 1) : null);
    }
}
