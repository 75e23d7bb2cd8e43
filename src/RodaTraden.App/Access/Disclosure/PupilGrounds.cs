using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Language;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;

namespace RodaTraden.App.Access.Disclosure;

/// <summary>What consents and other grounds there are about a pupil, as the one who asks may see them.</summary>
/// <param name="Pupil">The pupil.</param>
/// <param name="Today">The day.</param>
/// <param name="Family">Who must answer.</param>
/// <param name="GuardianNames">Names of guardians, by number.</param>
/// <param name="Consents">Newest first.</param>
/// <param name="Statutory">Newest first.</param>
/// <param name="Judgement">The latest judgement of the young person's own say.</param>
public sealed record PupilGrounds(
    VisiblePupil Pupil,
    DateOnly Today,
    ConsentFamily Family,
    IReadOnlyDictionary<int, string> GuardianNames,
    IReadOnlyList<ConsentCard> Consents,
    IReadOnlyList<StatutoryCard> Statutory,
    MaturityJudgement? Judgement)
{
    /// <summary>What somebody who must answer is called.</summary>
    internal string NameOf(Giver giver, LanguageTexts texts) => giver.GuardianId is { } guardian ? GuardianNames.GetValueOrDefault(guardian, texts["Consent.Guardian"]) : texts["Consent.PupilSelf", Pupil.GivenName];

    public ConsentCard? Consent(int id) => Consents.FirstOrDefault(card => card.Consent.Id == id);
}

/// <summary>A consent, how it stands, and to whom.</summary>
public sealed record ConsentCard(Consent Consent, ConsentState State, IReadOnlyList<Giver> Missing, IReadOnlyList<Giver> Asked, IReadOnlyList<ConsentAnswer> Answers, IReadOnlyList<NamedReceiver> Receivers, bool IsToBeReviewed)
{
    public static ConsentCard Of(Consent consent, IReadOnlyList<ConsentAnswer> answers, IReadOnlyList<NamedReceiver> receivers, ConsentFamily family, DateOnly today)
    {
        var (state, missing) = ConsentRules.StateOf(consent, answers, family, today);
        return new(consent, state, missing, family.MustAnswer(consent.Kind, today), answers, receivers, state == ConsentState.InForce && ConsentRules.IsToBeReviewed(consent, today));
    }

    /// <summary>Whether an answer can still change anything.</summary>
    public bool IsOpen => State is not (ConsentState.Withdrawn or ConsentState.Expired);

    /// <summary>What a giver has answered last; null when nothing.</summary>
    public ConsentAnswer? AnswerOf(Giver giver) => Answers.LastOrDefault(answer => answer.GuardianId == giver.GuardianId);
}

/// <summary>A statutory ground, and to whom.</summary>
public sealed record StatutoryCard(StatutoryGround Ground, IReadOnlyList<NamedReceiver> Receivers, bool IsInForce);

/// <summary>Somebody who is told, with names.</summary>
public sealed record NamedReceiver(GroundReceiver Receiver, string Organisation, OrganisationKind Kind, string Name);
