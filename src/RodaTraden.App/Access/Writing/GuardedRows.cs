using System.Collections.Frozen;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Register.Merging;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;
using RodaTraden.Core.Access.Emergency;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Cases.Causes;
using RodaTraden.Core.Cases.Concerns;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Measures;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Detection.Symptoms;
using RodaTraden.Core.Detection.WorkList;
using RodaTraden.Core.Register;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Access.Writing;

/// <summary>Every kind of row that is about a pupil, and what must be permitted to write it. A test holds this against the model: no kind is forgotten.</summary>
internal static class GuardedRows
{
    /// <summary>What people write about a pupil, by the kind of information that must be open for writing.</summary>
    public static FrozenDictionary<Type, InformationCategory> Written { get; } = new Dictionary<Type, InformationCategory>
    {
        [typeof(StepResponse)] = InformationCategory.Notes,
        [typeof(SymptomNote)] = InformationCategory.Symptoms,
        [typeof(AbsenceCase)] = InformationCategory.Case,
        [typeof(CaseEvent)] = InformationCategory.Case,
        [typeof(ConcernReport)] = InformationCategory.ConcernReports,
        [typeof(CaseMeasure)] = InformationCategory.Case,
        [typeof(CauseAssessment)] = InformationCategory.CauseMapping,
        [typeof(AbsenceInquiry)] = InformationCategory.AbsenceInquiry,
        [typeof(InquiryConsultation)] = InformationCategory.AbsenceInquiry,
        [typeof(OrganiserNotice)] = InformationCategory.OwnNotices,
        [typeof(Consent)] = InformationCategory.Grounds,
        [typeof(StatutoryGround)] = InformationCategory.Grounds,
        [typeof(AssessmentSummary)] = InformationCategory.Grounds,
        [typeof(MaturityJudgement)] = InformationCategory.Grounds,
        [typeof(EmergencyAccess)] = InformationCategory.AccessReview,
        [typeof(LegalHold)] = InformationCategory.WholeRecord,
        [typeof(RegisterExtract)] = InformationCategory.WholeRecord,
    }.ToFrozenDictionary();

    /// <summary>The register and what files tell: for whoever keeps the register.</summary>
    public static FrozenSet<Type> OfTheRegister { get; } =
        FrozenSet.Create(typeof(Pupil), typeof(Enrolment), typeof(Guardianship), typeof(PupilNumber), typeof(ToldAbsence), typeof(PeriodFigure), typeof(MergedAttendance), typeof(ImportedMonth));

    /// <summary>Who holds which role, and which pupil somebody is: for whoever keeps accounts.</summary>
    public static FrozenSet<Type> OfAccounts { get; } = FrozenSet.Create(typeof(AccountRole));

    /// <summary>What the program makes out of the rest, in the same save: days, standings, signals, logs.</summary>
    public static FrozenSet<Type> Made { get; } = FrozenSet.Create(typeof(AttendanceMonth), typeof(Standing), typeof(Signal), typeof(AuditEntry), typeof(ReadEntry));
}
