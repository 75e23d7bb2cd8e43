using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Retention.Holding;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Rules;

/// <summary>What the page of retention shows of an organiser, or of the installation.</summary>
internal sealed class RetentionQuery(AppDbContext db, VisibleRetention visible, HoldBook holds, TimeProvider time)
{
    /// <summary>Protocols on a page.</summary>
    public const int PageSize = 20;

    public async Task<RetentionView?> ReadAsync(int? organiser, int page, CancellationToken cancellation = default)
    {
        var owners = await visible.OwnersAsync(cancellation);
        if (owners.Count == 0)
        {
            return null;
        }

        var owner = owners.FirstOrDefault(one => one.OrganiserId == organiser, owners[0]);
        var rules = new RetentionInForce(await visible.Rules(owner.OrganiserId).AsNoTracking().ToListAsync(cancellation), [], time.SwedishToday());
        var disposals = await visible.Disposals(owner.OrganiserId).AsNoTracking().Where(one => one.State != DisposalState.Done).OrderBy(one => one.Class).ThenByDescending(one => one.Id).ToListAsync(cancellation);
        var done = visible.Disposals(owner.OrganiserId).AsNoTracking().Where(one => one.State == DisposalState.Done);
        return new(
            owners,
            owner,
            [.. ClassesOf(owner.OrganiserId).Select(records => (records, rules.RuleOf(records, owner.OrganiserId)))],
            [.. disposals.Where(one => one.State != DisposalState.Declined || !disposals.Exists(other => other.Class == one.Class && other.Id > one.Id))],
            await done.OrderByDescending(one => one.DoneAt).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation),
            await done.CountAsync(cancellation),
            owner.OrganiserId is { } id ? await holds.StandingAsync(id, null, cancellation) : []);
    }

    /// <summary>All versions of a rule, newest first; null when one does not decide on it.</summary>
    public async Task<IReadOnlyList<SavedRule>?> RulesAsync(int? organiserId, RecordClass records, CancellationToken cancellation = default) =>
        !visible.IsMine(organiserId) || !ClassesOf(organiserId).Contains(records) ? null : await (
            from rule in visible.Rules(organiserId).AsNoTracking()
            where rule.Class == records
            orderby rule.ValidFrom descending, rule.Id descending
            select new SavedRule(rule, db.Users.Where(account => account.Id == rule.SavedByAccountId).Select(account => account.DisplayName).FirstOrDefault() ?? "")).ToListAsync(cancellation);

    /// <summary>The classes that an organiser, or the installation, has records of.</summary>
    public static IEnumerable<RecordClass> ClassesOf(int? organiserId) => Enum.GetValues<RecordClass>()
        .Where(records => organiserId is null ? records is RecordClass.ReceivedFiles or RecordClass.ReadLog or RecordClass.ActLog : records != RecordClass.ReceivedFiles);
}

/// <summary>Retention of one organiser, or of the installation.</summary>
internal sealed record RetentionView(
    IReadOnlyList<RetentionOwner> Owners,
    RetentionOwner Owner,
    IReadOnlyList<(RecordClass Class, RetentionRule? Rule)> Rules,
    IReadOnlyList<Disposal> Open,
    IReadOnlyList<Disposal> Done,
    int AllDone,
    IReadOnlyList<StandingHold> Holds);

/// <summary>A version of a rule, and who saved it.</summary>
internal sealed record SavedRule(RetentionRule Rule, string By);
