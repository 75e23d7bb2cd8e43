namespace RodaTraden.Core.Cases.Process;

/// <summary>Where a case stands in the Uppsala process. Source: domain.md 6; R133.</summary>
public enum CaseStage
{
    /// <summary>Somebody has noticed; nobody is named yet.</summary>
    Noticed,

    /// <summary>A named coordinator has taken it.</summary>
    CoordinatorNamed,

    /// <summary>Causes are investigated with the pupil and the family, and support has begun.</summary>
    CausesAndSupport,

    /// <summary>The municipality's coordinator has been brought in: what the school does alone is not enough.</summary>
    MunicipalCoordination,

    /// <summary>A coordinated plan is made, with consent.</summary>
    CoordinatedPlan,

    /// <summary>What the plan says is carried out.</summary>
    PlannedSupport,

    /// <summary>The pupil has returned, and is supported a while longer.</summary>
    AfterCare,

    /// <summary>Closed, with a reason.</summary>
    Closed,
}

/// <summary>Why a case was closed.</summary>
public enum CaseClosing
{
    /// <summary>The pupil has returned, and after-care is over.</summary>
    Returned,

    /// <summary>What looked like a concern was none.</summary>
    NoConcern,

    /// <summary>The pupil goes to another school, which has been told.</summary>
    MovedSchool,

    /// <summary>School duty has ended, and the municipal activity responsibility has been told where it applies (Skollagen 29:9).</summary>
    LeftSchool,

    /// <summary>It should not have been opened: the wrong pupil, or twice.</summary>
    OpenedInError,
}
