using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Disposing;

/// <summary>
/// Proposes what is due, and carries out what a person has approved. Nothing goes that the rules and holds of the day do not say, whatever was proposed and approved
/// before. Called under the import lock: nobody reads files in meanwhile.
/// </summary>
internal sealed class Disposer(AppDbContext db, DisposalTables tables, PupilChanges changes, TimeProvider time)
{
    /// <summary>Makes the proposals of all organisers anew: what is due and nobody has decided on.</summary>
    public async Task ProposeAsync(CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        var rules = await RetentionFacts.InForceAsync(db, today, cancellation);
        var open = await db.Disposals.AsNoTracking().Where(one => one.State != DisposalState.Done).ToListAsync(cancellation);
        var organisers = (await db.Organisers.OrderBy(one => one.Id).Select(one => (int?)one.Id).ToListAsync(cancellation)).Append(null);
        foreach (var organiser in organisers)
        {
            foreach (var records in Enum.GetValues<RecordClass>())
            {
                var mine = open.FindAll(one => one.OrganiserId == organiser && one.Class == records);
                if (!mine.Exists(one => one.State is DisposalState.Approved or DisposalState.Running || (one.State == DisposalState.Declined && one.NotBefore > today)))
                {
                    await ProposeAsync(rules, records, organiser, mine.Find(one => one.State == DisposalState.Proposed), cancellation);
                }
            }
        }
    }

    /// <summary>Carries out what has been approved, and goes on with what was stopped half way.</summary>
    public async Task CarryOutAsync(CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        foreach (var id in await db.Disposals.Where(one => one.State == DisposalState.Running || (one.State == DisposalState.Approved && one.NotBefore <= today)).OrderBy(one => one.Id).Select(one => one.Id).ToListAsync(cancellation))
        {
            db.ChangeTracker.Clear();
            await CarryOutAsync(await db.Disposals.SingleAsync(one => one.Id == id, cancellation), cancellation);
        }
    }

    private async Task ProposeAsync(RetentionInForce rules, RecordClass records, int? organiser, Disposal? before, CancellationToken cancellation)
    {
        var due = await DueRecords.FindAsync(db, rules, records, organiser, null, DueOf.Everybody, cancellation);
        var (rows, pupils) = await CountAsync(due, rules, cancellation);
        if (rows.Values.Sum() == 0)
        {
            await ForgetAsync(before, cancellation);
            return;
        }

        var (_, held) = await CountAsync(await DueRecords.FindAsync(db, rules, records, organiser, null, DueOf.Held, cancellation), rules, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var proposal = before is null ? null : await db.Disposals.SingleOrDefaultAsync(one => one.Id == before.Id && one.State == DisposalState.Proposed, cancellation);
        if (before is not null && proposal is null)
        {
            // Somebody has decided on it while it was counted.
            return;
        }

        if (proposal is null)
        {
            proposal = new() { OrganiserId = organiser, Class = records, RuleId = 0, Until = default, ProposedAt = default, State = DisposalState.Proposed, Pupils = 0, Rows = 0, Held = 0 };
            db.Add(proposal);
        }

        (proposal.RuleId, proposal.Until, proposal.ProposedAt) = (rules.RuleOf(records, organiser)!.Id, rules.DueUntil(records, organiser)!.Value, time.UtcNow());
        (proposal.Pupils, proposal.Rows, proposal.Held, proposal.Version) = (pupils.Count, rows.Values.Sum(), held.Count, Guid.CreateVersion7());
        await db.SaveChangesAsync(cancellation);
        await db.DisposedRows.Where(row => row.DisposalId == proposal.Id).ExecuteDeleteAsync(cancellation);
        db.AddRange(rows.Where(of => of.Value > 0).Select(of => new DisposedRows { DisposalId = proposal.Id, TableName = of.Key, Proposed = of.Value }));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task ForgetAsync(Disposal? before, CancellationToken cancellation)
    {
        if (before is not null)
        {
            await db.DisposedRows.Where(row => row.DisposalId == before.Id).ExecuteDeleteAsync(cancellation);
            await db.Disposals.Where(one => one.Id == before.Id && one.State == DisposalState.Proposed).ExecuteDeleteAsync(cancellation);
        }
    }

    private async Task<(Dictionary<string, long> Rows, HashSet<int> Pupils)> CountAsync(List<DueBatch> due, RetentionInForce rules, CancellationToken cancellation)
    {
        var (rows, pupils) = (new Dictionary<string, long>(), new HashSet<int>());
        foreach (var batch in due)
        {
            foreach (var table in await tables.OfAsync(batch, rules, 0, cancellation))
            {
                rows[table.Table] = rows.GetValueOrDefault(table.Table) + await table.CountAsync(cancellation);
                pupils.UnionWith(await table.PupilsAsync(cancellation));
            }
        }

        return (rows, pupils);
    }

    private async Task CarryOutAsync(Disposal disposal, CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        var rules = await RetentionFacts.InForceAsync(db, today, cancellation);
        if (disposal.State == DisposalState.Approved && rules.RuleOf(disposal.Class, disposal.OrganiserId)?.Id != disposal.RuleId)
        {
            // Approved under a rule that is no longer in force: it is asked about again.
            (disposal.State, disposal.NotBefore, disposal.DecidedByAccountId, disposal.DecidedAt, disposal.Version) = (DisposalState.Proposed, null, null, null, Guid.CreateVersion7());
            await db.SaveChangesAsync(cancellation);
            return;
        }

        (disposal.State, disposal.Version) = (DisposalState.Running, Guid.CreateVersion7());
        await db.SaveChangesAsync(cancellation);
        foreach (var whose in new[] { DueOf.Everybody, DueOf.Protected })
        {
            foreach (var batch in await DueRecords.FindAsync(db, rules, disposal.Class, disposal.OrganiserId, disposal.Until, whose, cancellation))
            {
                await RemoveAsync(disposal.Id, batch, rules, isCounted: whose != DueOf.Protected, cancellation);
            }
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        (disposal.State, disposal.DoneAt, disposal.Version) = (DisposalState.Done, time.UtcNow(), Guid.CreateVersion7());
        db.Add(new AuditEntry { At = time.UtcNow(), Role = "", Act = AuditAct.Disposing, Reference = Reference(disposal.Id), Ground = "retention_rules/" + disposal.RuleId });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await EmptiedSpace.OverwriteAsync(db, cancellation);
    }

    /// <summary>Removes one part, all of it or nothing.</summary>
    private async Task RemoveAsync(int disposalId, DueBatch batch, RetentionInForce rules, bool isCounted, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var gone = new Dictionary<string, long>();
        foreach (var table in await tables.OfAsync(batch, rules, disposalId, cancellation))
        {
            gone[table.Table] = gone.GetValueOrDefault(table.Table) + await table.RemoveAsync(cancellation);
        }

        var counted = await db.DisposedRows.Where(row => row.DisposalId == disposalId).ToListAsync(cancellation);
        foreach (var (table, rows) in gone.Where(of => isCounted && of.Value > 0))
        {
            if (counted.Find(row => row.TableName == table) is not { } line)
            {
                db.Add(line = new() { DisposalId = disposalId, TableName = table, Proposed = 0 });
            }

            line.Gone += rows;
        }

        await db.SaveChangesAsync(cancellation);
        if (batch.Class is RecordClass.Attendance or RecordClass.Register && batch.Ids.Length > 0)
        {
            await changes.AppendAsync(batch.Ids, null, evaluated: true, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>How acts and chains name a disposal.</summary>
    public static string Reference(int id) => "disposals/" + id;
}
