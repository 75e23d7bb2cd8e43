using NpgsqlTypes;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.Auditing;

/// <summary>
/// Notes every look at a pupil before the answer leaves. If it cannot be noted, the page is not shown.
/// </summary>
internal sealed class ReadLog(AppDbContext db, CurrentUser user, TimeProvider time)
{
    private static readonly BulkTable<ReadEntry> Entries = new(
        "read_entries",
        ["id"],
        new BulkColumn<ReadEntry, DateTime>("at", NpgsqlDbType.TimestampTz, entry => entry.At),
        new BulkColumn<ReadEntry, int>("account_id", NpgsqlDbType.Integer, entry => entry.AccountId),
        new BulkColumn<ReadEntry, string>("role", NpgsqlDbType.Text, entry => entry.Role),
        new BulkColumn<ReadEntry, int>("pupil_id", NpgsqlDbType.Integer, entry => entry.PupilId),
        new BulkColumn<ReadEntry, string>("category", NpgsqlDbType.Text, entry => entry.Category),
        new BulkColumn<ReadEntry, string>("page", NpgsqlDbType.Text, entry => entry.Page));

    /// <summary>Notes that some pupils were shown on a page. A list shows many: they are noted together.</summary>
    public Task NoteAsync(IEnumerable<int> pupils, InformationCategory category, string page, CancellationToken cancellation = default) =>
        NoteAsync(pupils, [category], page, cancellation);

    /// <summary>The same of several categories that a page shows, in one transaction: each takes the disk's time.</summary>
    public async Task NoteAsync(IEnumerable<int> pupils, IReadOnlyList<InformationCategory> categories, string page, CancellationToken cancellation = default)
    {
        var at = time.UtcNow();
        var entries = pupils.Distinct().SelectMany(_ => categories, (pupil, category) => new ReadEntry
        {
            At = at,
            AccountId = user.AccountId!.Value,
            Role = user.RoleCode,
            PupilId = pupil,
            Category = category.ToString(),
            Page = page,
        }).ToList();
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        await Entries.AddAsync(db, entries, cancellation);

        // What the page has to say of its own, an audit entry of a file that is taken out, goes with it.
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellation);
        }
    }
}
