namespace RodaTraden.Core.Cases.Inquiries;

/// <summary>Why something cannot be done with an inquiry.</summary>
public enum InquiryRefusal
{
    /// <summary>One goes on already in the case.</summary>
    OneGoesOn,

    /// <summary>The case is closed.</summary>
    CaseClosed,

    /// <summary>No reason is written.</summary>
    NoReason,

    /// <summary>A text is longer than <see cref="InquiryRules.LongestText"/>.</summary>
    TooLong,

    /// <summary>It does not go on any longer.</summary>
    NotGoingOn,

    /// <summary>Somebody whom the law says is to be consulted has been, or has not, without that being said.</summary>
    NotConsulted,

    /// <summary>What was found is not written.</summary>
    NoCircumstances,

    /// <summary>Neither a measure nor a decision is written.</summary>
    NoMeasures,

    /// <summary>The short result is not written.</summary>
    NoSummary,

    /// <summary>Nothing is said of special support.</summary>
    SupportNotSaid,

    /// <summary>A day is missing.</summary>
    DayMissing,

    /// <summary>A day has not come, or is before the inquiry.</summary>
    DayWrong,

    /// <summary>Only the principal approves or sends back.</summary>
    OnlyThePrincipal,

    /// <summary>Nothing waits for the principal.</summary>
    NothingWaits,

    /// <summary>Somebody else has changed it in the meantime.</summary>
    Changed,
}

/// <summary>The rules of an inquiry. Source: Skollagen 7:19 a; domain.md 1.2, 1.3.</summary>
public static class InquiryRules
{
    /// <summary>The longest of the longer texts, in characters.</summary>
    public const int LongestText = 4000;

    /// <summary>The longest summary and reason, in characters.</summary>
    public const int LongestShort = 500;

    /// <summary>The longest reference to the record system, in characters.</summary>
    public const int LongestReference = 100;

    /// <summary>How long a completed or cancelled inquiry can be taken up again, in days.</summary>
    public const int UndoDays = 30;

    /// <summary>Whether an inquiry can be opened, or found unnecessary, in a case.</summary>
    /// <param name="isCaseOpen">Whether the case is open.</param>
    /// <param name="goesOn">Whether one goes on.</param>
    /// <param name="isUnnecessary">Whether it is found unnecessary.</param>
    /// <param name="reason">Why it is unnecessary.</param>
    public static InquiryRefusal? Open(bool isCaseOpen, bool goesOn, bool isUnnecessary, string reason) =>
        !isCaseOpen ? InquiryRefusal.CaseClosed
        : goesOn ? InquiryRefusal.OneGoesOn
        : isUnnecessary && string.IsNullOrWhiteSpace(reason) ? InquiryRefusal.NoReason
        : reason.Trim().Length > LongestShort ? InquiryRefusal.TooLong
        : null;

    /// <summary>Whether a consultation can be noted so.</summary>
    /// <param name="inquiry">The inquiry.</param>
    /// <param name="on">The day; null when it was not done.</param>
    /// <param name="how">How.</param>
    /// <param name="whyNot">Why not.</param>
    /// <param name="today">The day.</param>
    public static InquiryRefusal? Consult(AbsenceInquiry inquiry, DateOnly? on, HeardHow? how, string whyNot, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        return !inquiry.IsGoingOn ? InquiryRefusal.NotGoingOn
            : on is null && string.IsNullOrWhiteSpace(whyNot) ? InquiryRefusal.NoReason
            : on is not null && how is null ? InquiryRefusal.DayMissing
            : on > today ? InquiryRefusal.DayWrong
            : whyNot.Trim().Length > InquiryConsultation.LongestReason ? InquiryRefusal.TooLong
            : null;
    }

    /// <summary>Whether what is written can be kept, complete or not.</summary>
    /// <param name="inquiry">As it would be.</param>
    /// <param name="today">The day.</param>
    public static InquiryRefusal? Keep(AbsenceInquiry inquiry, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        return !inquiry.IsGoingOn ? InquiryRefusal.NotGoingOn
            : new[] { inquiry.Circumstances, inquiry.Measures, inquiry.PrincipalDecides, inquiry.OrganiserDecides, inquiry.OthersDecide }.Any(text => text.Length > LongestText) || inquiry.Summary.Length > LongestShort ? InquiryRefusal.TooLong
            : inquiry.SupportOn > today || inquiry.ActionProgrammeOn > today ? InquiryRefusal.DayWrong
            : null;
    }

    /// <summary>Whether an inquiry has everything that the law and the requirements ask for; the first thing that is missing, in the order of the page.</summary>
    /// <param name="inquiry">The inquiry.</param>
    /// <param name="consultations">Whom it was made with.</param>
    /// <param name="guardians">Those with custody today, whom it is to be made with: none for an adult pupil.</param>
    /// <param name="today">The day.</param>
    public static InquiryRefusal? Complete(AbsenceInquiry inquiry, IReadOnlyCollection<InquiryConsultation> consultations, IReadOnlyCollection<int> guardians, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        return Keep(inquiry, today)
            ?? (Missing(consultations, guardians).Count > 0 ? InquiryRefusal.NotConsulted
            : inquiry.Circumstances.Length == 0 ? InquiryRefusal.NoCircumstances
            : inquiry.Measures.Length + inquiry.PrincipalDecides.Length + inquiry.OrganiserDecides.Length + inquiry.OthersDecide.Length == 0 ? InquiryRefusal.NoMeasures
            : inquiry.Summary.Length == 0 ? InquiryRefusal.NoSummary
            : inquiry.Support == SupportInquiry.NotSaid ? InquiryRefusal.SupportNotSaid
            : (inquiry.Support != SupportInquiry.NotNeeded && inquiry.SupportOn is null) || (inquiry.ActionProgramme != ActionProgrammeDecision.None && inquiry.ActionProgrammeOn is null) ? InquiryRefusal.DayMissing
            : null);
    }

    /// <summary>Who has neither been consulted nor been said why not.</summary>
    /// <param name="consultations">What is noted.</param>
    /// <param name="guardians">Those with custody today.</param>
    public static IReadOnlyList<(ConsultedParty Party, int? GuardianId)> Missing(IReadOnlyCollection<InquiryConsultation> consultations, IReadOnlyCollection<int> guardians) =>
    [
        .. new[] { (ConsultedParty.Pupil, (int?)null) }
            .Concat(guardians.Select(guardian => (ConsultedParty.Guardian, (int?)guardian)))
            .Append((ConsultedParty.StudentHealth, null))
            .Where(asked => !consultations.Any(one => one.Party == asked.Item1 && one.GuardianId == asked.Item2 && one.IsAnswered)),
    ];
}
