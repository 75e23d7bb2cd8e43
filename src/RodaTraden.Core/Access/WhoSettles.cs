using RodaTraden.Core.Detection;

namespace RodaTraden.Core.Access;

/// <summary>Who a step of the ladder asks, and who may answer it. Source: R21, R103; decision 19.</summary>
public static class WhoSettles
{
    /// <summary>Whether a step asks somebody in this role.</summary>
    public static bool Asks(this StepResponsible responsible, Role? role) => (responsible, role) is
        (StepResponsible.Mentor, Role.Mentor) or (StepResponsible.StudentHealthTeam, Role.StudentHealthTeam) or (StepResponsible.Principal, Role.Principal);

    /// <summary>
    /// Whether a role may say that a step is known or done: the one whom it asks, and the principal, who answers for the whole school. So nobody
    /// puts another's duty to rest. Who is named for protected pupils answers for them alone.
    /// </summary>
    public static bool MaySettle(this Role? role, StepResponsible responsible) => role is Role.Principal or Role.ProtectedContact || responsible.Asks(role);
}
