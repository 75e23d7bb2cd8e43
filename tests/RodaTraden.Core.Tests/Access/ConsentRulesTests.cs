using FsCheck;
using FsCheck.Fluent;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;

namespace RodaTraden.Core.Tests.Access;

/// <summary>When a consent counts, and who must answer. Source: domain.md 2.4, 2.5.</summary>
public sealed class ConsentRulesTests
{
    private const int Mother = 1;
    private const int Father = 2;
    private static readonly DateOnly Today = new(2026, 3, 27);
    private static int answered;
    private static readonly DateOnly Twelve = Today.AddYears(-12);

    [Fact]
    public void Two_guardians_must_both_say_yes()
    {
        var family = new ConsentFamily(Twelve, [Mother, Father], null);
        Assert.Equal(ConsentState.Awaiting, StateOf(family));
        Assert.Equal([new Giver(Father)], Full(family, Yes(Mother)).Missing);
        Assert.Equal(ConsentState.InForce, StateOf(family, Yes(Mother), Yes(Father)));
    }

    [Fact]
    public void A_no_of_one_is_a_no_until_that_one_says_yes()
    {
        var family = new ConsentFamily(Twelve, [Mother, Father], null);
        Assert.Equal(ConsentState.Refused, StateOf(family, Yes(Mother), No(Father)));
        Assert.Equal(ConsentState.Refused, StateOf(family, No(Father)));
        Assert.Equal(ConsentState.InForce, StateOf(family, Yes(Mother), No(Father), Yes(Father)));
        Assert.Equal(ConsentState.Refused, StateOf(family, Yes(Mother), Yes(Father), No(Mother)));
    }

    [Fact]
    public void A_guardian_with_sole_custody_answers_alone_and_one_who_gains_custody_is_asked_before_it_counts_again()
    {
        Assert.Equal(ConsentState.InForce, StateOf(new(Twelve, [Mother], null), Yes(Mother)));
        Assert.Equal(ConsentState.Awaiting, StateOf(new(Twelve, [Mother, Father], null), Yes(Mother)));
        Assert.Equal(ConsentState.InForce, StateOf(new(Twelve, [Father], null), Yes(Mother), Yes(Father)));
    }

    [Fact]
    public void Without_a_known_guardian_nobody_can_give_it() => Assert.Equal(ConsentState.NobodyToAsk, StateOf(new(Twelve, [], null)));

    [Fact]
    public void It_counts_on_its_last_day_and_not_after()
    {
        var family = new ConsentFamily(Twelve, [Mother], null);
        Assert.Equal(ConsentState.InForce, ConsentRules.StateOf(Consent(), [Yes(Mother)], family, Today.AddDays(90)).State);
        Assert.Equal(ConsentState.Expired, ConsentRules.StateOf(Consent(), [Yes(Mother)], family, Today.AddDays(91)).State);
    }

    [Fact]
    public void Taken_back_it_opens_nothing_whatever_anybody_has_said()
    {
        var consent = Consent();
        consent.WithdrawnAt = new DateTime(2026, 3, 27, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal(ConsentState.Withdrawn, ConsentRules.StateOf(consent, [Yes(Mother)], new(Twelve, [Mother], null), Today).State);
    }

    [Theory]
    [InlineData(15, ConsentKind.SecrecyWaiver, WhoDecides.Guardians)]
    [InlineData(16, ConsentKind.SecrecyWaiver, WhoDecides.Together)]
    [InlineData(14, ConsentKind.InterventionRequest, WhoDecides.Guardians)]
    [InlineData(15, ConsentKind.InterventionRequest, WhoDecides.Together)]
    [InlineData(17, ConsentKind.PlanParticipation, WhoDecides.Together)]
    [InlineData(18, ConsentKind.SecrecyWaiver, WhoDecides.Pupil)]
    public void Who_decides_by_age_when_nobody_has_judged(int age, ConsentKind kind, WhoDecides who) =>
        Assert.Equal(who, new ConsentFamily(Today.AddYears(-age), [Mother], null).WhoDecidesOn(kind, Today));

    [Theory]
    [InlineData(16, ConsentKind.SecrecyWaiver, WhoDecides.Guardians)]
    [InlineData(15, ConsentKind.InterventionRequest, WhoDecides.Guardians)]
    [InlineData(18, ConsentKind.SecrecyWaiver, WhoDecides.Together)]
    public void The_day_before_the_birthday_it_is_as_before(int age, ConsentKind kind, WhoDecides who) =>
        Assert.Equal(who, new ConsentFamily(Today.AddYears(-age).AddDays(1), [Mother], null).WhoDecidesOn(kind, Today));

    [Fact]
    public void A_judgement_goes_before_age_until_18_and_not_after()
    {
        Assert.Equal([Giver.Pupil], new ConsentFamily(Today.AddYears(-13), [Mother, Father], WhoDecides.Pupil).MustAnswer(ConsentKind.SecrecyWaiver, Today));
        Assert.Equal([new Giver(Mother)], new ConsentFamily(Today.AddYears(-17), [Mother], WhoDecides.Guardians).MustAnswer(ConsentKind.SecrecyWaiver, Today));
        Assert.Equal([Giver.Pupil], new ConsentFamily(Today.AddYears(-18), [Mother], WhoDecides.Guardians).MustAnswer(ConsentKind.SecrecyWaiver, Today));
    }

    [Fact]
    public void Without_a_birth_date_everybody_is_asked() =>
        Assert.Equal([new Giver(Mother), Giver.Pupil], new ConsentFamily(null, [Mother], null).MustAnswer(ConsentKind.SecrecyWaiver, Today));

    [Fact]
    public void On_the_18th_birthday_what_guardians_gave_ends_and_what_the_pupil_gave_stands()
    {
        var born = Today.AddYears(-18).AddDays(1);
        var family = new ConsentFamily(born, [Mother], null);
        Assert.Equal(ConsentState.InForce, StateOf(family, Yes(Mother), Yes(null)));
        Assert.Equal(ConsentState.EndedAtEighteen, ConsentRules.StateOf(Consent(), [Yes(Mother)], family, Today.AddDays(1)).State);
        Assert.Equal(ConsentState.InForce, ConsentRules.StateOf(Consent(), [Yes(Mother), Yes(null)], family, Today.AddDays(1)).State);
        Assert.Equal(Today.AddDays(1), family.ComesOfAgeOn);
    }

    [Fact]
    public void A_guardian_who_is_prevented_may_be_left_out_when_the_other_has_said_yes_and_never_about_a_measure()
    {
        var family = new ConsentFamily(Twelve, [Mother, Father], null);
        var left = Answer(Father, ConsentAnswerKind.Prevented, "På sjukhus, och mötet är i dag.");
        Assert.Equal(AnswerConsentRefusal.CannotBeLeftOut, ConsentRules.CheckAnswer(Consent(), [], left, family, Today));
        Assert.Null(ConsentRules.CheckAnswer(Consent(), [Yes(Mother)], left, family, Today));
        Assert.Equal(ConsentState.InForce, StateOf(family, Yes(Mother), left));
        Assert.Equal(AnswerConsentRefusal.CannotBeLeftOut, ConsentRules.CheckAnswer(Consent(ConsentKind.InterventionRequest), [Yes(Mother)], left, family, Today));
        Assert.Equal(AnswerConsentRefusal.NoReason, ConsentRules.CheckAnswer(Consent(), [Yes(Mother)], Answer(Father, ConsentAnswerKind.Prevented), family, Today));
        Assert.Equal(AnswerConsentRefusal.CannotBeLeftOut, ConsentRules.CheckAnswer(Consent(), [Yes(Mother), No(Mother)], left, family, Today));
    }

    [Fact]
    public void If_everybody_is_left_out_nobody_has_said_yes()
    {
        var family = new ConsentFamily(Twelve, [Mother, Father], null);
        Assert.Equal(ConsentState.Awaiting, StateOf(family, Answer(Mother, ConsentAnswerKind.Prevented, "Bortrest"), Answer(Father, ConsentAnswerKind.Prevented, "Bortrest")));
    }

    [Fact]
    public void The_committee_may_decide_the_measures_that_the_law_names_and_nothing_else()
    {
        var family = new ConsentFamily(Twelve, [Mother, Father], null);
        var (yes, no, decided) = (Yes(Mother), No(Father), Answer(Father, ConsentAnswerKind.DecidedByCommittee, "Beslut 2026-03-20, SN 14"));
        Assert.Null(ConsentRules.CheckAnswer(Consent(ConsentKind.InterventionRequest, OverridableMeasure.OpenTreatment), [yes, no], decided, family, Today));
        Assert.Equal(ConsentState.InForce, ConsentRules.StateOf(Consent(ConsentKind.InterventionRequest, OverridableMeasure.OpenTreatment), [yes, no, decided], family, Today).State);
        Assert.Equal(AnswerConsentRefusal.NotForTheCommittee, ConsentRules.CheckAnswer(Consent(ConsentKind.InterventionRequest), [Yes(Mother)], decided, family, Today));
        Assert.Equal(AnswerConsentRefusal.NotForTheCommittee, ConsentRules.CheckAnswer(Consent(), [Yes(Mother)], decided, family, Today));
        Assert.Equal(AnswerConsentRefusal.NotForTheCommittee, ConsentRules.CheckAnswer(Consent(ConsentKind.InterventionRequest, OverridableMeasure.OpenTreatment), [], decided, family, Today));
    }

    [Fact]
    public void Answers_that_cannot_be_noted_say_why()
    {
        var family = new ConsentFamily(Twelve, [Mother], null);
        Assert.Equal(AnswerConsentRefusal.NotAsked, ConsentRules.CheckAnswer(Consent(), [], Yes(Father), family, Today));
        Assert.Equal(AnswerConsentRefusal.NotAsked, ConsentRules.CheckAnswer(Consent(), [], Yes(null), family, Today));
        Assert.Equal(AnswerConsentRefusal.Ended, ConsentRules.CheckAnswer(Consent(), [], Yes(Mother), family, Today.AddDays(91)));
        Assert.Equal(AnswerConsentRefusal.DayAhead, ConsentRules.CheckAnswer(Consent(), [], new() { ConsentId = 1, GuardianId = Mother, Kind = ConsentAnswerKind.Yes, Form = ConsentForm.Oral, On = Today.AddDays(1), ByAccountId = 9, At = default }, family, Today));
    }

    [Fact]
    public void What_can_be_asked_is_what_the_table_opens_to_those_receivers()
    {
        Assert.Null(ConsentRules.CheckAsking(Consent(), [OrganisationKind.SocialWelfareCommittee], Today));
        Assert.Equal(AskConsentRefusal.NoReceiver, ConsentRules.CheckAsking(Consent(), [], Today));
        Assert.Equal(AskConsentRefusal.CategoryNotOpened, ConsentRules.CheckAsking(Consent(), [OrganisationKind.Provider], Today));
        Assert.Equal(AskConsentRefusal.CategoryNotOpened, ConsentRules.CheckAsking(Consent(ConsentKind.PlanParticipation), [OrganisationKind.Coordination], Today));
        Assert.Equal(AskConsentRefusal.CategoryNotOpened, ConsentRules.CheckAsking(Consent(categories: [InformationCategory.Symptoms]), [OrganisationKind.SocialWelfareCommittee], Today));
        Assert.Equal(AskConsentRefusal.NoCategory, ConsentRules.CheckAsking(Consent(categories: []), [OrganisationKind.Coordination], Today));
        Assert.Equal(AskConsentRefusal.NoPurpose, ConsentRules.CheckAsking(Consent(purpose: " "), [OrganisationKind.Coordination], Today));
        Assert.Equal(AskConsentRefusal.TooLong, ConsentRules.CheckAsking(Consent(purpose: new('a', 1001)), [OrganisationKind.Coordination], Today));
        Assert.Equal(AskConsentRefusal.EndMissing, ConsentRules.CheckAsking(Consent(), [OrganisationKind.Coordination], Today.AddDays(91)));
        Assert.Equal(AskConsentRefusal.EndTooFar, ConsentRules.CheckAsking(Consent(until: Today.AddYears(1).AddDays(1)), [OrganisationKind.Coordination], Today));
        Assert.Null(ConsentRules.CheckAsking(Consent(until: Today.AddYears(1)), [OrganisationKind.Coordination], Today));
        Assert.Equal(AskConsentRefusal.ReviewOutside, ConsentRules.CheckAsking(Consent(review: Today.AddDays(91)), [OrganisationKind.Coordination], Today));
        Assert.Equal(AskConsentRefusal.ReviewOutside, ConsentRules.CheckAsking(Consent(review: Today.AddDays(-1)), [OrganisationKind.Coordination], Today));
    }

    [Fact]
    public void Of_what_nobody_is_known_to_hold_nothing_can_be_asked() =>
        Assert.Equal(AskConsentRefusal.NoHolder, ConsentRules.CheckAsking(Consent(holder: null), [OrganisationKind.Coordination], Today));

    [Fact]
    public void The_edges_of_what_can_be_asked_are_inside()
    {
        Assert.Null(ConsentRules.CheckAsking(Consent(purpose: new('a', 1000)), [OrganisationKind.Coordination], Today));
        Assert.Null(ConsentRules.CheckAsking(Consent(limits: new('a', 1000)), [OrganisationKind.Coordination], Today));
        Assert.Equal(AskConsentRefusal.TooLong, ConsentRules.CheckAsking(Consent(limits: new('a', 1001)), [OrganisationKind.Coordination], Today));
        Assert.Null(ConsentRules.CheckAsking(Consent(until: Today, review: Today), [OrganisationKind.Coordination], Today));
    }

    [Fact]
    public void What_opens_to_one_of_several_receivers_can_be_asked_and_what_opens_to_none_cannot()
    {
        OrganisationKind[] both = [OrganisationKind.Provider, OrganisationKind.SocialWelfareCommittee];
        Assert.Null(ConsentRules.CheckAsking(Consent(), both, Today));
        Assert.Equal(AskConsentRefusal.CategoryNotOpened, ConsentRules.CheckAsking(Consent(categories: [InformationCategory.AttendanceRows, InformationCategory.Symptoms]), both, Today));
    }

    [Theory]
    [InlineData(InformationCategory.Plan)]
    [InlineData(InformationCategory.PlanOwnPart)]
    [InlineData(InformationCategory.Meetings)]
    [InlineData(InformationCategory.Interventions)]
    public void The_parts_of_a_plan_are_opened_by_the_question_of_a_plan_and_by_no_other(InformationCategory part)
    {
        Assert.True(ConsentRules.Opens(ConsentKind.PlanParticipation, OrganisationKind.Coordination, part));
        Assert.False(ConsentRules.Opens(ConsentKind.SecrecyWaiver, OrganisationKind.Coordination, part));
        Assert.False(ConsentRules.Opens(ConsentKind.InterventionRequest, OrganisationKind.Coordination, part));
    }

    [Fact]
    public void A_guardians_yes_beside_the_pupils_own_does_not_make_a_question_of_an_adults()
    {
        var family = new ConsentFamily(Today.AddYears(-18), [Mother], null);
        Assert.Equal(ConsentState.Awaiting, StateOf(family));
        Assert.Equal(ConsentState.EndedAtEighteen, StateOf(family, Yes(Mother)));
    }

    [Fact]
    public void An_answer_may_be_noted_on_the_last_day_and_a_reason_may_be_as_long_as_it_may()
    {
        var family = new ConsentFamily(Twelve, [Mother, Father], null);
        Assert.Null(ConsentRules.CheckAnswer(Consent(until: Today), [], Yes(Mother), family, Today));
        Assert.Null(ConsentRules.CheckAnswer(Consent(), [Yes(Mother)], Answer(Father, ConsentAnswerKind.Prevented, new('a', 1000)), family, Today));
        Assert.Equal(AnswerConsentRefusal.NoReason, ConsentRules.CheckAnswer(Consent(), [Yes(Mother)], Answer(Father, ConsentAnswerKind.Prevented, new('a', 1001)), family, Today));
    }

    [Fact]
    public void A_guardian_is_not_left_out_on_the_pupils_yes_or_on_ones_own()
    {
        var together = new ConsentFamily(Today.AddYears(-17), [Mother, Father], null);
        var left = Answer(Father, ConsentAnswerKind.Prevented, "På sjukhus");
        Assert.Equal(AnswerConsentRefusal.CannotBeLeftOut, ConsentRules.CheckAnswer(Consent(), [Yes(null)], left, together, Today));
        Assert.Equal(AnswerConsentRefusal.CannotBeLeftOut, ConsentRules.CheckAnswer(Consent(), [Yes(Father)], left, together, Today));
        Assert.Null(ConsentRules.CheckAnswer(Consent(), [Yes(Mother), Yes(null)], left, together, Today));
        Assert.Equal(AnswerConsentRefusal.CannotBeLeftOut, ConsentRules.CheckAnswer(Consent(), [Yes(Mother)], Answer(null, ConsentAnswerKind.Prevented, "Sjuk"), together, Today));
        var three = new ConsentFamily(Twelve, [Mother, Father, 3], null);
        Assert.Null(ConsentRules.CheckAnswer(Consent(), [Yes(Mother)], left, three, Today));
    }

    [Fact]
    public void It_is_to_be_looked_at_before_its_end_too() => Assert.True(ConsentRules.IsToBeReviewed(Consent(until: Today.AddDays(14), review: Today.AddDays(60)), Today));

    [Fact]
    public void It_is_to_be_looked_at_fourteen_days_before_its_review_or_its_end()
    {
        Assert.False(ConsentRules.IsToBeReviewed(Consent(review: Today.AddDays(60)), Today.AddDays(45)));
        Assert.True(ConsentRules.IsToBeReviewed(Consent(review: Today.AddDays(60)), Today.AddDays(46)));
    }

    /// <summary>Whatever is answered, in whatever order, by whatever family on whatever day: in force means what the law's words say.</summary>
    [Fact]
    public void In_force_is_exactly_when_everybody_who_must_answer_has_said_yes_or_is_rightly_left_out_and_somebody_has_said_yes()
    {
        var answer = from giver in Gen.Elements<int?>(null, Mother, Father) from kind in Gen.Elements(Enum.GetValues<ConsentAnswerKind>()) select (giver, kind);
        var world =
            from age in Gen.Choose(10, 20)
            from guardians in Gen.Elements<int[]>([], [Mother], [Father], [Mother, Father])
            from judged in Gen.Elements<WhoDecides?>(null, WhoDecides.Guardians, WhoDecides.Together, WhoDecides.Pupil)
            from answers in answer.ArrayOf(6)
            from days in Gen.Choose(0, 120)
            from withdrawn in Gen.Elements(false, false, true)
            select (age, guardians, judged, answers, days, withdrawn);
        Prop.ForAll(world.ToArbitrary(), of =>
        {
            var day = Today.AddDays(of.days);
            var family = new ConsentFamily(Today.AddYears(-of.age), of.guardians, of.judged);
            var consent = Consent();
            consent.WithdrawnAt = of.withdrawn ? DateTime.UnixEpoch : null;
            var answers = of.answers.Select((one, at) => new ConsentAnswer { Id = at + 1, ConsentId = 1, GuardianId = one.giver, Kind = one.kind, Form = ConsentForm.Oral, On = Today, ByAccountId = 9, At = default }).ToList();
            var adult = Today.AddYears(-of.age + 18) <= day;
            var who = adult ? [null] : of.judged switch
            {
                WhoDecides.Pupil => new int?[] { null },
                WhoDecides.Together => [.. of.guardians.Select(one => (int?)one), null],
                WhoDecides.Guardians => [.. of.guardians.Select(one => (int?)one)],
                _ => Today.AddYears(-of.age + 16) <= day ? [.. of.guardians.Select(one => (int?)one), null] : [.. of.guardians.Select(one => (int?)one)],
            };
            var last = who.Select(one => answers.LastOrDefault(answer => answer.GuardianId == one)?.Kind).ToList();
            var expected = !of.withdrawn && of.days <= 90 && who.Length > 0
                && last.TrueForAll(kind => kind is ConsentAnswerKind.Yes or ConsentAnswerKind.Prevented or ConsentAnswerKind.DecidedByCommittee)
                && last.Contains(ConsentAnswerKind.Yes);
            return (ConsentRules.StateOf(consent, answers, family, day).State == ConsentState.InForce) == expected;
        }).QuickCheckThrowOnFailure();
    }

    private static ConsentState StateOf(ConsentFamily family, params ConsentAnswer[] answers) => Full(family, answers).State;

    private static (ConsentState State, IReadOnlyList<Giver> Missing) Full(ConsentFamily family, params ConsentAnswer[] answers) =>
        ConsentRules.StateOf(Consent(), answers.Select((answer, at) => new ConsentAnswer { Id = at + 1, ConsentId = 1, GuardianId = answer.GuardianId, Kind = answer.Kind, Form = answer.Form, On = answer.On, Reason = answer.Reason, ByAccountId = 9, At = default }), family, Today);

    private static ConsentAnswer Yes(int? guardian) => Answer(guardian, ConsentAnswerKind.Yes);

    private static ConsentAnswer No(int? guardian) => Answer(guardian, ConsentAnswerKind.No);

    private static ConsentAnswer Answer(int? guardian, ConsentAnswerKind kind, string reason = "") =>
        new() { Id = Interlocked.Increment(ref answered), ConsentId = 1, GuardianId = guardian, Kind = kind, Form = ConsentForm.Oral, On = Today, Reason = reason, ByAccountId = 9, At = default };

    private static Consent Consent(
        ConsentKind kind = ConsentKind.SecrecyWaiver,
        OverridableMeasure? measure = null,
        IReadOnlyList<InformationCategory>? categories = null,
        string purpose = "Inför mötet",
        string limits = "",
        int? holder = 1,
        DateOnly? until = null,
        DateOnly? review = null) => new()
        {
            Id = 1,
            PupilId = 1,
            Kind = kind,
            FromOrganiserId = holder,
            Categories = categories ?? [InformationCategory.AttendanceRows],
            Purpose = purpose,
            Limits = limits,
            Measure = measure,
            AskedByAccountId = 9,
            AskedAt = default,
            ValidUntil = until ?? Today.AddDays(90),
            ReviewOn = review ?? Today.AddDays(60),
            FormId = Guid.Empty,
        };
}
