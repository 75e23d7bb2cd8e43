using static RodaTraden.Core.Access.Decisions.DecisionRows;
using static RodaTraden.Core.Access.InformationCategory;

namespace RodaTraden.Core.Access.Decisions;

/// <summary>The guardian and the pupil. Secrecy does not hold against the guardian, except where the child can be feared to suffer serious harm.</summary>
internal static class FamilyRows
{
    private const string Guardians = "OSL 12:3; Skollagen 7:17; FB 6:11";
    private const string Oneself = "OSL 12:1; Skollagen 29:12; barnkonventionen art. 12";
    private const string Own = "GDPR art. 15";
    private const string ByMaturity = "OSL 12:3; FB 6:11";

    public static IEnumerable<DecisionRow> All() =>
    [
        .. OwnTask(
            Role.Guardian,
            Relation.GuardianOf,
            Read(Identity, Guardians),
            Read(ContactDetails, Guardians),
            Read(AttendanceRows, Guardians),
            Read(LadderState, Guardians),
            Read(StatedReason, Guardians),
            Read(InquirySummary, Guardians),
            Read(AbsenceInquiry, Guardians),
            Read(ActionProgramme, Guardians),
            Read(SocialCase, Guardians),
            Read(Plan, Guardians),
            Write(PlanOwnPart, Guardians),
            Read(Meetings, Guardians),
            Read(Interventions, Guardians),
            Write(Grounds, "OSL 12:2; FB 6:13"),
            Read(ReadLog, Own)),
        .. OnConsent(Role.Guardian, Relation.GuardianOf, Read(MedicalRecord, ByMaturity), Read(PupilWords, ByMaturity)),
        .. OwnTask(Role.Guardian, Relation.Author, Write(GuardianWords, Guardians)),

        .. OwnTask(
            Role.Pupil,
            Relation.Self,
            Read(Identity, Oneself),
            Read(ContactDetails, Oneself),
            Read(AttendanceRows, Oneself),
            Read(LadderState, Oneself),
            Read(StatedReason, Oneself),
            Read(InquirySummary, Oneself),
            Read(AbsenceInquiry, Oneself),
            Read(ActionProgramme, Oneself),
            Read(SocialCase, Oneself),
            Read(Plan, Oneself),
            Write(PlanOwnPart, Oneself),
            Read(Meetings, Oneself),
            Read(Interventions, Oneself),
            Write(Grounds, "OSL 12:2"),
            Read(ReadLog, Own)),
        .. OnConsent(Role.Pupil, Relation.Self, Read(MedicalRecord, ByMaturity)),
        .. OwnTask(Role.Pupil, Relation.Author, Write(PupilWords, Oneself)),
    ];
}
