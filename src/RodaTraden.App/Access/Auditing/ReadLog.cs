using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.Auditing;

/// <summary>
/// Notes every look at a pupil before the answer leaves. If it cannot be noted, the page is not shown.
/// </summary>
internal sealed class ReadLog(AppDbContext db, CurrentUser user, TimeProvider time)
{
    /// <summary>Notes that some pupils were shown on a page.</summary>
    public async Task NoteAsync(IEnumerable<int> pupils, InformationCategory category, string page, CancellationToken cancellation = default)
    {
        var at = time.UtcNow();
        var entries = pupils.Distinct().Select(pupil => new ReadEntry
        {
            At = at,
            AccountId = user.AccountId!.Value,
            Role = user.RoleCode,
            PupilId = pupil,
            Category = category.ToString(),
            Page = page,
        });
        db.AddRange(entries);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}
