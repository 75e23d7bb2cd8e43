using static RodaTraden.Core.Access.Decisions.DecisionRows;
using static RodaTraden.Core.Access.InformationCategory;

namespace RodaTraden.Core.Access.Decisions;

/// <summary>Those who come from another zone to a pupil: nothing opens to them without a recorded ground, but what is their own.</summary>
internal static class PartnerRows
{
    private const string OnRecordedGround = "OSL 10:1, 12:2; 10:27, 10:28";
    private const string Consented = "OSL 10:1, 12:2; Skollagen 29:14; R137";

    public static IEnumerable<DecisionRow> All() =>
    [
        .. OnGround(
            Role.Coordinator,
            Relation.Assigned,
            Read(Identity, OnRecordedGround),
            Read(ContactDetails, OnRecordedGround),
            Read(AttendanceRows, OnRecordedGround),
            Read(LadderState, OnRecordedGround),
            Read(StatedReason, OnRecordedGround),
            Read(Notes, OnRecordedGround),
            Read(CauseMapping, OnRecordedGround),
            Read(InquirySummary, OnRecordedGround),
            Read(AbsenceInquiry, OnRecordedGround),
            Read(ActionProgramme, OnRecordedGround),
            Read(GuardianWords, OnRecordedGround),
            Read(PupilWords, OnRecordedGround),
            Write(Grounds, "OSL 12:2; domain.md 2.4; R122")),
        .. OnConsent(
            Role.Coordinator,
            Relation.Assigned,
            Read(SocialCase, "OSL 10:1, 12:2"),
            Write(Plan, Consented),
            Write(PlanOwnPart, Consented),
            Write(Meetings, Consented),
            Write(Interventions, Consented)),

        .. OwnTask(Role.SocialWorker, Relation.Assigned, Read(Identity, "Lag (2001:454) 6 §"), Write(SocialCase, "Lag (2001:454) 6 §")),
        .. OnGround(
            Role.SocialWorker,
            Relation.Assigned,
            Read(Identity, OnRecordedGround),
            Read(ContactDetails, OnRecordedGround),
            Read(AttendanceRows, OnRecordedGround),
            Read(LadderState, OnRecordedGround),
            Read(StatedReason, OnRecordedGround),
            Read(Notes, OnRecordedGround),
            Read(CauseMapping, OnRecordedGround),
            Read(InquirySummary, OnRecordedGround),
            Read(AbsenceInquiry, OnRecordedGround),
            Read(ActionProgramme, OnRecordedGround),
            Read(GuardianWords, OnRecordedGround),
            Read(PupilWords, OnRecordedGround),
            Read(Grounds, OnRecordedGround)),
        .. OnConsent(
            Role.SocialWorker,
            Relation.Assigned,
            Read(Plan, Consented),
            Write(PlanOwnPart, Consented),
            Read(Meetings, Consented),
            Write(Interventions, Consented)),
        .. InEmergency(Role.SocialWorker, Identity, SocialCase),

        .. OnConsent(
            Role.HealthCareContact,
            Relation.Assigned,
            Read(Identity, Consented),
            Read(ContactDetails, Consented),
            Read(AttendanceRows, Consented),
            Read(LadderState, Consented),
            Read(StatedReason, Consented),
            Read(Plan, Consented),
            Write(PlanOwnPart, Consented),
            Read(Meetings, Consented),
            Read(Interventions, Consented),
            Read(Grounds, Consented)),
        .. OnStatute(
            Role.HealthCareContact,
            Relation.Assigned,
            Read(Identity, "OSL 25:12, 26:9"),
            Read(Grounds, "OSL 25:12, 26:9")),

        .. OnConsent(
            Role.SupportProvider,
            Relation.Assigned,
            Read(Identity, Consented),
            Write(PlanOwnPart, Consented),
            Read(Interventions, Consented),
            Read(Grounds, Consented)),
    ];
}
