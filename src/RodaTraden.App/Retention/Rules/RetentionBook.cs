using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Rules;

/// <summary>Saves rules, for whoever decides on the records.</summary>
internal sealed class RetentionBook(AppDbContext db, VisibleRetention visible, AuditLog audit, TimeProvider time)
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
}
