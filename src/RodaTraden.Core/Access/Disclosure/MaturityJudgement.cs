namespace RodaTraden.Core.Access.Disclosure;

/// <summary>Who disposes over a young person's secrecy, as judged. Source: domain.md 2.5: no fixed age, judged by age and maturity (FB 6:11, OSL 12:3).</summary>
public enum WhoDecides
{
    /// <summary>The guardians; the child is heard.</summary>
    Guardians,

    /// <summary>The guardians and the young person, each by themselves.</summary>
    Together,

    /// <summary>The young person alone.</summary>
    Pupil,
}

/// <summary>A judgement of a young person's own say, with its reason. The latest counts.</summary>
public sealed class MaturityJudgement
{
    /// <summary>Our own number; a later judgement has a higher.</summary>
    public int Id { get; init; }

    /// <summary>The young person.</summary>
    public required int PupilId { get; init; }

    /// <summary>Who decides.</summary>
    public required WhoDecides Outcome { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The account that judged.</summary>
    public required int ByAccountId { get; init; }

    /// <summary>When.</summary>
    public required DateTime At { get; init; }
}
