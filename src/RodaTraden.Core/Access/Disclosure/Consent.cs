namespace RodaTraden.Core.Access.Disclosure;

/// <summary>To what somebody consents. Never bundled: each is asked for by itself. Source: domain.md 2.4.</summary>
public enum ConsentKind
{
    /// <summary>Somebody may be told something: secrecy is given up, in part (OSL 10:1, 12:2).</summary>
    SecrecyWaiver,

    /// <summary>Those named work together on one plan (R137).</summary>
    PlanParticipation,

    /// <summary>A measure is asked for.</summary>
    InterventionRequest,
}

/// <summary>How an answer was given.</summary>
public enum ConsentForm
{
    /// <summary>Signed on paper.</summary>
    Written,

    /// <summary>Said, and noted by the one who heard it.</summary>
    Oral,

    /// <summary>Given here, signed in.</summary>
    Electronic,
}

/// <summary>
/// Measures that the social committee may decide although one of two guardians says no. No others, and never that secrecy is given up. Source: FB 6:13 a;
/// domain.md 2.5.
/// </summary>
public enum OverridableMeasure
{
    /// <summary>Psychiatric or psychological investigation or treatment.</summary>
    PsychiatricOrPsychological,

    /// <summary>Treatment in open forms, SoL 11:1.</summary>
    OpenTreatment,

    /// <summary>Contact person or contact family, SoL 13:7.</summary>
    ContactPersonOrFamily,

    /// <summary>LSS 9 § 4, 5 or 6: contact person, companion service, relief in the home.</summary>
    SupportByDisabilityAct,
}

/// <summary>
/// What is asked of a pupil and the guardians: who may be told what, by whom, why and until when. In force only when everybody who must has said yes.
/// Source: domain.md 2.4; OSL 10:1, 12:2.
/// </summary>
public sealed class Consent
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>About whom.</summary>
    public required int PupilId { get; init; }

    /// <summary>To what.</summary>
    public required ConsentKind Kind { get; init; }

    /// <summary>The school organiser whose information it is; null when it is an organisation's.</summary>
    public int? FromOrganiserId { get; init; }

    /// <summary>The organisation whose information it is; null when it is a school organiser's.</summary>
    public int? FromOrganisationId { get; init; }

    /// <summary>What may be told. Who the pupil is goes with it.</summary>
    public required IReadOnlyList<InformationCategory> Categories { get; init; }

    /// <summary>Why, in plain words that the family reads.</summary>
    public required string Purpose { get; init; }

    /// <summary>What is not included, in the family's own words; empty for none.</summary>
    public string Limits { get; init; } = "";

    /// <summary>The measure that is asked for, when the committee could decide it against one guardian; else null.</summary>
    public OverridableMeasure? Measure { get; init; }

    /// <summary>The account that asked.</summary>
    public required int AskedByAccountId { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>The last day on which it counts. Always one: no consent is for ever.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>The day on which those involved ask whether it is still wanted; on or before the last.</summary>
    public required DateOnly ReviewOn { get; set; }

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>The account that took it back or noted that somebody did.</summary>
    public int? WithdrawnByAccountId { get; set; }

    /// <summary>The form's own number: the same form saved twice is one consent.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }
}

/// <summary>To whom: a person at an organisation. Others at the same place reach nothing by it.</summary>
public sealed class GroundReceiver
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The consent; null when the ground is a statute.</summary>
    public int? ConsentId { get; init; }

    /// <summary>The statutory ground; null when the ground is a consent.</summary>
    public int? StatutoryGroundId { get; init; }

    /// <summary>The organisation.</summary>
    public required int OrganisationId { get; init; }

    /// <summary>The person.</summary>
    public required int AccountId { get; init; }

    /// <summary>The receiver's own reference, by which they know the case without its name; empty when there is none.</summary>
    public string Reference { get; init; } = "";
}
