using static RodaTraden.Core.Access.Decisions.DecisionRows;
using static RodaTraden.Core.Access.InformationCategory;

namespace RodaTraden.Core.Access.Decisions;

/// <summary>The people at a school, municipal or independent.</summary>
internal static class SchoolRows
{
    private const string AnswersFor = "Skollagen 7:19 a; R133";
    private const string Consented = "OSL 10:1, 12:2; Skollagen 29:14; R137";

    public static IEnumerable<DecisionRow> All() =>
    [
        .. OwnTask(
            Role.Mentor,
            Relation.OwnPupil,
            Read(Identity, "Skollagen 7:17"),
            Read(ContactDetails, "Skollagen 7:17"),
            Write(AttendanceRows, "Skollagen 7:17"),
            Read(LadderState, "Skollagen 3:5, 7:19 a"),
            Write(StatedReason, "Skollagen 7:17"),
            Write(Notes, "Skollagen 3:5"),
            Write(Case, AnswersFor),
            Read(InquirySummary, "Skollagen 7:19 a; domain.md 2.3"),
            Read(ActionProgramme, "Skollagen 3:9"),
            Read(Grounds, "OSL 12:2")),
        .. OnConsent(Role.Mentor, Relation.OwnPupil, Read(PlanOwnPart, Consented)),
        .. OwnTask(
            Role.Mentor,
            Relation.Assigned,
            Read(Identity, "Skollagen 7:19 a"),
            Read(ContactDetails, AnswersFor),
            Read(AttendanceRows, AnswersFor),
            Read(LadderState, AnswersFor),
            Read(StatedReason, AnswersFor),
            Write(Notes, AnswersFor),
            Write(Case, AnswersFor),
            Write(CauseMapping, "Skollagen 7:19 a"),
            Read(InquirySummary, AnswersFor),
            Read(ActionProgramme, AnswersFor)),
        .. OwnTask(Role.Mentor, Relation.Author, Write(ConcernReports, "SoL 19:1")),
        .. OwnTask(Role.Mentor, Relation.OwnUnit, Read(SuppressedFigures, "Skollagen 4:4")),
        .. InEmergency(Role.Mentor, Identity, ContactDetails, AttendanceRows, LadderState),

        .. OwnTask(
            Role.StudentHealthTeam,
            Relation.OwnUnit,
            Read(Identity, "Skollagen 2:25, 7:19 a"),
            Read(ContactDetails, "Skollagen 2:25, 7:19 a"),
            Read(AttendanceRows, "Skollagen 7:19 a"),
            Read(LadderState, "Skollagen 7:19 a"),
            Read(StatedReason, "Skollagen 7:19 a"),
            Write(Notes, "Skollagen 7:19 a"),
            Write(Symptoms, "Skollagen 2:25; OSL 23:2; R52"),
            Write(Case, AnswersFor),
            Write(CauseMapping, "Skollagen 7:19 a"),
            Read(InquirySummary, "Skollagen 7:19 a"),
            Write(AbsenceInquiry, "Skollagen 7:19 a"),
            Write(OwnNotices, "Skollagen 7:19 a"),
            Read(ActionProgramme, "Skollagen 3:9"),
            Read(GuardianWords, "Skollagen 7:19 a"),
            Read(PupilWords, "Skollagen 7:19 a"),
            Write(Grounds, "OSL 12:2; domain.md 2.4"),
            Read(Figures, "Skollagen 4:4")),
        .. OnConsent(
            Role.StudentHealthTeam,
            Relation.OwnUnit,
            Read(Plan, Consented),
            Write(PlanOwnPart, Consented),
            Read(Meetings, Consented),
            Read(Interventions, Consented)),
        .. OwnTask(Role.StudentHealthTeam, Relation.Author, Write(ConcernReports, "SoL 19:1")),
        .. InEmergency(Role.StudentHealthTeam, Identity, ContactDetails, AttendanceRows, LadderState, StatedReason, Notes),

        .. OwnTask(
            Role.StudentHealthMedical,
            Relation.OwnUnit,
            Read(Identity, "Skollagen 2:25; patientdatalagen"),
            Write(MedicalRecord, "OSL 25:1; patientdatalagen")),
        .. OwnTask(Role.StudentHealthMedical, Relation.Author, Write(ConcernReports, "SoL 19:1")),
        .. InEmergency(Role.StudentHealthMedical, Identity, MedicalRecord),

        .. OwnTask(
            Role.Principal,
            Relation.OwnUnit,
            Read(Identity, "Skollagen 7:19 a"),
            Read(ContactDetails, "Skollagen 7:17, 7:19 a"),
            Read(AttendanceRows, "Skollagen 7:17, 7:19 a"),
            Read(LadderState, "Skollagen 7:19 a"),
            Read(StatedReason, "Skollagen 7:17"),
            Write(Notes, "Skollagen 7:19 a"),
            Write(Case, AnswersFor),
            Read(CauseMapping, "Skollagen 7:19 a"),
            Read(InquirySummary, "Skollagen 7:19 a"),
            Write(AbsenceInquiry, "Skollagen 7:19 a"),
            Write(OwnNotices, "Skollagen 7:19 a"),
            Write(ActionProgramme, "Skollagen 3:9"),
            Read(GuardianWords, "Skollagen 7:19 a"),
            Read(PupilWords, "Skollagen 7:19 a"),
            Write(ConcernReports, "SoL 19:1"),
            Write(Grounds, "OSL 12:2; domain.md 2.4"),
            Read(ReadLog, "GDPR art. 5.2, 32"),
            Write(WholeRecord, "GDPR art. 15, 17.3 e, 18; OSL 6:4, 12:2"),
            Read(Figures, "Skollagen 4:4")),
        .. OnConsent(
            Role.Principal,
            Relation.OwnUnit,
            Read(Plan, Consented),
            Write(PlanOwnPart, Consented),
            Read(Meetings, Consented),
            Read(Interventions, Consented)),
        .. InEmergency(Role.Principal, Identity, ContactDetails, AttendanceRows, LadderState, StatedReason, Notes),
    ];
}
