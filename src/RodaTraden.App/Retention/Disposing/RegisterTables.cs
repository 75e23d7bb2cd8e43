using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Retention.Disposing;

/// <summary>
/// Who pupils were, with the records that were made one with theirs. Only those of whom nothing else is left: a note without a pupil could be read by nobody.
/// </summary>
internal sealed class RegisterTables(AppDbContext db, AttendanceStore store)
{
    public async Task<IReadOnlyList<RowsToDispose>> OfAsync(int[] left, CancellationToken cancellation)
    {
        var bare = left.Except(await WithAnythingElseAsync(left, cancellation)).ToList();
        var pupils = await db.Pupils.Where(pupil => bare.Contains(pupil.Id) || (pupil.MergedIntoId != null && bare.Contains(pupil.MergedIntoId.Value))).Select(pupil => pupil.Id).ToListAsync(cancellation);
        var enrolments = db.Enrolments.Where(row => pupils.Contains(row.PupilId));
        var placements = db.FormerPlacements.Where(row => enrolments.Any(one => one.Id == row.EnrolmentId));
        var guardianships = db.Guardianships.Where(row => pupils.Contains(row.PupilId));
        var numbers = db.PupilNumbers.Where(row => pupils.Contains(row.PupilId));

        // Whoever is guardian of another child here, or has an account, stays. Asked for before the ties are gone.
        var guardians = await db.Guardians
            .Where(guardian => guardianships.Any(tie => tie.GuardianId == guardian.Id) && !db.Guardianships.Any(tie => tie.GuardianId == guardian.Id && !pupils.Contains(tie.PupilId))
                && !db.AccountRoles.Any(role => role.GuardianId == guardian.Id) && !db.ConsentAnswers.Any(answer => answer.GuardianId == guardian.Id))
            .Select(guardian => guardian.Id).ToListAsync(cancellation);
        var merges = db.PupilMerges.Where(row => pupils.Contains(row.KeptId) || pupils.Contains(row.MergedId));
        return
        [
            RowsToDispose.Of("imported_changes", db.ImportedChanges.Where(change =>
                (change.Entity == nameof(Pupil) && pupils.Contains(change.EntityId))
                || (change.Entity == nameof(Guardian) && guardians.Contains(change.EntityId))
                || (change.Entity == nameof(Enrolment) && enrolments.Any(row => row.Id == change.EntityId))
                || (change.Entity == nameof(FormerPlacement) && placements.Any(row => row.Id == change.EntityId))
                || (change.Entity == nameof(Guardianship) && guardianships.Any(row => row.Id == change.EntityId))
                || (change.Entity == nameof(PupilNumber) && numbers.Any(row => row.Id == change.EntityId)))),
            RowsToDispose.Of("merged_attendance", db.MergedAttendance.Where(row => merges.Any(merge => merge.Id == row.MergeId))),
            RowsToDispose.Of("pupil_merges", merges),
            RowsToDispose.Of("different_pupils", db.DifferentPupils.Where(row => pupils.Contains(row.OneId) || pupils.Contains(row.OtherId))),
            RowsToDispose.Of("legal_holds", db.LegalHolds.Where(row => row.PupilId != null && pupils.Contains(row.PupilId.Value))),
            RowsToDispose.Of("account_roles", db.AccountRoles.Where(row => row.PupilId != null && pupils.Contains(row.PupilId.Value))),
            RowsToDispose.Of("former_placements", placements),
            RowsToDispose.Of("enrolments", enrolments),
            RowsToDispose.Of("pupil_numbers", numbers),
            RowsToDispose.Of("guardianships", guardianships),
            RowsToDispose.Of("guardians", db.Guardians.Where(row => guardians.Contains(row.Id))),
            RowsToDispose.Of("pupils", db.Pupils.Where(row => pupils.Contains(row.Id)), row => row.MergedIntoId ?? row.Id),
        ];
    }

    private async Task<HashSet<int>> WithAnythingElseAsync(int[] pupils, CancellationToken cancellation)
    {
        var found = new HashSet<int>();
        foreach (var kind in new[]
        {
            (await store.OfPupilsAsync(pupils, cancellation)).Select(row => row.PupilId),
            db.ToldAbsences.Select(row => row.PupilId),
            db.PeriodFigures.Select(row => row.PupilId),
            db.ImportedMonths.Select(row => row.PupilId),
            db.Responses.Select(row => row.PupilId),
            db.SymptomNotes.Select(row => row.PupilId),
            db.AbsenceCases.Select(row => row.PupilId),
            db.CaseEvents.Select(row => row.PupilId),
            db.ConcernReports.Select(row => row.PupilId),
            db.CaseMeasures.Select(row => row.PupilId),
            db.CauseAssessments.Select(row => row.PupilId),
            db.AbsenceInquiries.Select(row => row.PupilId),
            db.InquiryConsultations.Select(row => row.PupilId),
            db.OrganiserNotices.Select(row => row.PupilId),
            db.Signals.Select(row => row.PupilId),
            db.Standings.Select(row => row.PupilId),
            db.Consents.Select(row => row.PupilId),
            db.StatutoryGrounds.Select(row => row.PupilId),
            db.MaturityJudgements.Select(row => row.PupilId),
            db.EmergencyAccesses.Select(row => row.PupilId),
            db.RegisterExtracts.Select(row => row.PupilId),
            db.AssessmentSummaries.Select(row => row.PupilId),
        })
        {
            found.UnionWith(await kind.Where(pupil => pupils.Contains(pupil)).Distinct().ToListAsync(cancellation));
        }

        return found;
    }
}
