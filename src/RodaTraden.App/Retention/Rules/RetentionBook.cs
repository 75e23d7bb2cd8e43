using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Rules;

/// <summary>Saves rules and places holds, for whoever decides on the records.</summary>
internal sealed class RetentionBook(AppDbContext db, VisibleRetention visible, CurrentUser user, AuditLog audit, TimeProvider time)
{
    /// <summary>A new version of a rule, in force from its first day; null when it went well.</summary>
    public async Task<RetentionRefusal?> SaveAsync(RetentionRule rule, CancellationToken cancellation = default)
    {
        if (!visible.IsMine(rule.OrganiserId))
        {
            return RetentionRefusal.WrongOwner;
        }

        if (rule.Check(time.SwedishToday()) is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(rule);
        await db.SaveChangesAsync(cancellation);
        audit.Add(AuditAct.RetentionRuleSaving, reference: "retention_rules/" + rule.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Holds everything of an organiser's; false when the reason is missing or it is none of one's own. The same form sent twice is one.</summary>
    public async Task<bool> HoldAsync(int organiserId, string reason, Guid formId, CancellationToken cancellation = default)
    {
        if (!visible.IsMine(organiserId) || reason.Trim().Length == 0)
        {
            return false;
        }

        if (!await db.LegalHolds.AnyAsync(hold => hold.FormId == formId, cancellation))
        {
            var hold = new LegalHold { OrganiserId = organiserId, Reason = reason.Trim(), PlacedAt = time.UtcNow(), PlacedByAccountId = user.AccountId!.Value, FormId = formId, Version = Guid.CreateVersion7() };
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            db.Add(hold);
            await db.SaveChangesAsync(cancellation);
            audit.Add(AuditAct.HoldPlacing, reference: "legal_holds/" + hold.Id);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return true;
    }

    /// <summary>Lifts a hold of everything.</summary>
    public async Task LiftAsync(int organiserId, int holdId, CancellationToken cancellation = default)
    {
        if (await visible.Holds(organiserId).SingleOrDefaultAsync(hold => hold.Id == holdId && hold.PupilId == null && hold.LiftedAt == null, cancellation) is { } hold)
        {
            (hold.LiftedAt, hold.LiftedByAccountId, hold.Version) = (time.UtcNow(), user.AccountId, Guid.CreateVersion7());
            audit.Add(AuditAct.HoldLifting, reference: "legal_holds/" + hold.Id);
            await db.SaveChangesAsync(cancellation);
        }
    }
}
