using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Holding;

/// <summary>Places and lifts holds, of a pupil or of everything of an organiser's, for somebody whom the page has found to decide on it.</summary>
internal sealed class HoldBook(AppDbContext db, CurrentUser user, AuditLog audit, TimeProvider time)
{
    /// <summary>The holds that stand, of a pupil or, without one, of everything of an organiser's.</summary>
    public async Task<IReadOnlyList<StandingHold>> StandingAsync(int organiserId, int? pupilId, CancellationToken cancellation = default) => await (
        from hold in Standing(organiserId, pupilId)
        join account in db.Users on hold.PlacedByAccountId equals account.Id
        orderby hold.Id
        select new StandingHold(hold.Id, hold.Reason, hold.PlacedAt, account.DisplayName)).ToListAsync(cancellation);

    /// <summary>Places a hold; false when the reason is missing. The same form sent twice is one.</summary>
    public async Task<bool> PlaceAsync(int organiserId, int? pupilId, string reason, Guid formId, CancellationToken cancellation = default)
    {
        if (reason.Trim().Length == 0)
        {
            return false;
        }

        if (!await db.LegalHolds.AnyAsync(hold => hold.FormId == formId, cancellation))
        {
            var hold = new LegalHold { OrganiserId = organiserId, PupilId = pupilId, Reason = reason.Trim(), PlacedAt = time.UtcNow(), PlacedByAccountId = user.AccountId!.Value, FormId = formId, Version = Guid.CreateVersion7() };
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            db.Add(hold);
            await db.SaveChangesAsync(cancellation);
            audit.Add(AuditAct.HoldPlacing, pupilId, reference: "legal_holds/" + hold.Id);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return true;
    }

    /// <summary>Lifts a hold, if it stands there.</summary>
    public async Task LiftAsync(int organiserId, int? pupilId, int holdId, CancellationToken cancellation = default)
    {
        if (await Standing(organiserId, pupilId).SingleOrDefaultAsync(hold => hold.Id == holdId, cancellation) is { } hold)
        {
            (hold.LiftedAt, hold.LiftedByAccountId, hold.Version) = (time.UtcNow(), user.AccountId, Guid.CreateVersion7());
            audit.Add(AuditAct.HoldLifting, pupilId, reference: "legal_holds/" + hold.Id);
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>A pupil's holds are the pupil's, whichever organiser placed them.</summary>
    private IQueryable<LegalHold> Standing(int organiserId, int? pupilId) =>
        db.LegalHolds.Where(hold => hold.LiftedAt == null && hold.PupilId == pupilId && (pupilId != null || hold.OrganiserId == organiserId));
}

/// <summary>A hold that stands, and who placed it.</summary>
internal sealed record StandingHold(int Id, string Reason, DateTime PlacedAt, string By);
