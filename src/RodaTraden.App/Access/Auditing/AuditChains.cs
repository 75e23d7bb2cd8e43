using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access.Auditing;

namespace RodaTraden.App.Access.Auditing;

/// <summary>
/// Gives entries their places, in the transaction that writes them. Whoever writes to a chain holds it until that transaction ends: entries are tied in the order
/// in which they are committed.
/// </summary>
internal static class AuditChains
{
    private static readonly BulkTable<AuditChain> Chains = new(
        "audit_chains",
        ["id"],
        new BulkColumn<AuditChain, string>("kind", NpgsqlDbType.Text, chain => chain.Kind.ToString()),
        new BulkColumn<AuditChain, int>("organiser_id", NpgsqlDbType.Integer, chain => chain.OrganiserId),
        new BulkColumn<AuditChain, DateOnly>("month", NpgsqlDbType.Date, chain => chain.Month),
        new BulkColumn<AuditChain, long>("length", NpgsqlDbType.Bigint, chain => chain.Length),
        new BulkColumn<AuditChain, byte[]>("head", NpgsqlDbType.Bytea, chain => chain.Head));

    public static async Task LinkAsync(AppDbContext db, IReadOnlyCollection<AuditEntry> entries, CancellationToken cancellation)
    {
        var ofPupil = await OrganisersOfPupilsAsync(db, [.. entries.Where(entry => entry.UnitId is null).Select(entry => entry.PupilId).OfType<int>()], cancellation);
        var units = entries.Select(entry => entry.UnitId).OfType<int>().ToList();
        var ofUnit = units.Count == 0 ? [] : await db.Units.Where(unit => units.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.OrganiserId ?? 0, cancellation);
        await LinkAsync(db, ChainKind.Acts, entries, entry => entry.UnitId is { } unit ? ofUnit.GetValueOrDefault(unit) : ofPupil.GetValueOrDefault(entry.PupilId ?? 0), cancellation);
    }

    public static async Task LinkAsync(AppDbContext db, IReadOnlyCollection<ReadEntry> entries, CancellationToken cancellation)
    {
        var of = await OrganisersOfPupilsAsync(db, [.. entries.Select(entry => entry.PupilId)], cancellation);
        await LinkAsync(db, ChainKind.Looks, entries, entry => of.GetValueOrDefault(entry.PupilId), cancellation);
    }

    /// <summary>The organiser of the school where each pupil began last.</summary>
    private static async Task<Dictionary<int, int>> OrganisersOfPupilsAsync(AppDbContext db, HashSet<int> pupils, CancellationToken cancellation)
    {
        if (pupils.Count == 0)
        {
            return [];
        }

        var ids = pupils.ToList();
        var enrolled = await (
            from enrolment in db.Enrolments
            join unit in db.Units on enrolment.UnitId equals unit.Id
            where ids.Contains(enrolment.PupilId)
            select new { enrolment.PupilId, enrolment.From, enrolment.Id, unit.OrganiserId }).ToListAsync(cancellation);
        return enrolled.GroupBy(one => one.PupilId).ToDictionary(of => of.Key, of => of.MaxBy(one => (one.From ?? DateOnly.MinValue, one.Id))!.OrganiserId ?? 0);
    }

    private static async Task LinkAsync<TEntry>(AppDbContext db, ChainKind kind, IReadOnlyCollection<TEntry> entries, Func<TEntry, int> organiser, CancellationToken cancellation)
        where TEntry : ChainedEntry
    {
        // In the same order by everybody: nobody waits for whoever waits for oneself.
        var chains = entries.GroupBy(entry => ChainName.Of(kind, organiser(entry), DateOnly.FromDateTime(SwedishTime.Local(entry.At)))).OrderBy(of => of.Key.Month).ThenBy(of => of.Key.OrganiserId);
        var content = new ChainContent();
        foreach (var of in chains)
        {
            var count = of.Count();
            await HoldAsync(db, of.Key, count, cancellation);
            var chain = await Named(db, of.Key).AsNoTracking().SingleAsync(cancellation);
            var (place, link) = (chain.Length - count, chain.Head);
            foreach (var entry in of)
            {
                link = ChainHash.Next(link, entry.WriteTo(content).Bytes);
                (entry.ChainId, entry.Place, entry.Hash) = (chain.Id, ++place, link);
            }

            await Named(db, of.Key).ExecuteUpdateAsync(set => set.SetProperty(one => one.Head, link), cancellation);
        }
    }

    /// <summary>Takes hold of a chain by counting what is to be added.</summary>
    private static async Task HoldAsync(AppDbContext db, ChainName name, int count, CancellationToken cancellation)
    {
        if (await CountAsync() == 0)
        {
            // Whoever begins the same chain at once waits for this one alone, in everybody's order.
            await Chains.AddMissingAsync(db, [new() { Kind = name.Kind, OrganiserId = name.OrganiserId, Month = name.Month, Length = 0, Head = ChainHash.Start(name) }], cancellation);
            await CountAsync();
        }

        Task<int> CountAsync() => Named(db, name).ExecuteUpdateAsync(set => set.SetProperty(one => one.Length, one => one.Length + count), cancellation);
    }

    private static IQueryable<AuditChain> Named(AppDbContext db, ChainName name) =>
        db.AuditChains.Where(chain => chain.Kind == name.Kind && chain.OrganiserId == name.OrganiserId && chain.Month == name.Month);
}
