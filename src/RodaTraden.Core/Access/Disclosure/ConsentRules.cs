namespace RodaTraden.Core.Access.Disclosure;

/// <summary>How a consent stands, on a day.</summary>
public enum ConsentState
{
    /// <summary>Everybody who must has said yes: what it names may be told.</summary>
    InForce,

    /// <summary>Somebody who must answer has not: nothing may be told.</summary>
    Awaiting,

    /// <summary>Somebody who must answer has said no.</summary>
    Refused,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>It was taken back.</summary>
    Withdrawn,

    /// <summary>The guardians gave it, and the pupil has come of age since: the pupil must be asked.</summary>
    EndedAtEighteen,

    /// <summary>No guardian is known: nobody can give it.</summary>
    NobodyToAsk,
}

/// <summary>Why a consent cannot be asked for so.</summary>
public enum AskConsentRefusal
{
    /// <summary>Nothing is named that may be told.</summary>
    NoCategory,

    /// <summary>Something is named that no consent opens to those receivers.</summary>
    CategoryNotOpened,

    /// <summary>Nobody is named to be told.</summary>
    NoReceiver,

    /// <summary>The purpose is missing.</summary>
    NoPurpose,

    /// <summary>The last day is missing or has passed.</summary>
    EndMissing,

    /// <summary>The last day lies more than a year ahead.</summary>
    EndTooFar,

    /// <summary>The day of review is missing, has passed or lies after the last.</summary>
    ReviewOutside,

    /// <summary>A text is longer than it may be.</summary>
    TooLong,

    /// <summary>Nobody knows whose information it is: the school's organiser is not in the register.</summary>
    NoHolder,
}

/// <summary>Why an answer cannot be noted so.</summary>
public enum AnswerConsentRefusal
{
    /// <summary>The consent is taken back or has passed its last day.</summary>
    Ended,

    /// <summary>This person is not among those who must answer.</summary>
    NotAsked,

    /// <summary>The day is missing or lies ahead.</summary>
    DayAhead,

    /// <summary>The reason or the decision is missing.</summary>
    NoReason,

    /// <summary>A guardian's answer may only be left out when another who must answer has said yes, and never for a measure of intrusive importance.</summary>
    CannotBeLeftOut,

    /// <summary>The committee may not decide this: FB 6:13 a does not name it.</summary>
    NotForTheCommittee,
}

/// <summary>When a consent counts, what may be asked for, and which answers may be noted. Source: domain.md 2.4, 2.5.</summary>
public static class ConsentRules
{
    /// <summary>The longest purpose, limits and reason, in characters.</summary>
    public const int LongestText = 1000;

    /// <summary>Days before the last day, or the day of review, on which both sides are reminded.</summary>
    public const int RemindedDaysBefore = 14;

    /// <summary>How a consent stands on a day, and whose answer is missing. A consent that everybody gave falls back to waiting when somebody gains custody.</summary>
    public static (ConsentState State, IReadOnlyList<Giver> Missing) StateOf(Consent consent, IEnumerable<ConsentAnswer> answers, ConsentFamily family, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(consent);
        ArgumentNullException.ThrowIfNull(family);
        if (consent.WithdrawnAt is not null)
        {
            return (ConsentState.Withdrawn, []);
        }

        if (today > consent.ValidUntil)
        {
            return (ConsentState.Expired, []);
        }

        var latest = answers.OrderBy(answer => answer.Id).ToLookup(answer => new Giver(answer.GuardianId));
        var asked = family.MustAnswer(consent.Kind, today);
        if (asked.Count == 0)
        {
            return (ConsentState.NobodyToAsk, []);
        }

        var missing = asked.Where(giver => !latest.Contains(giver)).ToList();
        if (asked.Any(giver => latest[giver].LastOrDefault()?.Kind == ConsentAnswerKind.No))
        {
            return (ConsentState.Refused, missing);
        }

        // Nobody's answer is left out unless somebody has said yes.
        if (missing.Count == 0 && !asked.Any(giver => latest[giver].Last().Kind == ConsentAnswerKind.Yes))
        {
            return (ConsentState.Awaiting, asked);
        }

        return missing.Count == 0 ? (ConsentState.InForce, [])
            : family.IsAdult(today) && latest.Any(of => of.Key != Giver.Pupil) ? (ConsentState.EndedAtEighteen, missing)
            : (ConsentState.Awaiting, missing);
    }

    /// <summary>Why a consent cannot be asked for so; null when it can.</summary>
    /// <param name="consent">What is to be asked.</param>
    /// <param name="receivers">The kinds of organisation of those who are to be told.</param>
    /// <param name="today">The day on which it is asked.</param>
    public static AskConsentRefusal? CheckAsking(Consent consent, IReadOnlyCollection<OrganisationKind> receivers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(consent);
        ArgumentNullException.ThrowIfNull(receivers);
        return consent.FromOrganiserId is null && consent.FromOrganisationId is null ? AskConsentRefusal.NoHolder
            : receivers.Count == 0 ? AskConsentRefusal.NoReceiver
            : consent.Categories.Count == 0 ? AskConsentRefusal.NoCategory
            : consent.Categories.Any(category => !receivers.Any(kind => Opens(consent.Kind, kind, category))) ? AskConsentRefusal.CategoryNotOpened
            : string.IsNullOrWhiteSpace(consent.Purpose) ? AskConsentRefusal.NoPurpose
            : consent.Purpose.Length > LongestText || consent.Limits.Length > LongestText ? AskConsentRefusal.TooLong
            : consent.ValidUntil < today ? AskConsentRefusal.EndMissing
            : consent.ValidUntil > today.AddYears(1) ? AskConsentRefusal.EndTooFar
            : consent.ReviewOn < today || consent.ReviewOn > consent.ValidUntil ? AskConsentRefusal.ReviewOutside
            : null;
    }

    /// <summary>Whether a consent of a kind can open a kind of information to the people of an organisation, by the decision table.</summary>
    public static bool Opens(ConsentKind kind, OrganisationKind receiver, InformationCategory category) =>
        (kind == ConsentKind.PlanParticipation) == IsOfThePlan(category)
        && Decisions.DecisionTable.LevelOf(receiver.Role(), Relation.Assigned, category, GroundKind.Consent) > AccessLevel.Nothing;

    /// <summary>Why an answer cannot be noted so; null when it can.</summary>
    public static AnswerConsentRefusal? CheckAnswer(Consent consent, IReadOnlyCollection<ConsentAnswer> before, ConsentAnswer answer, ConsentFamily family, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(consent);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(family);
        var giver = new Giver(answer.GuardianId);
        var asked = family.MustAnswer(consent.Kind, today);
        if (consent.WithdrawnAt is not null || today > consent.ValidUntil)
        {
            return AnswerConsentRefusal.Ended;
        }

        if (!asked.Contains(giver))
        {
            return AnswerConsentRefusal.NotAsked;
        }

        if (answer.On > today)
        {
            return AnswerConsentRefusal.DayAhead;
        }

        var isPlain = answer.Kind is ConsentAnswerKind.Yes or ConsentAnswerKind.No;
        if (!isPlain && (string.IsNullOrWhiteSpace(answer.Reason) || answer.Reason.Length > LongestText))
        {
            return AnswerConsentRefusal.NoReason;
        }

        var others = asked.Where(one => one != giver && one.GuardianId is not null)
            .Any(one => before.Where(old => old.GuardianId == one.GuardianId).OrderBy(old => old.Id).LastOrDefault()?.Kind == ConsentAnswerKind.Yes);
        return answer.Kind switch
        {
            ConsentAnswerKind.Prevented when answer.GuardianId is null || !others || consent.Kind == ConsentKind.InterventionRequest => AnswerConsentRefusal.CannotBeLeftOut,
            ConsentAnswerKind.DecidedByCommittee when answer.GuardianId is null || !others || consent.Kind != ConsentKind.InterventionRequest || consent.Measure is null => AnswerConsentRefusal.NotForTheCommittee,
            _ => null,
        };
    }

    /// <summary>Whether a consent in force should be looked at again: its last day or its day of review is near or has passed.</summary>
    public static bool IsToBeReviewed(Consent consent, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(consent);
        var near = today.AddDays(RemindedDaysBefore);
        return consent.ReviewOn <= near || consent.ValidUntil <= near;
    }

    private static bool IsOfThePlan(InformationCategory category) =>
        category is InformationCategory.Plan or InformationCategory.PlanOwnPart or InformationCategory.Meetings or InformationCategory.Interventions;
}
