using RodaTraden.Core.Cases.Inquiries;

namespace RodaTraden.Core.Cases.Causes;

/// <summary>Whose view it is. The views stand side by side and are never made one. Source: domain.md 4.4.</summary>
public enum CauseView
{
    /// <summary>The pupil's.</summary>
    Pupil,

    /// <summary>A guardian's.</summary>
    Guardian,

    /// <summary>The school's.</summary>
    School,
}

/// <summary>How deep a mapping goes.</summary>
public enum CauseDepth
{
    /// <summary>The first talk: few factors.</summary>
    Simple,

    /// <summary>All factors, with student health.</summary>
    Deepened,
}

/// <summary>What staying away does for the pupil: the four functions of school refusal. Several may be true. Source: Kearney; domain.md 4.4.</summary>
[Flags]
public enum RefusalFunctions
{
    /// <summary>None is said.</summary>
    None = 0,

    /// <summary>To avoid something at school that gives distress.</summary>
    AvoidDistress = 1,

    /// <summary>To escape situations with others, or being judged.</summary>
    EscapeSocial = 2,

    /// <summary>To be near somebody at home.</summary>
    BeNear = 4,

    /// <summary>Because something outside school draws more.</summary>
    RewardsOutside = 8,
}

/// <summary>How much a factor is thought to matter.</summary>
public enum FactorWeight
{
    /// <summary>Asked about, and not a cause.</summary>
    No = 0,

    /// <summary>Some.</summary>
    Some = 1,

    /// <summary>Much.</summary>
    Much = 2,
}

/// <summary>
/// One view of why a pupil is away: factors with their weight, what staying away does, the respondent's own words, strengths and what works. Written by staff as it was said; taking it back marks it.
/// Copyrighted instruments are recorded by name and result alone. Source: domain.md 4.4, 4.5; R29, R109-R111, R120.
/// </summary>
public sealed class CauseAssessment
{
    /// <summary>The longest of the texts, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>The longest name or result of an instrument, in characters.</summary>
    public const int LongestShort = 200;

    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>The case.</summary>
    public required int CaseId { get; init; }

    /// <summary>Whose view.</summary>
    public required CauseView View { get; init; }

    /// <summary>Which guardian's; null for the others.</summary>
    public int? GuardianId { get; init; }

    /// <summary>How deep.</summary>
    public required CauseDepth Depth { get; init; }

    /// <summary>The version of the list of factors.</summary>
    public required string ListVersion { get; init; }

    /// <summary>The day of the talk.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How the respondent was heard; null when the view is the school's.</summary>
    public HeardHow? How { get; init; }

    /// <summary>Factors with their weight: code and number, as I1:2 K4:0, in the order of the list. Those not asked about are left out.</summary>
    public required string Factors { get; init; }

    /// <summary>What staying away does.</summary>
    public required RefusalFunctions Functions { get; init; }

    /// <summary>In the respondent's own words.</summary>
    public required string OwnWords { get; init; }

    /// <summary>Strengths and interests.</summary>
    public required string Strengths { get; init; }

    /// <summary>What works, or has worked.</summary>
    public required string WhatWorks { get; init; }

    /// <summary>The instrument used, by name and version; empty for none.</summary>
    public required string Instrument { get; init; }

    /// <summary>Its result in short; never its items.</summary>
    public required string Result { get; init; }

    /// <summary>The account that wrote it.</summary>
    public required int ByAccountId { get; init; }

    /// <summary>When it was saved, UTC.</summary>
    public required DateTime SavedAt { get; init; }

    /// <summary>The form it came from: the same form never saves twice.</summary>
    public required Guid FormId { get; init; }

    /// <summary>When it was taken back, UTC; null while it stands.</summary>
    public DateTime? RemovedAt { get; set; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>The weight of each factor that was asked about.</summary>
    public IReadOnlyDictionary<string, FactorWeight> Weights => FactorText.Read(Factors);
}
