namespace RodaTraden.Core.Retention;

/// <summary>To whom everything that is kept about a pupil is given.</summary>
public enum ExtractReceiver
{
    /// <summary>A guardian, for a pupil under 18.</summary>
    Guardian,

    /// <summary>The pupil.</summary>
    Pupil,

    /// <summary>Somebody with a power of attorney.</summary>
    Representative,
}

/// <summary>A part of what is kept about a pupil: given or withheld as a whole.</summary>
public enum ExtractPart
{
    /// <summary>Name, numbers, birth date.</summary>
    Identity,

    /// <summary>Schools, classes, mentors.</summary>
    Schools,

    /// <summary>Guardians and how they are reached.</summary>
    Guardians,

    /// <summary>Attendance, lesson by lesson.</summary>
    Attendance,

    /// <summary>Steps and signals.</summary>
    Steps,

    /// <summary>What staff have noted.</summary>
    Notes,

    /// <summary>Symptoms that student health has noted.</summary>
    Symptoms,

    /// <summary>Cases, and what was done in them.</summary>
    Cases,

    /// <summary>What has been said of the causes: the pupil's view, each guardian's, the school's.</summary>
    Causes,

    /// <summary>Inquiries into absence, who was consulted, and what the organiser was told.</summary>
    Inquiries,

    /// <summary>Reports of concern: that they were made, who has opened their page, and the acts of it. Withheld from a guardian where the child could be harmed.</summary>
    Concerns,

    /// <summary>Consents, disclosures, judgements of maturity.</summary>
    Grounds,

    /// <summary>Notices between organisers.</summary>
    Notices,

    /// <summary>Emergency access.</summary>
    Emergencies,

    /// <summary>Who has looked, in which role and when.</summary>
    Looks,

    /// <summary>What has been done.</summary>
    Acts,

    /// <summary>What else there is: extracts before this one, holds, merged records, what files replaced.</summary>
    Other,
}

/// <summary>Why an extract cannot be made so.</summary>
public enum ExtractRefusal
{
    /// <summary>To whom is not chosen.</summary>
    NoReceiver,

    /// <summary>The day it was asked for is missing, or has not come.</summary>
    NoDay,

    /// <summary>How the receiver has shown who it is, is missing.</summary>
    NotIdentified,

    /// <summary>Something is withheld without a rule that says so.</summary>
    NoRule,

    /// <summary>Nobody has said that secrecy towards the receiver has been weighed.</summary>
    NotWeighed,
}

/// <summary>
/// That everything kept about a pupil was given to the one it is about, and what was not and why. What was given is not stored once more: it is read anew on the day it
/// was made. Source: GDPR art. 15; OSL 6:4, 12:2-3.
/// </summary>
public sealed class RegisterExtract
{
    /// <summary>Letters that a text may have at most.</summary>
    public const int LongestText = 500;

    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>About whom.</summary>
    public required int PupilId { get; init; }

    /// <summary>To whom.</summary>
    public required ExtractReceiver Receiver { get; init; }

    /// <summary>The day it was asked for: a month from it, it must have been given (GDPR art. 12.3).</summary>
    public required DateOnly AskedOn { get; init; }

    /// <summary>How the receiver has shown who it is.</summary>
    public required string Identified { get; init; }

    /// <summary>Parts that are not given.</summary>
    public required IReadOnlyList<ExtractPart> Withheld { get; init; }

    /// <summary>By which rule; empty when everything is given.</summary>
    public required string Rule { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>By whom.</summary>
    public required int MadeByAccountId { get; init; }

    /// <summary>The form's own number: the same form sent twice is one extract.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Why it cannot be made; null when it can.</summary>
    /// <param name="receiver">To whom, as chosen.</param>
    /// <param name="askedOn">The day it was asked for.</param>
    /// <param name="identified">How the receiver has shown who it is.</param>
    /// <param name="withheld">Parts that are not given.</param>
    /// <param name="rule">By which rule.</param>
    /// <param name="isWeighed">Whether secrecy towards the receiver has been weighed.</param>
    /// <param name="today">Today.</param>
    public static ExtractRefusal? Check(ExtractReceiver? receiver, DateOnly? askedOn, string identified, IReadOnlyCollection<ExtractPart> withheld, string rule, bool isWeighed, DateOnly today) =>
        receiver is null ? ExtractRefusal.NoReceiver
        : askedOn is null || askedOn > today ? ExtractRefusal.NoDay
        : identified.Trim().Length == 0 ? ExtractRefusal.NotIdentified
        : withheld.Count > 0 && rule.Trim().Length == 0 ? ExtractRefusal.NoRule
        : !isWeighed ? ExtractRefusal.NotWeighed
        : null;
}
