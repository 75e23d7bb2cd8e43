using System.Collections.Frozen;
using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Retention;

/// <summary>What may be disposed of on a day, by the rules and holds that stand. What no rule speaks of is preserved.</summary>
public sealed class RetentionInForce
{
    private readonly FrozenDictionary<(RecordClass Class, int OrganiserId), RetentionRule> rules;
    private readonly FrozenSet<int> heldOrganisers;
    private readonly FrozenSet<int> heldPupils;
    private readonly DateOnly today;

    /// <param name="rules">All rules that have been saved.</param>
    /// <param name="holds">All holds; those that are lifted count no more.</param>
    /// <param name="today">The day.</param>
    public RetentionInForce(IEnumerable<RetentionRule> rules, IEnumerable<LegalHold> holds, DateOnly today)
    {
        this.today = today;
        this.rules = rules.Where(rule => rule.ValidFrom <= today)
            .GroupBy(rule => (rule.Class, rule.OrganiserId ?? 0))
            .ToFrozenDictionary(of => of.Key, of => of.MaxBy(rule => (rule.ValidFrom, rule.Id))!);
        var standing = holds.Where(hold => hold.LiftedAt is null).ToList();
        heldOrganisers = standing.Where(hold => hold.PupilId is null).Select(hold => hold.OrganiserId).ToFrozenSet();
        heldPupils = standing.Select(hold => hold.PupilId).OfType<int>().ToFrozenSet();
    }

    /// <summary>Pupils of whom nothing is disposed of, at any organiser.</summary>
    public IReadOnlySet<int> HeldPupils => heldPupils;

    /// <summary>The rule in force for an organiser's class of records; null when nobody has saved one.</summary>
    /// <param name="records">The class.</param>
    /// <param name="organiserId">The organiser; null for the installation.</param>
    public RetentionRule? RuleOf(RecordClass records, int? organiserId) => rules.GetValueOrDefault((records, organiserId ?? 0));

    /// <summary>Whether everything of an organiser's is held.</summary>
    public bool IsHeld(int? organiserId) => organiserId is { } id && heldOrganisers.Contains(id);

    /// <summary>The latest start of what an organiser may dispose of; null for nothing.</summary>
    /// <param name="records">The class.</param>
    /// <param name="organiserId">The organiser; null for the installation.</param>
    public DateOnly? DueUntil(RecordClass records, int? organiserId) =>
        IsHeld(organiserId) || RuleOf(records, organiserId)?.DueUntil(today) is not { } day ? null
        : records == RecordClass.Attendance ? LastSchoolYearEnd(day)
        : day;

    /// <summary>
    /// The same of somebody who has gone to several organisers' schools: what one of them keeps longest is kept by all, because a day or a note does not say whose it
    /// is. Whether the pupil is held is another question.
    /// </summary>
    /// <param name="records">The class.</param>
    /// <param name="organisers">All organisers whose schools the pupil has gone to.</param>
    public DateOnly? DueUntilOfAll(RecordClass records, IReadOnlyCollection<int> organisers) =>
        organisers.Count > 0 && organisers.Select(organiser => DueUntil(records, organiser)).ToList() is var days && days.TrueForAll(day => day is not null) ? days.Min() : null;

    private static DateOnly LastSchoolYearEnd(DateOnly day) => SchoolYear.Of(day).Last is var last && last <= day ? last : last.AddYears(-1);
}
