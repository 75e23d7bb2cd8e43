using RodaTraden.App.Access.Reviewing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.Auditing;

/// <summary>
/// Notes every look at a pupil before the answer leaves. If it cannot be noted, the page is not shown.
/// </summary>
internal sealed class ReadLog(AppDbContext db, CurrentUser user, LookWriter writer, ReadingWatch watch, TimeProvider time)
{
    /// <summary>Notes that some pupils were shown on a page. A list shows many: they are noted together.</summary>
    public Task NoteAsync(IEnumerable<int> pupils, InformationCategory category, string page, CancellationToken cancellation = default) =>
        NoteAsync(pupils, [category], page, cancellation);

    /// <summary>The same of several categories that a page shows.</summary>
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

        // What the page has to say of its own, an audit entry of a file that is taken out, is said before.
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        if (db.Database.CurrentTransaction is null)
        {
            await writer.WriteAsync(entries, cancellation);
        }
        else
        {
            await LookWriter.WriteWithinAsync(db, entries, cancellation);
        }

        await watch.NoticeAsync(entries, cancellation);
    }
}
