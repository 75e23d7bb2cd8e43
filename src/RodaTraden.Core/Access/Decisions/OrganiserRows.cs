using static RodaTraden.Core.Access.Decisions.DecisionRows;
using static RodaTraden.Core.Access.InformationCategory;

namespace RodaTraden.Core.Access.Decisions;

/// <summary>Those who answer for the schools, for the municipality's children and for the whole.</summary>
internal static class OrganiserRows
{
    private const string Reported = "Skollagen 7:19 a";
    private const string Noticed = "Skollagen 7:22";

    public static IEnumerable<DecisionRow> All() =>
    [
        .. OwnTask(
            Role.OrganiserOfficer,
            Relation.OwnOrganiser,
            Exists(Case, "Skollagen 4:3, 7:19 a; R103"),
            Read(InquirySummary, Reported),
            Read(AbsenceInquiry, Reported),
            Read(ActionProgramme, "Skollagen 3:9, 4:3"),
            Read(Figures, "Skollagen 4:3"),
            Write(OwnNotices, Reported),
            Write(Notices, "Skollagen 7:22"),
            Write(Routine, "Skollagen 4:3, 4:5"),
            Write(RecordRetention, "Arkivlagen (1990:782) 10 §; GDPR art. 5.1 e")),
        .. OnStatute(Role.OrganiserOfficer, Relation.OwnOrganiser, Read(Identity, Reported), Read(AttendanceRows, Reported), Read(LadderState, Reported)),

        .. OwnTask(
            Role.HomeMunicipalityOfficer,
            Relation.HomeMunicipality,
            Exists(InquirySummary, "Skollagen 7:22"),
            Read(Notices, Noticed),
            Read(SuppressedFigures, "Skollagen 7:21, 29:9")),
        .. OnStatute(Role.HomeMunicipalityOfficer, Relation.HomeMunicipality, Read(Identity, Noticed), Read(LadderState, Noticed)),

        .. OwnTask(Role.CommitteeSecretary, Relation.Whole, Write(BoardFigures, "Skollagen 4:3, 4:7; kommunallagen 6:6")),
        .. OwnTask(Role.SteeringGroup, Relation.Whole, Read(BoardFigures, "Skollagen 4:3, 4:7; kommunallagen 6:6")),
    ];
}
