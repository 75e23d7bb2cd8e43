namespace RodaTraden.Core.Access.Disclosure;

/// <summary>Statutes that break secrecy and are used here. Source: domain.md 2.2.</summary>
public enum Statute
{
    /// <summary>SoL 19:1 through OSL 10:28: a report of concern, and what matters for the inquiry that follows (R80, R88).</summary>
    ConcernReport,

    /// <summary>OSL 10:27, the general clause: between authorities, where the interest clearly outweighs. Not for secrecy under chapters 25 and 26.</summary>
    GeneralClause,

    /// <summary>OSL 25:12 and 26:9: between health care and social services, for somebody under 18 who needs care or support. Never towards the school.</summary>
    HealthAndSocialCare,
}

/// <summary>What a statute covers.</summary>
/// <param name="Statute">The statute.</param>
/// <param name="Citation">As the law is cited.</param>
/// <param name="From">Zones that may disclose by it.</param>
/// <param name="To">Zones that may be told.</param>
/// <param name="Categories">What may be told.</param>
/// <param name="UnderEighteen">Whether it is for those under 18 alone.</param>
public sealed record StatuteRule(
    Statute Statute,
    string Citation,
    IReadOnlyList<SecrecyZone> From,
    IReadOnlyList<SecrecyZone> To,
    IReadOnlyList<InformationCategory> Categories,
    bool UnderEighteen);

/// <summary>Why a statutory ground cannot be recorded so.</summary>
public enum StatutoryGroundRefusal
{
    /// <summary>The statute does not open from that zone to that zone.</summary>
    WrongWay,

    /// <summary>Something is named that the statute does not cover.</summary>
    NotCovered,

    /// <summary>The statute is for those under 18, or the birth date is not told.</summary>
    NotOfThatAge,

    /// <summary>Nothing is named.</summary>
    NoCategory,

    /// <summary>The reason is missing or says too little. A percentage is never a reason by itself.</summary>
    NoReason,

    /// <summary>The last day is missing, has passed, or lies more than four months ahead.</summary>
    EndOutside,

    /// <summary>Nobody is named to be told.</summary>
    NoReceiver,

    /// <summary>Nobody knows whose information it is: the school's organiser is not in the register.</summary>
    NoHolder,
}

/// <summary>The catalogue of statutes, and the check of a ground against it.</summary>
public static class Statutes
{
    /// <summary>The shortest reason, in characters: a figure does not fill it.</summary>
    public const int ShortestReason = 40;

    /// <summary>The longest time that a statutory ground opens anything, in months: an inquiry of social services (domain.md 3.2).</summary>
    public const int LongestMonths = 4;

    private static readonly InformationCategory[] OfAttendance =
    [
        InformationCategory.Identity, InformationCategory.ContactDetails, InformationCategory.AttendanceRows, InformationCategory.LadderState, InformationCategory.StatedReason,
        InformationCategory.Notes, InformationCategory.InquirySummary, InformationCategory.AbsenceInquiry,
    ];

    /// <summary>All.</summary>
    public static IReadOnlyList<StatuteRule> All { get; } =
    [
        new(
            Statute.ConcernReport,
            "SoL 19:1, OSL 10:28",
            [SecrecyZone.MunicipalSchool, SecrecyZone.IndependentSchool, SecrecyZone.Preschool, SecrecyZone.RegionHealthCare],
            [SecrecyZone.SocialServices],
            [.. OfAttendance, InformationCategory.CauseMapping, InformationCategory.ActionProgramme, InformationCategory.GuardianWords, InformationCategory.PupilWords],
            UnderEighteen: true),
        new(
            Statute.GeneralClause,
            "OSL 10:27",
            [SecrecyZone.MunicipalSchool, SecrecyZone.PupilSupport],
            [SecrecyZone.SocialServices, SecrecyZone.PupilSupport],
            OfAttendance,
            UnderEighteen: false),
        new(
            Statute.HealthAndSocialCare,
            "OSL 25:12, 26:9",
            [SecrecyZone.SocialServices, SecrecyZone.RegionHealthCare, SecrecyZone.StudentHealthMedical],
            [SecrecyZone.SocialServices, SecrecyZone.RegionHealthCare],
            [InformationCategory.Identity, InformationCategory.SocialCase, InformationCategory.Grounds],
            UnderEighteen: true),
    ];

    /// <summary>The rule of a statute.</summary>
    public static StatuteRule Rule(this Statute statute) => All.Single(rule => rule.Statute == statute);

    /// <summary>Why a ground cannot be recorded so; null when it can.</summary>
    /// <param name="ground">What is to be recorded.</param>
    /// <param name="from">The zone that discloses.</param>
    /// <param name="to">The zones of those who are to be told.</param>
    /// <param name="birthDate">The pupil's birth date; null when not told.</param>
    /// <param name="today">The day on which it is recorded.</param>
    public static StatutoryGroundRefusal? Check(StatutoryGround ground, SecrecyZone from, IReadOnlyCollection<SecrecyZone> to, DateOnly? birthDate, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(to);
        var rule = ground.Statute.Rule();
        return to.Count == 0 ? StatutoryGroundRefusal.NoReceiver
            : !rule.From.Contains(from) || to.Any(zone => !rule.To.Contains(zone)) ? StatutoryGroundRefusal.WrongWay
            : ground.Categories.Count == 0 ? StatutoryGroundRefusal.NoCategory
            : ground.Categories.Any(category => !rule.Categories.Contains(category)) ? StatutoryGroundRefusal.NotCovered
            : rule.UnderEighteen && !(birthDate?.AddYears(ConsentFamily.Adult) > today) ? StatutoryGroundRefusal.NotOfThatAge
            : ground.Why.Trim().Length is < ShortestReason or > ConsentRules.LongestText ? StatutoryGroundRefusal.NoReason
            : ground.ValidUntil < today || ground.ValidUntil > today.AddMonths(LongestMonths) ? StatutoryGroundRefusal.EndOutside
            : null;
    }
}
