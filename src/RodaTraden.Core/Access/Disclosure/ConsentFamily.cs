namespace RodaTraden.Core.Access.Disclosure;

/// <summary>Somebody who must answer: a guardian, or the pupil.</summary>
/// <param name="GuardianId">The guardian; null for the pupil.</param>
public readonly record struct Giver(int? GuardianId)
{
    /// <summary>The pupil.</summary>
    public static Giver Pupil { get; } = new(null);
}

/// <summary>What the rules of consent need to know of a family, today.</summary>
/// <param name="BirthDate">The pupil's birth date; null when not told.</param>
/// <param name="Guardians">Those with custody today, by the population register as the school tells it.</param>
/// <param name="Judged">The latest judgement of the young person's own say; null when nobody has judged.</param>
public sealed record ConsentFamily(DateOnly? BirthDate, IReadOnlyList<int> Guardians, WhoDecides? Judged)
{
    /// <summary>The age at which guardians have no say any longer (FB 6:2).</summary>
    public const int Adult = 18;

    /// <summary>From this age one acts for oneself under Skollagen (29:12): asked besides the guardians, when nobody has judged otherwise.</summary>
    public const int OwnSayAtSchool = 16;

    /// <summary>From this age one is a party of one's own at social services: asked besides the guardians about measures.</summary>
    public const int OwnSayAtSocialServices = 15;

    /// <summary>The day on which the pupil comes of age; null when the birth date is not told.</summary>
    public DateOnly? ComesOfAgeOn => BirthDate?.AddYears(Adult);

    /// <summary>Whether the pupil is of age on a day.</summary>
    public bool IsAdult(DateOnly today) => ComesOfAgeOn <= today;

    /// <summary>
    /// Who must answer, on a day. A pupil of age answers alone. Otherwise as judged; without a judgement the guardians, and from 16 (15 about measures) the young
    /// person too. When the birth date is not told, everybody. Source: domain.md 2.5.
    /// </summary>
    public IReadOnlyList<Giver> MustAnswer(ConsentKind kind, DateOnly today) => WhoDecidesOn(kind, today) switch
    {
        WhoDecides.Pupil => [Giver.Pupil],
        WhoDecides.Together => [.. Guardians.Select(guardian => new Giver(guardian)), Giver.Pupil],
        WhoDecides.Guardians => [.. Guardians.Select(guardian => new Giver(guardian))],
    };

    /// <summary>Who decides, on a day.</summary>
    public WhoDecides WhoDecidesOn(ConsentKind kind, DateOnly today)
    {
        if (IsAdult(today))
        {
            return WhoDecides.Pupil;
        }

        var ownSay = kind == ConsentKind.InterventionRequest ? OwnSayAtSocialServices : OwnSayAtSchool;
        return Judged ?? (BirthDate is not { } born || born.AddYears(ownSay) <= today ? WhoDecides.Together : WhoDecides.Guardians);
    }
}
