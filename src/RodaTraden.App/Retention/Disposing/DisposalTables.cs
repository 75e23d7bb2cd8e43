using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Register;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Disposing;

/// <summary>Which rows a class of records is, in the order in which they can go: what points at others first.</summary>
internal sealed class DisposalTables(AppDbContext db, AttendanceStore store, RegisterTables register, LogTables logs, TimeProvider time)
{
    /// <summary>The rows of some of what is due.</summary>
    /// <param name="due">What is due.</param>
    /// <param name="rules">The rules and holds that it is due by.</param>
    /// <param name="disposalId">The disposal that takes them; 0 for counting alone.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyList<RowsToDispose>> OfAsync(DueBatch due, RetentionInForce rules, int disposalId, CancellationToken cancellation) => due.Class switch
    {
        RecordClass.Attendance => await AttendanceAsync(due.Ids, due.Until, cancellation),
        RecordClass.Notes => Notes(due.Left),
        RecordClass.Cases => Cases(due.Left),
        RecordClass.Grounds => Grounds(due.Ids, due.Left, due.Until),
        RecordClass.Notices => await NoticesAsync(due.OrganiserId!.Value, rules, due.Until, cancellation),
        RecordClass.AccessChecks => due.Ids.Length > 0 ? EmergenciesAndExtracts(due.Ids, due.Until) : Reviews(due.OrganiserId!.Value, due.Until),
        RecordClass.ReadLog or RecordClass.ActLog => await logs.OfAsync(due, rules.HeldPupils, disposalId, cancellation),
        RecordClass.Register => await register.OfAsync(due.Left, cancellation),
        RecordClass.ReceivedFiles => Files(due.Until),
    };

    private async Task<IReadOnlyList<RowsToDispose>> AttendanceAsync(int[] pupils, DateOnly until, CancellationToken cancellation)
    {
        var month = AttendanceStore.MonthOf(until);
        var (told, figures) = (
            db.ToldAbsences.Where(row => pupils.Contains(row.PupilId) && row.Date <= until),
            db.PeriodFigures.Where(row => pupils.Contains(row.PupilId) && row.To <= until));
        return
        [
            // What files replaced tells the same as what it was replaced with.
            RowsToDispose.Of("imported_changes", db.ImportedChanges.Where(change =>
                (change.Entity == nameof(ToldAbsence) && told.Any(row => row.Id == change.EntityId)) || (change.Entity == nameof(PeriodFigure) && figures.Any(row => row.Id == change.EntityId)))),
            RowsToDispose.Of("imported_months", db.ImportedMonths.Where(row => pupils.Contains(row.PupilId) && row.Month <= month), row => row.PupilId),
            RowsToDispose.Of("merged_attendance", db.MergedAttendance.Where(row => row.Month <= month && (pupils.Contains(row.PupilId) || db.Pupils.Any(merged => merged.Id == row.PupilId && pupils.Contains(merged.MergedIntoId!.Value))))),
            RowsToDispose.Of("told_absences", told, row => row.PupilId),
            RowsToDispose.Of("period_figures", figures, row => row.PupilId),
            RowsToDispose.Of("attendance_months", (await store.OfPupilsAsync(pupils, cancellation)).Where(row => row.Month <= month), row => row.PupilId),
        ];
    }

    private IReadOnlyList<RowsToDispose> Notes(int[] left) =>
    [
        RowsToDispose.Of("signals", db.Signals.Where(row => left.Contains(row.PupilId)), row => row.PupilId),
        RowsToDispose.Of("standings", db.Standings.Where(row => left.Contains(row.PupilId)), row => row.PupilId),
        RowsToDispose.Of("responses", db.Responses.Where(row => left.Contains(row.PupilId)), row => row.PupilId),
        RowsToDispose.Of("concern_reports", db.ConcernReports.Where(row => left.Contains(row.PupilId)), row => row.PupilId),
        RowsToDispose.Of("symptom_notes", db.SymptomNotes.Where(row => left.Contains(row.PupilId)), row => row.PupilId),
    ];

    private IReadOnlyList<RowsToDispose> Cases(int[] left)
    {
        var closed = db.AbsenceCases.Where(row => left.Contains(row.PupilId) && row.Stage == CaseStage.Closed);
        return
        [
            RowsToDispose.Of("case_measures", db.CaseMeasures.Where(row => closed.Any(one => one.Id == row.CaseId)), row => row.PupilId),
            RowsToDispose.Of("cause_assessments", db.CauseAssessments.Where(row => closed.Any(one => one.Id == row.CaseId)), row => row.PupilId),
            RowsToDispose.Of("organiser_notices", db.OrganiserNotices.Where(row => db.AbsenceInquiries.Any(inquiry => inquiry.Id == row.InquiryId && closed.Any(one => one.Id == inquiry.CaseId))), row => row.PupilId),
            RowsToDispose.Of("inquiry_consultations", db.InquiryConsultations.Where(row => db.AbsenceInquiries.Any(inquiry => inquiry.Id == row.InquiryId && closed.Any(one => one.Id == inquiry.CaseId))), row => row.PupilId),
            RowsToDispose.Of("absence_inquiries", db.AbsenceInquiries.Where(row => closed.Any(one => one.Id == row.CaseId)), row => row.PupilId),
            RowsToDispose.Of("case_events", db.CaseEvents.Where(row => closed.Any(one => one.Id == row.CaseId)), row => row.PupilId),
            RowsToDispose.Of("absence_cases", closed, row => row.PupilId),
        ];
    }

    private IReadOnlyList<RowsToDispose> Grounds(int[] pupils, int[] left, DateOnly until)
    {
        var end = SwedishTime.Midnight(until.AddDays(1));
        var consents = db.Consents.Where(row => pupils.Contains(row.PupilId) && (row.ValidUntil <= until || row.WithdrawnAt < end));
        var statutory = db.StatutoryGrounds.Where(row => pupils.Contains(row.PupilId) && (row.ValidUntil <= until || row.EndedAt < end));
        return
        [
            RowsToDispose.Of("assessment_summaries", db.AssessmentSummaries.Where(row => consents.Any(one => one.Id == row.ConsentId) || statutory.Any(one => one.Id == row.StatutoryGroundId)), row => row.PupilId),
            RowsToDispose.Of("consent_answers", db.ConsentAnswers.Where(row => consents.Any(one => one.Id == row.ConsentId))),
            RowsToDispose.Of("ground_receivers", db.GroundReceivers.Where(row => consents.Any(one => one.Id == row.ConsentId) || statutory.Any(one => one.Id == row.StatutoryGroundId))),
            RowsToDispose.Of("consents", consents, row => row.PupilId),
            RowsToDispose.Of("statutory_grounds", statutory, row => row.PupilId),
            RowsToDispose.Of("maturity_judgements", db.MaturityJudgements.Where(row => left.Contains(row.PupilId)), row => row.PupilId),
        ];
    }

    /// <summary>Notices name no record: those whose number is a held or protected pupil's stay.</summary>
    private async Task<IReadOnlyList<RowsToDispose>> NoticesAsync(int organiserId, RetentionInForce rules, DateOnly until, CancellationToken cancellation)
    {
        // The municipality that received it has it as a document too, and keeps it as long as its own rule says.
        var receivers = await db.Organisers.Where(one => one.Kind == OrganiserKind.Municipal).Select(one => one.Id).ToListAsync(cancellation);
        if (rules.DueUntilOfAll(RecordClass.Notices, [organiserId, .. receivers]) is not { } agreed)
        {
            return [];
        }

        var end = SwedishTime.Midnight((agreed < until ? agreed : until).AddDays(1));
        var held = rules.HeldPupils.ToList();
        var kept = db.Pupils.Where(pupil => held.Contains(pupil.Id) || pupil.Marking != ProtectedMarking.None);
        return
        [
            RowsToDispose.Of("inquiry_notices", db.InquiryNotices.Where(row => row.OrganiserId == organiserId && row.SentAt < end

                // What a school's inquiry still leans on stays as long as the case does.
                && !db.OrganiserNotices.Any(told => told.HomeNoticeId == row.Id)
                && !kept.Any(pupil => pupil.CivicNumber == row.CivicNumber || db.PupilNumbers.Any(number => number.PupilId == pupil.Id && number.Number == row.CivicNumber)))),
        ];
    }

    private IReadOnlyList<RowsToDispose> EmergenciesAndExtracts(int[] pupils, DateOnly until)
    {
        var end = SwedishTime.Midnight(until.AddDays(1));
        return [RowsToDispose.Of("register_extracts", db.RegisterExtracts.Where(row => pupils.Contains(row.PupilId) && row.MadeAt < end), row => row.PupilId), RowsToDispose.Of("emergency_accesses", db.EmergencyAccesses.Where(row => pupils.Contains(row.PupilId) && row.OpenedAt < end), row => row.PupilId)];
    }

    private IReadOnlyList<RowsToDispose> Reviews(int organiserId, DateOnly until)
    {
        var (end, month) = (SwedishTime.Midnight(until.AddDays(1)), LogTables.LastMonth(until));
        var reviews = db.AccessReviews.Where(row => row.OrganiserId == organiserId && row.Month <= month);
        return
        [
            RowsToDispose.Of("reviewed_looks", db.ReviewedLooks.Where(row => reviews.Any(review => review.Id == row.ReviewId))),
            RowsToDispose.Of("access_reviews", reviews),
            RowsToDispose.Of("reading_alarms", db.ReadingAlarms.Where(row => row.OrganiserId == organiserId && row.At < end)),
        ];
    }

    private IReadOnlyList<RowsToDispose> Files(DateOnly until)
    {
        var (end, now) = (SwedishTime.Midnight(until.AddDays(1)), time.UtcNow());
        var files = db.ImportedFiles.Where(file => file.At < end && file.DisposedAt == null);
        var months = RowsToDispose.Of("imported_months", db.ImportedMonths.Where(row => files.Any(file => file.Id == row.FileId)), row => row.PupilId);
        var changes = RowsToDispose.Of("imported_changes", db.ImportedChanges.Where(row => files.Any(file => file.Id == row.FileId)));
        return
        [
            months,
            changes with
            {
                RemoveAsync = async cancellation =>
                {
                    var gone = await changes.RemoveAsync(cancellation);

                    // The receipt stays, and says that the file can no longer be taken back.
                    await files.ExecuteUpdateAsync(set => set.SetProperty(file => file.DisposedAt, now), cancellation);
                    return gone;
                },
            },
        ];
    }
}
