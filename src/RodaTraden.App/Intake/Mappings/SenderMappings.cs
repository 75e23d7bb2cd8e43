using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Intake.Mappings;

/// <summary>Saves, shows and removes what has been said of senders' files, and shows how a file's first rows would be read.</summary>
internal sealed class SenderMappings(AppDbContext db, CurrentUser user, AuditLog audit, TimeProvider time)
{
    private const int RowsShown = 5;

    public Task<List<SenderMapping>> AllAsync(CancellationToken cancellation = default) =>
        db.SenderMappings.AsNoTracking().OrderBy(mapping => mapping.Sender).ThenBy(mapping => mapping.Kind).ToListAsync(cancellation);

    public Task<SenderMapping?> FindAsync(int id, CancellationToken cancellation = default) => db.SenderMappings.SingleOrDefaultAsync(mapping => mapping.Id == id, cancellation);

    /// <summary>
    /// Saves a mapping. A sender has one for each kind: saving again replaces it, unless somebody else has done so since it was shown.
    /// </summary>
    /// <returns>Whether it was saved.</returns>
    public async Task<bool> SaveAsync(MappingDraft draft, Guid? shown, CancellationToken cancellation = default)
    {
        var stored = await db.SenderMappings.SingleOrDefaultAsync(mapping => mapping.Sender == draft.Sender && mapping.Kind == draft.Kind, cancellation);
        if (stored is not null && shown is not null && stored.Version != shown)
        {
            return false;
        }

        if (stored is null)
        {
            stored = new() { Sender = draft.Sender, Kind = draft.Kind, Document = "", SavedAt = default };
            db.Add(stored);
        }

        (stored.Document, stored.SavedAt, stored.SavedBy, stored.Version) = (SenderMapping.Write(draft.Rules()), time.UtcNow(), user.AccountId, Guid.CreateVersion7());
        audit.Add(AuditAct.MappingSaving, reference: "sender_mappings");
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    public async Task RemoveAsync(SenderMapping mapping, CancellationToken cancellation = default)
    {
        db.Remove(mapping);
        audit.Add(AuditAct.MappingRemoving, reference: "sender_mappings/" + mapping.Id);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The headings that a file may have: the row of the first lines with most filled cells, and rows below it.</summary>
    /// <exception cref="FileRefusedException">It is neither text nor a workbook.</exception>
    public static FileHeadings HeadingsOf(string path, LetterCode letters)
    {
        var widest = FileRecogniser.Candidates(path, letters).MaxBy(candidate => candidate.Headings.Count(heading => heading.Length > 0))!;
        using var table = widest.Open();
        return new([.. table.Headings.Where(heading => heading.Length > 0)], FirstRows(table), widest.Open);
    }

    /// <summary>The first rows of a file as the draft would have them read.</summary>
    public static (IReadOnlyList<string> Headings, IReadOnlyList<string[]> Rows) Try(FileHeadings file, MappingDraft draft)
    {
        using var table = new MappedTable(file.Open(), draft.Rules(), null);
        return (table.Headings, FirstRows(table));
    }

    private static List<string[]> FirstRows(TableFile table)
    {
        var rows = new List<string[]>();
        while (rows.Count < RowsShown && table.Read())
        {
            rows.Add(table.Cells());
        }

        return rows;
    }
}

/// <summary>What a file that nobody knows looks like.</summary>
internal sealed record FileHeadings(IReadOnlyList<string> Headings, IReadOnlyList<string[]> Rows, Func<TableFile> Open);
