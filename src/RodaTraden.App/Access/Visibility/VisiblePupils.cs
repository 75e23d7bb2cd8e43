using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Writing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Decisions;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Visibility;

/// <summary>
/// The only way to read pupils: those outside the active role's reach do not exist, and neither do protected ones, for anybody.
/// Lists, searches, counts, exports and single pages all start here.
/// </summary>
internal sealed class VisiblePupils(AppDbContext db, CurrentUser user, WritePermits permits, TimeProvider time)
{
    /// <summary>More than there are organisers: a pupil and an organiser are one number, so that a ground from one school opens nothing at another.</summary>
    private const long PairFactor = 1_000_000;

    /// <summary>
    /// Pupils enrolled today of whom the one who asks may see, or write, a kind of information: one row per pupil and unit. Whoever shows several kinds asks for
    /// each.
    /// </summary>
    public IQueryable<VisiblePupil> Query(InformationCategory category, AccessLevel level = AccessLevel.Read)
    {
        var today = time.SwedishToday();
        var relations = user.ActiveRole is { } role ? DecisionTable.OwnTaskRelations(role, category, level) : [];
        var (units, mentors, family) = (user.UnitIds, user.MentorKeys, user.FamilyPupilIds);
        var opened = user.Opened.Where(one => one.Category == category && one.Level >= level && one.OrganiserId is not null).ToList();
        var assigned = relations.Contains(Relation.Assigned) ? user.Assigned : [];
        var (assignedPupils, assignedPairs) = (assigned.Select(one => one.PupilId).ToList(), assigned.Select(one => Pair(one.PupilId, one.OrganiserId)).ToList());
        var (openedPupils, openedPairs) = (opened.ConvertAll(one => one.PupilId), opened.ConvertAll(one => Pair(one.PupilId, one.OrganiserId!.Value)));
        var enrolments = UnprotectedPupils.EnrolmentsOn(db, today);
        enrolments = relations.Contains(Relation.OwnUnit) ? enrolments.Where(enrolment => units.Contains(enrolment.UnitId))
            : assigned.Count > 0 ? enrolments.Where(enrolment => (relations.Contains(Relation.OwnPupil) && mentors.Contains(enrolment.MentorKey))
                || (assignedPupils.Contains(enrolment.PupilId) && db.Units.Any(unit => unit.Id == enrolment.UnitId && assignedPairs.Contains((enrolment.PupilId * PairFactor) + unit.OrganiserId!.Value))))
            : relations.Contains(Relation.OwnPupil) ? enrolments.Where(enrolment => mentors.Contains(enrolment.MentorKey))
            : relations.Contains(Relation.GuardianOf) || relations.Contains(Relation.Self) ? enrolments.Where(enrolment => family.Contains(enrolment.PupilId))
            : opened.Count > 0 ? enrolments.Where(enrolment => openedPupils.Contains(enrolment.PupilId)
                && db.Units.Any(unit => unit.Id == enrolment.UnitId && openedPairs.Contains((enrolment.PupilId * PairFactor) + unit.OrganiserId!.Value)))
            : enrolments.Where(_ => false);
        return UnprotectedPupils.At(db, enrolments);
    }

    /// <summary>
    /// The units that every pupil of <see cref="Query"/> goes to, when the reach is by unit; null when it is not. It opens nothing: whoever starts from a table that has
    /// the unit can leave out the others' rows before the reach is asked for.
    /// </summary>
    public IReadOnlyList<int>? UnitsOf(InformationCategory category) =>
        user.ActiveRole is { } role && DecisionTable.OwnTaskRelations(role, category, AccessLevel.Read).Contains(Relation.OwnUnit) ? user.UnitIds : null;

    /// <summary>One pupil; null when it does not exist for the one who asks. Who asks for writing, and may, is permitted to save.</summary>
    public async Task<VisiblePupil?> FindAsync(int pupilId, InformationCategory category, AccessLevel level = AccessLevel.Read, CancellationToken cancellation = default)
    {
        var found = await Query(category, level).Where(pupil => pupil.Id == pupilId).OrderBy(pupil => pupil.UnitId).FirstOrDefaultAsync(cancellation);
        if (found is not null && level == AccessLevel.Write)
        {
            permits.Allow(pupilId, category);
        }

        return found;
    }

    private static long Pair(int pupilId, int organiserId) => (pupilId * PairFactor) + organiserId;
}

/// <summary>A pupil as the one who asks may see it.</summary>
public sealed record VisiblePupil
{
    public required int Id { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required string Search { get; init; }

    public required int UnitId { get; init; }

    public required int? OrganiserId { get; init; }

    public required string UnitName { get; init; }

    public required string Class { get; init; }

    public required string Grade { get; init; }

    public required string MentorKey { get; init; }

    public required string? MentorName { get; init; }

    public string FullName => $"{GivenName} {FamilyName}";
}
