namespace RodaTraden.Core.Cases.Causes;

/// <summary>Why a view of the causes cannot be saved.</summary>
public enum CauseRefusal
{
    /// <summary>Neither a factor nor any words.</summary>
    NothingSaid,

    /// <summary>There is no day, or it has not come.</summary>
    DayWrong,

    /// <summary>How the pupil or the guardian was heard is not said.</summary>
    HowMissing,

    /// <summary>A text is longer than it may be.</summary>
    TooLong,

    /// <summary>A result without the name of its instrument.</summary>
    InstrumentMissing,

    /// <summary>The case is closed.</summary>
    CaseClosed,
}

/// <summary>Where the views of a cause differ, so that it is talked about and not averaged. Source: domain.md 4.4.</summary>
/// <param name="Level">Where it lies.</param>
/// <param name="Code">The factor.</param>
/// <param name="Weights">What each of the latest views says, in their order; null where it was not asked.</param>
/// <param name="Differ">One says that it is no cause, another that it is.</param>
public sealed record CauseRow(CauseLevel Level, string Code, IReadOnlyList<FactorWeight?> Weights, bool Differ);

/// <summary>The rules of mapping causes.</summary>
public static class CauseRules
{
    /// <summary>Whether a view can be saved.</summary>
    /// <param name="assessment">As it would be.</param>
    /// <param name="isCaseOpen">Whether the case is open.</param>
    /// <param name="today">The day.</param>
    public static CauseRefusal? Check(CauseAssessment assessment, bool isCaseOpen, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return !isCaseOpen ? CauseRefusal.CaseClosed
            : assessment.Factors.Length == 0 && assessment.OwnWords.Length == 0 ? CauseRefusal.NothingSaid
            : assessment.On == default || assessment.On > today ? CauseRefusal.DayWrong
            : assessment.View != CauseView.School && assessment.How is null ? CauseRefusal.HowMissing
            : new[] { assessment.OwnWords, assessment.Strengths, assessment.WhatWorks }.Any(text => text.Length > CauseAssessment.LongestText) || assessment.Instrument.Length > CauseAssessment.LongestShort || assessment.Result.Length > CauseAssessment.LongestShort ? CauseRefusal.TooLong
            : assessment.Result.Length > 0 && assessment.Instrument.Length == 0 ? CauseRefusal.InstrumentMissing
            : null;
    }

    /// <summary>The latest view of each that stands: the pupil's, each guardian's, the school's.</summary>
    /// <param name="assessments">All of the case.</param>
    public static IReadOnlyList<CauseAssessment> Latest(IEnumerable<CauseAssessment> assessments) =>
        [.. assessments.Where(one => one.RemovedAt is null).GroupBy(one => (one.View, one.GuardianId)).OrderBy(of => of.Key.View).ThenBy(of => of.Key.GuardianId).Select(of => of.MaxBy(one => (one.On, one.Id))!)];

    /// <summary>The factors that any of the views speaks of, side by side.</summary>
    /// <param name="views">The views, in the order of the columns.</param>
    public static IReadOnlyList<CauseRow> SideBySide(IReadOnlyList<CauseAssessment> views)
    {
        var weights = views.Select(view => view.Weights).ToList();
        return
        [
            .. from factor in CauseFactors.All
               let said = weights.Select(of => of.TryGetValue(factor.Code, out var weight) ? weight : (FactorWeight?)null).ToList()
               where said.Exists(weight => weight is not null)
               select new CauseRow(factor.Level, factor.Code, said, said.Contains(FactorWeight.No) && said.Exists(weight => weight is FactorWeight.Some or FactorWeight.Much)),
        ];
    }

    /// <summary>The factors that somebody says matter: what a measure can answer.</summary>
    /// <param name="views">The latest views.</param>
    public static IReadOnlyList<string> Causes(IEnumerable<CauseAssessment> views)
    {
        var named = views.SelectMany(view => view.Weights.Where(of => of.Value != FactorWeight.No).Select(of => of.Key)).ToHashSet();
        return [.. CauseFactors.All.Where(one => named.Contains(one.Code)).Select(one => one.Code)];
    }
}
