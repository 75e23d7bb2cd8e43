namespace RodaTraden.Core.Access;

/// <summary>On what a look or an act rests. Source: domain.md 2.2, 2.3.</summary>
public enum GroundKind
{
    /// <summary>The role's own task with that pupil: nothing more is needed (R and W in domain.md 2.3).</summary>
    OwnTask,

    /// <summary>A recorded ground in a named statute, from one zone to another (C in domain.md 2.3).</summary>
    Statute,

    /// <summary>A recorded consent in force, from one zone to another (C in domain.md 2.3).</summary>
    Consent,

    /// <summary>Emergency access: replaces a missing relation inside one's own zone, for an hour, with a reason, and is reviewed. Never a ground between zones.</summary>
    Emergency,
}
