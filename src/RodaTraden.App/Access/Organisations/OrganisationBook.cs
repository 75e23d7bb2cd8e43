using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.Organisations;

/// <summary>Why an organisation cannot be saved so.</summary>
internal enum OrganisationRefusal
{
    NameMissing,
    NameTaken,
    NotFound,

    /// <summary>Somebody else saved it meanwhile.</summary>
    ChangedMeanwhile,
}

/// <summary>Organisations outside the schools: which there are, and whether they take part.</summary>
internal sealed class OrganisationBook(AppDbContext db, AuditLog audit, TimeProvider time)
{
    private static readonly StringComparer Swedish = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);

    /// <summary>All, with how many people hold a role there today.</summary>
    public async Task<IReadOnlyList<(Organisation Organisation, int People)>> AllAsync(CancellationToken cancellation = default)
    {
        var today = time.SwedishToday();
        var organisations = await db.Organisations.AsNoTracking().ToListAsync(cancellation);
        var people = await db.AccountRoles.Where(role => role.OrganisationId != null && (role.From == null || role.From <= today) && (role.To == null || role.To >= today))
            .GroupBy(role => role.OrganisationId!.Value)
            .Select(of => new { of.Key, Count = of.Select(role => role.AccountId).Distinct().Count() })
            .ToDictionaryAsync(of => of.Key, of => of.Count, cancellation);
        return [.. organisations.OrderBy(one => one.Kind).ThenBy(one => one.Name, Swedish).Select(one => (one, people.GetValueOrDefault(one.Id)))];
    }

    public Task<Organisation?> FindAsync(int id, CancellationToken cancellation = default) => db.Organisations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellation);

    /// <summary>A new organisation, or why not.</summary>
    public async Task<(Organisation? Made, OrganisationRefusal? Refusal)> AddAsync(string name, OrganisationKind kind, string contact, CancellationToken cancellation = default)
    {
        if (await WhyNotAsync(name, null, cancellation) is { } refusal)
        {
            return (null, refusal);
        }

        var made = new Organisation { Name = name.Trim(), Kind = kind, Contact = contact.Trim(), Version = Guid.CreateVersion7() };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(made);
        await db.SaveChangesAsync(cancellation);
        audit.Add(AuditAct.OrganisationSaving, reference: "organisations/" + made.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (made, null);
    }

    /// <summary>Another name, contact or last day; null when it went well. Whoever works at a closed organisation reaches nobody from that day on.</summary>
    public async Task<OrganisationRefusal?> ChangeAsync(int id, Guid shown, string name, string contact, DateOnly? closedFrom, CancellationToken cancellation = default)
    {
        if (await db.Organisations.SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } found)
        {
            return OrganisationRefusal.NotFound;
        }

        if (found.Version != shown)
        {
            return OrganisationRefusal.ChangedMeanwhile;
        }

        if (await WhyNotAsync(name, id, cancellation) is { } refusal)
        {
            return refusal;
        }

        (found.Name, found.Contact, found.ClosedFrom, found.Version) = (name.Trim(), contact.Trim(), closedFrom, Guid.CreateVersion7());
        audit.Add(AuditAct.OrganisationSaving, reference: "organisations/" + id);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    private async Task<OrganisationRefusal?> WhyNotAsync(string name, int? id, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(name) ? OrganisationRefusal.NameMissing
        : await db.Organisations.AnyAsync(one => one.Name == name.Trim() && one.Id != id, cancellation) ? OrganisationRefusal.NameTaken
        : null;
}
