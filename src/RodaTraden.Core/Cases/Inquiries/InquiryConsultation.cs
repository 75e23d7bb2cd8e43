namespace RodaTraden.Core.Cases.Inquiries;

/// <summary>Whom an inquiry is made in consultation with. Source: Skollagen 7:19 a.</summary>
public enum ConsultedParty
{
    /// <summary>The pupil.</summary>
    Pupil,

    /// <summary>A guardian: each by itself.</summary>
    Guardian,

    /// <summary>Student health.</summary>
    StudentHealth,
}

/// <summary>How somebody was heard. Source: R119, R120; peers.md 4.16.</summary>
public enum HeardHow
{
    /// <summary>At a meeting.</summary>
    Meeting,

    /// <summary>By telephone or video.</summary>
    Call,

    /// <summary>In writing: a letter, a form, messages.</summary>
    Writing,

    /// <summary>By pictures or other ways that suit the child.</summary>
    Pictures,

    /// <summary>Through somebody the child trusts.</summary>
    Through,
}

/// <summary>That somebody was consulted, on which day and how, or why not. One per party; a guardian each.</summary>
public sealed class InquiryConsultation
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The inquiry.</summary>
    public required int InquiryId { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>Who.</summary>
    public required ConsultedParty Party { get; init; }

    /// <summary>Which guardian; null for the pupil and student health.</summary>
    public int? GuardianId { get; init; }

    /// <summary>The day; null when it has not been done.</summary>
    public DateOnly? On { get; set; }

    /// <summary>How; null when it has not been done.</summary>
    public HeardHow? How { get; set; }

    /// <summary>Why it has not been done; empty when it has.</summary>
    public string WhyNot { get; set; } = "";

    /// <summary>The account that wrote it.</summary>
    public required int ByAccountId { get; set; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether the law's consultation is answered for: done, or a reason why not.</summary>
    public bool IsAnswered => On is not null || WhyNot.Length > 0;
}
