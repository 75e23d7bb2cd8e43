using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Register.Importing;

/// <summary>
/// Writes what a file does to the rows of one table. A city's register has hundreds of thousands of rows, of which a night changes a handful: rows that the file
/// makes are written many at a time past the change tracker, a stored row is tracked from when it first changes, and all others are only read.
/// </summary>
internal sealed class RowWriter<TRow>(AppDbContext db, RegisterChanges changes, BulkTable<TRow> table)
    where TRow : class
{
    private const int AtATime = 1000;
    private readonly HashSet<TRow> made = [];
    private int tracked;

    /// <summary>Numbers for rows that will be made.</summary>
    public Task<Queue<int>> TakeIdsAsync(int count, CancellationToken cancellation) => table.TakeIdsAsync(db, count, cancellation);

    /// <summary>Adds a row, to be written at <see cref="SaveAsync"/> with the values that it has then.</summary>
    public void Make(TRow row) => made.Add(row);

    /// <summary>Whether the file has made the row, and it waits to be written.</summary>
    public bool Waits(TRow row) => made.Contains(row);

    /// <summary>To be called before a row changes: what it says now is what it said before the file.</summary>
    public void Track(TRow row)
    {
        if (!Waits(row) && db.Entry(row).State == EntityState.Detached)
        {
            db.Attach(row);
            tracked++;
        }
    }

    /// <summary>Saves the changed rows once they are many, so that a file that changes everything takes no more memory than another.</summary>
    public async Task SaveManyAsync(CancellationToken cancellation)
    {
        if (tracked >= AtATime)
        {
            await SaveTrackedAsync(cancellation);
        }
    }

    /// <summary>Saves everything.</summary>
    public async Task SaveAsync(CancellationToken cancellation)
    {
        await table.AddAsync(db, made, cancellation);
        await changes.KeepMadeAsync(db, made, cancellation);
        made.Clear();
        await SaveTrackedAsync(cancellation);
    }

    private async Task SaveTrackedAsync(CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        tracked = 0;
    }
}
