using RodaTraden.Core.Cases.Process;

namespace RodaTraden.Core.Cases.Allocation;

/// <summary>Whether somebody really answers for a case today.</summary>
public enum CaseCover
{
    /// <summary>Its owner works at the school and is there.</summary>
    Answers,

    /// <summary>Nobody has been named: it waits to be given to somebody.</summary>
    NotNamed,

    /// <summary>Its owner is away.</summary>
    Away,

    /// <summary>Its owner works there no longer.</summary>
    Left,
}

/// <summary>Finds the cases that somebody has to be given.</summary>
public static class CaseCovers
{
    /// <summary>Whether somebody answers for an open case; the worst first.</summary>
    /// <param name="state">Where the case is.</param>
    /// <param name="there">Those who work at the school and can answer for cases.</param>
    /// <param name="away">Those who are away today.</param>
    public static CaseCover Of(CaseState state, IReadOnlySet<int> there, IReadOnlySet<int> away)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(there);
        ArgumentNullException.ThrowIfNull(away);
        return !there.Contains(state.OwnerId) ? CaseCover.Left
            : away.Contains(state.OwnerId) ? CaseCover.Away
            : state.Stage == CaseStage.Noticed ? CaseCover.NotNamed
            : CaseCover.Answers;
    }
}
