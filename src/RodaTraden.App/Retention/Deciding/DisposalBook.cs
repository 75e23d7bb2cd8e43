using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Retention.Disposing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Deciding;

/// <summary>What a person decides on a proposal. What is approved is carried out in the night: until then it can be taken back.</summary>
internal sealed class DisposalBook(AppDbContext db, VisibleRetention visible, CurrentUser user, AuditLog audit, TimeProvider time)
{
    public async Task<DisposalView?> FindAsync(int id, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(id, cancellation) is not { } disposal)
        {
            return null;
        }

        return new(
            disposal,
            await db.Organisers.Where(one => one.Id == disposal.OrganiserId).Select(one => one.Name).SingleOrDefaultAsync(cancellation) ?? "",
            await db.RetentionRules.AsNoTracking().SingleAsync(rule => rule.Id == disposal.RuleId, cancellation),
            await db.DisposedRows.AsNoTracking().Where(row => row.DisposalId == id).OrderBy(row => row.TableName).ToListAsync(cancellation),
            await db.Users.Where(account => account.Id == disposal.DecidedByAccountId).Select(account => account.DisplayName).SingleOrDefaultAsync(cancellation) ?? "");
    }

    public Task<DisposalRefusal?> ApproveAsync(int id, Guid shown, bool isRead, CancellationToken cancellation = default) => !isRead
        ? Task.FromResult<DisposalRefusal?>(DisposalRefusal.NotRead)
        : DecideAsync(id, shown, DisposalState.Proposed, DisposalState.Approved, time.SwedishToday().AddDays(1), "", cancellation);

    public Task<DisposalRefusal?> TakeBackAsync(int id, Guid shown, CancellationToken cancellation = default) =>
        DecideAsync(id, shown, DisposalState.Approved, DisposalState.Proposed, null, "", cancellation);

    /// <summary>Not now: it is proposed again on a day, at most a year away.</summary>
    public Task<DisposalRefusal?> PutOffAsync(int id, Guid shown, string reason, DateOnly? until, CancellationToken cancellation = default) =>
        reason.Trim().Length == 0 || until is not { } day || day <= time.SwedishToday() || day > time.SwedishToday().AddDays(Disposal.LongestWait)
            ? Task.FromResult<DisposalRefusal?>(DisposalRefusal.NoReason)
            : DecideAsync(id, shown, DisposalState.Proposed, DisposalState.Declined, day, reason.Trim(), cancellation);

    private async Task<DisposalRefusal?> DecideAsync(int id, Guid shown, DisposalState from, DisposalState to, DateOnly? notBefore, string reason, CancellationToken cancellation)
    {
        if (await visible.FindAsync(id, cancellation) is not { } disposal || disposal.State != from || disposal.Version != shown)
        {
            return DisposalRefusal.ChangedMeanwhile;
        }

        var isUndecided = to == DisposalState.Proposed;
        (disposal.State, disposal.NotBefore, disposal.Reason, disposal.Version) = (to, notBefore, reason, Guid.CreateVersion7());
        (disposal.DecidedByAccountId, disposal.DecidedAt) = (isUndecided ? null : user.AccountId, isUndecided ? null : time.UtcNow());
        audit.Add(AuditAct.DisposalDeciding, reference: Disposer.Reference(id), ground: to.ToString());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return DisposalRefusal.ChangedMeanwhile;
        }

        return null;
    }
}

/// <summary>A disposal with the rule it rests on and its rows by table.</summary>
internal sealed record DisposalView(Disposal Disposal, string Organiser, RetentionRule Rule, IReadOnlyList<DisposedRows> Rows, string By);
