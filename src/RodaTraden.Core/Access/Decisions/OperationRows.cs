using static RodaTraden.Core.Access.Decisions.DecisionRows;
using static RodaTraden.Core.Access.InformationCategory;

namespace RodaTraden.Core.Access.Decisions;

/// <summary>Those named for protected pupils, those who check who has looked, and those who run the installation.</summary>
internal static class OperationRows
{
    public static IEnumerable<DecisionRow> All() =>
    [
        .. OwnTask(Role.ProtectedContact, Relation.Named, Write(ProtectedPupils, "OSL 21:3 a, 22:1; domain.md 2.6")),
        .. OwnTask(
            Role.AccessReviewer,
            Relation.OwnOrganiser,
            Read(ReadLog, "GDPR art. 5.2, 32; lag (2001:454) 10 §"),
            Write(AccessReview, "Lag (2001:454) 10 §; HSLF-FS 2016:40 4:9")),
        .. OwnTask(
            Role.Administrator,
            Relation.Whole,
            Write(Records, "GDPR art. 5.1 d"),
            Write(RecordRetention, "Arkivlagen (1990:782) 10 §; GDPR art. 5.1 e"),
            Write(Operation, "GDPR art. 32")),
    ];
}
