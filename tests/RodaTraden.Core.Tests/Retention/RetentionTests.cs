using FsCheck;
using FsCheck.Fluent;
using RodaTraden.Core.Retention;

namespace RodaTraden.Core.Tests.Retention;

/// <summary>What may be disposed of, and when. Source: domain.md 2.8.</summary>
public sealed class RetentionTests
{
    private const int Municipality = 1;
    private const int Independent = 2;
    private static readonly DateOnly Today = new(2026, 11, 30);

    [Theory]
    [InlineData(12, "2025-11-29")]
    [InlineData(60, "2021-11-29")]
    [InlineData(1, "2026-10-29")]
    public void What_began_a_period_and_a_day_ago_is_due_and_not_a_day_before(int months, string until) =>
        Assert.Equal(DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), Rule(RecordClass.Notes, months).DueUntil(Today));

    [Fact]
    public void A_month_is_as_long_as_the_calendar_says()
    {
        // Six months from 29, 30 and 31 August all end on the last of February.
        var rule = Rule(RecordClass.Notes, 6);
        Assert.Equal(new(2026, 8, 31), rule.DueUntil(new(2027, 3, 1)));
        Assert.Equal(new(2026, 8, 27), rule.DueUntil(new(2027, 2, 28)));
    }

    [Fact]
    public void Attendance_is_kept_from_the_end_of_its_school_year()
    {
        var rule = Rule(RecordClass.Attendance, 12);
        Assert.Equal(new DateOnly(2025, 6, 30), InForce([rule], [], new(2026, 7, 1)).DueUntil(RecordClass.Attendance, Municipality));
        Assert.Equal(new DateOnly(2024, 6, 30), InForce([rule], [], new(2026, 6, 30)).DueUntil(RecordClass.Attendance, Municipality));
    }

    [Fact]
    public void Without_a_rule_or_with_one_that_preserves_nothing_is_due()
    {
        Assert.Null(InForce([], []).DueUntil(RecordClass.Notes, Municipality));
        Assert.Null(InForce([Rule(RecordClass.Notes, 12), Rule(RecordClass.Notes, 0, RetentionAction.Preserve, id: 2)], []).DueUntil(RecordClass.Notes, Municipality));
        Assert.Null(InForce([Rule(RecordClass.Notes, 12)], []).DueUntil(RecordClass.Notes, Independent));
        Assert.Null(InForce([Rule(RecordClass.Notes, 12)], []).DueUntil(RecordClass.Notes, null));
    }

    [Fact]
    public void The_latest_rule_that_has_begun_is_in_force()
    {
        var (old, now, later) = (Rule(RecordClass.Notes, 60, id: 1, from: Today.AddYears(-2)), Rule(RecordClass.Notes, 24, id: 2, from: Today), Rule(RecordClass.Notes, 12, id: 3, from: Today.AddDays(1)));
        Assert.Same(now, InForce([later, now, old], []).RuleOf(RecordClass.Notes, Municipality));
        Assert.Same(later, InForce([later, now, old], [], Today.AddDays(1)).RuleOf(RecordClass.Notes, Municipality));
        Assert.Same(now, InForce([Rule(RecordClass.Notes, 60, id: 1, from: Today), now], []).RuleOf(RecordClass.Notes, Municipality));
    }

    [Fact]
    public void What_one_organiser_keeps_longest_is_kept_by_all_that_the_pupil_has_gone_to()
    {
        var rules = InForce([Rule(RecordClass.Notes, 12), Rule(RecordClass.Notes, 60, organiser: Independent, id: 2)], []);
        Assert.Equal(new DateOnly(2021, 11, 29), rules.DueUntilOfAll(RecordClass.Notes, [Municipality, Independent]));
        Assert.Equal(new DateOnly(2021, 11, 29), rules.DueUntilOfAll(RecordClass.Notes, [Independent, Municipality]));
        Assert.Null(rules.DueUntilOfAll(RecordClass.Notes, [Municipality, 3]));
        Assert.Null(rules.DueUntilOfAll(RecordClass.Notes, [3, Municipality]));
        Assert.Null(rules.DueUntilOfAll(RecordClass.Notes, []));
    }

    [Fact]
    public void A_hold_of_everything_stops_the_organiser_and_one_of_a_pupil_names_the_pupil_until_it_is_lifted()
    {
        var rule = Rule(RecordClass.Notes, 12);
        var all = InForce([rule], [Hold(null)]);
        Assert.True(all.IsHeld(Municipality));
        Assert.False(all.IsHeld(null));
        Assert.Null(all.DueUntil(RecordClass.Notes, Municipality));
        Assert.Null(all.DueUntilOfAll(RecordClass.Notes, [Municipality]));
        var one = InForce([rule], [Hold(7), Hold(8, lifted: true)]);
        Assert.Equal([7], one.HeldPupils);
        Assert.NotNull(one.DueUntil(RecordClass.Notes, Municipality));
        Assert.NotNull(InForce([rule], [Hold(null, lifted: true)]).DueUntil(RecordClass.Notes, Municipality));
    }

    [Fact]
    public void A_rule_needs_a_decision_its_day_a_period_that_can_be_kept_and_the_right_owner()
    {
        Assert.Null(Rule(RecordClass.Notes, 12).Check(Today));
        Assert.Equal(RetentionRefusal.NoDecision, Rule(RecordClass.Notes, 12, decision: " ").Check(Today));
        Assert.Equal(RetentionRefusal.NoDecisionDay, Rule(RecordClass.Notes, 12, decidedOn: Today.AddDays(1)).Check(Today));
        Assert.Null(Rule(RecordClass.Notes, 12, decidedOn: Today).Check(Today));
        Assert.Null(Rule(RecordClass.Notes, 0, RetentionAction.Preserve, decision: "").Check(Today));
        Assert.Equal(RetentionRefusal.TooLong, Rule(RecordClass.Notes, RetentionRule.LongestMonths + 1).Check(Today));
        Assert.Null(Rule(RecordClass.Notes, RetentionRule.LongestMonths).Check(Today));
        foreach (var records in Enum.GetValues<RecordClass>())
        {
            var organiser = records == RecordClass.ReceivedFiles ? (int?)null : Municipality;
            Assert.Null(Rule(records, ProposedPeriods.Shortest(records), organiser: organiser).Check(Today));
            Assert.Equal(RetentionRefusal.TooShort, Rule(records, ProposedPeriods.Shortest(records) - 1, organiser: organiser).Check(Today));
            var others = Rule(records, 120, organiser: organiser is null ? Municipality : null).Check(Today);
            Assert.Equal(records is RecordClass.ReadLog or RecordClass.ActLog ? null : RetentionRefusal.WrongOwner, others);
        }
    }

    [Fact]
    public void Every_proposal_could_be_saved()
    {
        foreach (var records in Enum.GetValues<RecordClass>())
        {
            var (action, months) = ProposedPeriods.Of(records);
            Assert.Null(Rule(records, months, action, organiser: records == RecordClass.ReceivedFiles ? null : Municipality).Check(Today));
        }
    }

    [Fact]
    public void Whether_something_is_due_is_the_same_asked_of_it_or_of_the_day() => Prop.ForAll(
        (from months in Gen.Choose(1, 130) from back in Gen.Choose(0, 4000) from forth in Gen.Choose(0, 4000) select (months, back, forth)).ToArbitrary(),
        of =>
        {
            var (months, back, forth) = of;
            var (rule, start, day) = (Rule(RecordClass.Notes, months), Today.AddDays(-back), Today.AddDays(forth));
            return rule.IsOver(start, day) == (start <= rule.DueUntil(day));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Through_ten_years_of_nights_nothing_goes_too_early_stays_too_long_or_goes_while_it_is_held() => Prop.ForAll(
        (from months in Gen.Choose(1, 60) from later in Gen.Choose(1, 60) from starts in Gen.Choose(0, 3000).ListOf(12) select (months, later, starts)).ToArbitrary(),
        of =>
        {
            var (months, later, starts) = of;
            var kept = starts.Select((days, at) => (Start: Today.AddDays(days - 3000), Pupil: at)).ToList();
            var rules = new[] { Rule(RecordClass.Notes, months, id: 1, from: Today), Rule(RecordClass.Notes, later, id: 2, from: Today.AddYears(4)) };
            for (var day = Today; day <= Today.AddYears(10); day = day.AddDays(7))
            {
                var held = day < Today.AddYears(6) ? new[] { Hold(3) } : [];
                var night = InForce(rules, held, day);
                var inForce = day < Today.AddYears(4) ? months : later;
                var gone = kept.FindAll(one => !night.HeldPupils.Contains(one.Pupil) && one.Start <= night.DueUntil(RecordClass.Notes, Municipality));
                if (gone.Exists(one => one.Start.AddMonths(inForce) >= day || (one.Pupil == 3 && day < Today.AddYears(6))))
                {
                    return false;
                }

                kept = kept.Except(gone).ToList();
                if (kept.Exists(one => one.Start.AddMonths(inForce) < day && !(one.Pupil == 3 && day < Today.AddYears(6))))
                {
                    return false;
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void An_extract_needs_a_receiver_a_day_an_identity_a_rule_for_what_is_withheld_and_that_secrecy_was_weighed()
    {
        Assert.Null(Extract());
        Assert.Equal(ExtractRefusal.NoReceiver, Extract(receiver: null));
        Assert.Equal(ExtractRefusal.NoDay, Extract(askedOn: Today.AddDays(1)));
        Assert.Equal(ExtractRefusal.NotIdentified, Extract(identified: " "));
        Assert.Equal(ExtractRefusal.NoRule, Extract(withheld: [ExtractPart.Symptoms], rule: " "));
        Assert.Null(Extract(withheld: [ExtractPart.Symptoms], rule: "OSL 12:3"));
        Assert.Equal(ExtractRefusal.NotWeighed, Extract(isWeighed: false));
        Assert.Equal(ExtractRefusal.NoDay, RegisterExtract.Check(ExtractReceiver.Pupil, null, "legitimation", [], "", true, Today));
    }

    private static ExtractRefusal? Extract(ExtractReceiver? receiver = ExtractReceiver.Pupil, DateOnly? askedOn = null, string identified = "legitimation", IReadOnlyCollection<ExtractPart>? withheld = null, string rule = "", bool isWeighed = true) =>
        RegisterExtract.Check(receiver, askedOn ?? Today, identified, withheld ?? [], rule, isWeighed, Today);

    private static RetentionInForce InForce(IEnumerable<RetentionRule> rules, IEnumerable<LegalHold> holds, DateOnly? today = null) => new(rules, holds, today ?? Today);

    private static RetentionRule Rule(
        RecordClass records, int months, RetentionAction action = RetentionAction.Dispose, int? organiser = Municipality, int id = 1, DateOnly? from = null, string decision = "Nämnden § 1", DateOnly? decidedOn = null) => new()
        {
            Id = id,
            OrganiserId = organiser,
            Class = records,
            Action = action,
            Months = months,
            DecisionReference = decision,
            DecidedOn = decidedOn ?? new(2020, 1, 1),
            ValidFrom = from ?? new(2020, 1, 1),
            SavedAt = default,
        };

    private static LegalHold Hold(int? pupil, bool lifted = false) => new()
    {
        OrganiserId = Municipality,
        PupilId = pupil,
        Reason = "Tillsyn",
        PlacedAt = default,
        PlacedByAccountId = 1,
        FormId = Guid.Empty,
        LiftedAt = lifted ? DateTime.MaxValue : null,
    };
}
