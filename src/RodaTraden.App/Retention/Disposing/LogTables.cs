using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access.Auditing;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Disposing;

/// <summary>
/// Acts and looks go a whole month at a time: then the chain that they stood in can say that it was disposed of, by whom and when, and no gap is left in any other.
/// A month in which a held pupil is named stays whole.
/// </summary>
internal sealed class LogTables(AppDbContext db)
{
    /// <summary>The last month that was over on a day: its first day.</summary>
    public static DateOnly LastMonth(DateOnly day) => new DateOnly(day.Year, day.Month, 1) is var first && first.AddMonths(1).AddDays(-1) <= day ? first : first.AddMonths(-1);

    public async Task<IReadOnlyList<RowsToDispose>> OfAsync(DueBatch due, IReadOnlySet<int> heldPupils, int disposalId, CancellationToken cancellation)
    {
        var held = heldPupils.ToList();
        var (kind, organiser, month) = (due.Class == RecordClass.ReadLog ? ChainKind.Looks : ChainKind.Acts, due.OrganiserId ?? 0, LastMonth(due.Until));
        var chains = await db.AuditChains.Where(chain => chain.Kind == kind && chain.OrganiserId == organiser && chain.Month <= month && chain.DisposalId == null
                && !db.ReadEntries.Any(entry => entry.ChainId == chain.Id && held.Contains(entry.PupilId))
                && !db.AuditEntries.Any(entry => entry.ChainId == chain.Id && entry.PupilId != null && held.Contains(entry.PupilId.Value)))
            .Select(chain => (int?)chain.Id).ToListAsync(cancellation);
        if (kind == ChainKind.Acts)
        {
            var acts = db.AuditEntries.Where(entry => chains.Contains(entry.ChainId));
            return
            [
                Marked(RowsToDispose.Of("changed_values", db.ChangedValues.Where(values => acts.Any(entry => entry.Id == values.EntryId))), chains, disposalId),
                RowsToDispose.Of("audit_entries", acts),
            ];
        }

        var looks = db.ReadEntries.Where(entry => chains.Contains(entry.ChainId));
        return
        [
            RowsToDispose.Of("reviewed_looks", db.ReviewedLooks.Where(row => looks.Any(entry => entry.Id == row.ReadEntryId))),
            Marked(RowsToDispose.Of("read_entries", looks), chains, disposalId),
        ];
    }

    /// <summary>The database lets go of the entries of a chain only when it says by which disposal.</summary>
    private RowsToDispose Marked(RowsToDispose rows, List<int?> chains, int disposalId) => rows with
    {
        RemoveAsync = async cancellation =>
        {
            await db.AuditChains.Where(chain => chains.Contains(chain.Id)).ExecuteUpdateAsync(set => set.SetProperty(chain => chain.DisposalId, disposalId), cancellation);
            return await rows.RemoveAsync(cancellation);
        },
    };
}
