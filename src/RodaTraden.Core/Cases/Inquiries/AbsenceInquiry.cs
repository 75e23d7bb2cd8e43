namespace RodaTraden.Core.Cases.Inquiries;

/// <summary>Where an inquiry stands.</summary>
public enum InquiryState
{
    /// <summary>It goes on.</summary>
    Open,

    /// <summary>It is written, and waits for the principal.</summary>
    WaitsForPrincipal,

    /// <summary>The principal has sent it back with a comment.</summary>
    SentBack,

    /// <summary>It is completed.</summary>
    Completed,

    /// <summary>The principal found an inquiry unnecessary, with a reason.</summary>
    Unnecessary,

    /// <summary>It was opened in error, with a reason.</summary>
    Cancelled,
}

/// <summary>What an inquiry said of special support. Contents stay in the school's record system. Source: Skollagen 3:7, 7:19 a; R62.</summary>
public enum SupportInquiry
{
    /// <summary>Nobody has said yet.</summary>
    NotSaid,

    /// <summary>The conditions of Skollagen 3:7 are not met.</summary>
    NotNeeded,

    /// <summary>It was opened.</summary>
    Opened,

    /// <summary>It was done already, or is done now.</summary>
    Done,
}

/// <summary>The decision about an action programme. Source: Skollagen 3:9.</summary>
public enum ActionProgrammeDecision
{
    /// <summary>None is taken.</summary>
    None,

    /// <summary>One is made.</summary>
    Made,

    /// <summary>The principal has decided that none is made.</summary>
    NotMade,
}

/// <summary>
/// An inquiry into repeated or prolonged absence, valid or not (Skollagen 7:19 a; 15:16 and 18:16 in upper secondary school): a legal object with its own days. What is sensitive lies in the mapping of causes;
/// what is decided is written so that it can be read by anybody. Source: domain.md 1.2, 1.3; R42, R43, R57.
/// </summary>
public sealed class AbsenceInquiry
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The pupil.</summary>
    public required int PupilId { get; set; }

    /// <summary>The case that it belongs to.</summary>
    public required int CaseId { get; init; }

    /// <summary>The organiser.</summary>
    public required int OrganiserId { get; init; }

    /// <summary>The school.</summary>
    public required int UnitId { get; init; }

    /// <summary>The ladder's step then; 0 for none.</summary>
    public required int Step { get; init; }

    /// <summary>The condition that was true then, with its figures, as the program writes evidence; empty when none was.</summary>
    public required string Trigger { get; init; }

    /// <summary>The day it was opened, or found unnecessary.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The account that opened it.</summary>
    public required int OpenedByAccountId { get; init; }

    /// <summary>Whether it was opened on the principal's delegation, and not by the principal.</summary>
    public required bool IsOnDelegation { get; init; }

    /// <summary>The day by which it is to be completed, by the organiser's routine: a local service level.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Where it stands.</summary>
    public InquiryState State { get; set; }

    /// <summary>Why it was unnecessary, cancelled or sent back.</summary>
    public string Reason { get; set; } = "";

    /// <summary>What the inquiry found: circumstances at school, at home and around, without sensitive causes.</summary>
    public string Circumstances { get; set; } = "";

    /// <summary>What the school does from now on.</summary>
    public string Measures { get; set; } = "";

    /// <summary>Decisions that the principal has taken, or has to take.</summary>
    public string PrincipalDecides { get; set; } = "";

    /// <summary>What the organiser has to decide or provide.</summary>
    public string OrganiserDecides { get; set; } = "";

    /// <summary>What others are asked for: home municipality, social services, health care.</summary>
    public string OthersDecide { get; set; } = "";

    /// <summary>The short result that the mentor acts on.</summary>
    public string Summary { get; set; } = "";

    /// <summary>What was said of special support.</summary>
    public SupportInquiry Support { get; set; }

    /// <summary>The day of that.</summary>
    public DateOnly? SupportOn { get; set; }

    /// <summary>The decision about an action programme.</summary>
    public ActionProgrammeDecision ActionProgramme { get; set; }

    /// <summary>The day of the decision.</summary>
    public DateOnly? ActionProgrammeOn { get; set; }

    /// <summary>Where in the record system the contents lie: a number, never a text about the pupil.</summary>
    public string RecordReference { get; set; } = "";

    /// <summary>The day it was completed; null until then.</summary>
    public DateOnly? CompletedOn { get; set; }

    /// <summary>The account that completed it.</summary>
    public int? CompletedByAccountId { get; set; }

    /// <summary>The form it came from: the same form never opens twice.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether it still goes on.</summary>
    public bool IsGoingOn => State is InquiryState.Open or InquiryState.WaitsForPrincipal or InquiryState.SentBack;
}
