using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Writing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Process;

namespace RodaTraden.App.Access.Visibility;

/// <summary>
/// The only way to cases: those of pupils whose cases the one who asks may see, at the organiser whose case it is. A case that was left open when the pupil left is seen by
/// those who have the whole school, until somebody has closed it.
/// </summary>
internal sealed class VisibleCases(AppDbContext db, VisiblePupils pupils, CurrentUser user, WritePermits permits, TimeProvider time)
{
    /// <summary>Cases of the pupils who go to the school, open and closed: one row per case and unit of the pupil's.</summary>
    public IQueryable<VisibleCase> Query(AccessLevel level = AccessLevel.Read) =>
        from pupil in pupils.Query(InformationCategory.Case, level)
        join one in db.AbsenceCases.AsNoTracking() on new { PupilId = pupil.Id, pupil.OrganiserId } equals new { one.PupilId, OrganiserId = (int?)one.OrganiserId }
        select new VisibleCase { Pupil = pupil, Case = one };

    /// <summary>Open cases whose pupil no longer goes to any school of the organiser's, as the pupil was placed last.</summary>
    public IQueryable<VisibleCase> LeftBehind()
    {
        var today = time.SwedishToday();
        var units = pupils.UnitsOf(InformationCategory.Case) ?? [];
        var current = UnprotectedPupils.EnrolmentsOn(db, today);
        var open = db.AbsenceCases.AsNoTracking().Where(one => one.Stage != CaseStage.Closed && units.Contains(one.UnitId)
            && !current.Any(enrolment => enrolment.PupilId == one.PupilId && db.Units.Any(unit => unit.Id == enrolment.UnitId && unit.OrganiserId == one.OrganiserId)));
        var last = db.Enrolments.AsNoTracking().Where(enrolment => enrolment.To < today
            && enrolment.Id == db.Enrolments.Where(other => other.PupilId == enrolment.PupilId && other.UnitId == enrolment.UnitId && other.To < today).OrderByDescending(other => other.To).ThenByDescending(other => other.Id).Select(other => other.Id).First());
        return
            from one in open
            join pupil in UnprotectedPupils.At(db, last) on new { one.PupilId, one.UnitId } equals new { PupilId = pupil.Id, pupil.UnitId }
            select new VisibleCase
            {
                Pupil = pupil,
                Case = one,

                // Between two schools, as over a summer, the pupil has not left.
                HasLeft = !db.Enrolments.Any(enrolment => enrolment.PupilId == one.PupilId && enrolment.From > today && db.Units.Any(unit => unit.Id == enrolment.UnitId && unit.OrganiserId == one.OrganiserId)),
            };
    }

    /// <summary>One case; null when it does not exist for the one who asks. Who asks for writing, and may, is permitted to save.</summary>
    public async Task<VisibleCase?> FindAsync(int caseId, AccessLevel level = AccessLevel.Read, CancellationToken cancellation = default)
    {
        var found = await Query(level).Where(one => one.Case.Id == caseId).OrderBy(one => one.Pupil.UnitId).FirstOrDefaultAsync(cancellation);
        if (found is null && user.MayAtSchool(InformationCategory.Case, level) && await LeftBehind().FirstOrDefaultAsync(one => one.Case.Id == caseId, cancellation) is { } left)
        {
            found = left;
        }

        if (found is not null && level == AccessLevel.Write)
        {
            permits.Allow(found.Pupil.Id, InformationCategory.Case);
        }

        return found;
    }

    /// <summary>The pupil's open case; null when there is none, or none that exists for the one who asks.</summary>
    public Task<VisibleCase?> OpenOfAsync(int pupilId, CancellationToken cancellation = default) =>
        Query().Where(one => one.Pupil.Id == pupilId && one.Case.Stage != CaseStage.Closed).OrderBy(one => one.Pupil.UnitId).FirstOrDefaultAsync(cancellation);
}

/// <summary>A case with the pupil it is about.</summary>
public sealed record VisibleCase
{
    public required VisiblePupil Pupil { get; init; }

    public required AbsenceCase Case { get; init; }

    /// <summary>The pupil has left the organiser's schools.</summary>
    public bool HasLeft { get; init; }
}
