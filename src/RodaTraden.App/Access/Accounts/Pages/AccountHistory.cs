using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.Accounts.Pages;

/// <summary>What has been done to an account, by whom, and what it was before: from the audit, newest first.</summary>
internal sealed class AccountHistory(AppDbContext db)
{
    public const int Most = 30;

    public async Task<IReadOnlyList<AccountEvent>> ReadAsync(int accountId, CancellationToken cancellation = default)
    {
        var reference = string.Create(CultureInfo.InvariantCulture, $"accounts/{accountId}");
        var entries = await (
            from entry in db.AuditEntries.AsNoTracking()
            where entry.Reference == reference
            join values in db.ChangedValues.AsNoTracking() on entry.Id equals values.EntryId into of
            from values in of.DefaultIfEmpty()
            orderby entry.Id descending
            select new { entry.At, entry.Act, By = db.Users.Where(account => account.Id == entry.AccountId).Select(account => account.DisplayName).FirstOrDefault(), Values = values })
            .Take(Most).ToListAsync(cancellation);
        var rows = entries.ConvertAll(one => one.Values is null ? [] : ChangedRow.Read(one.Values));
        var places = await PlacesAsync([.. rows.SelectMany(of => of).Where(row => row.Kind == nameof(AccountRole))], cancellation);
        return [.. entries.Zip(rows, (one, of) => new AccountEvent(SwedishTime.Local(one.At), one.By, one.Act, [.. of.Select(row => Of(row, places))]))];
    }

    private static AccountChange Of(ChangedRow row, IReadOnlyDictionary<(string Field, string Id), string> places)
    {
        if (row.Kind != nameof(AccountRole) || row.Change == nameof(EntityState.Modified))
        {
            return new(null, row.Change, null, null, null, row.Fields);
        }

        var values = row.Fields.ToDictionary(field => field.Name, field => field.After.Length > 0 ? field.After : field.Before);
        var place = values.Select(value => places.GetValueOrDefault((value.Key, value.Value))).FirstOrDefault(name => name is not null) ?? values.GetValueOrDefault(nameof(AccountRole.StandsInFor));
        return new(Enum.TryParse<Role>(values.GetValueOrDefault(nameof(AccountRole.Role)), out var role) ? role : null, row.Change, place, Day(nameof(AccountRole.From)), Day(nameof(AccountRole.To)), []);

        DateOnly? Day(string field) => IsoDay.Read(values.GetValueOrDefault(field));
    }

    /// <summary>Names of the units, organisers and organisations that roles were for. A person is not named: whoever runs the installation has no need of it.</summary>
    private async Task<IReadOnlyDictionary<(string Field, string Id), string>> PlacesAsync(IReadOnlyCollection<ChangedRow> rows, CancellationToken cancellation)
    {
        var (units, organisers, organisations) = (Ids(nameof(AccountRole.UnitId)), Ids(nameof(AccountRole.OrganiserId)), Ids(nameof(AccountRole.OrganisationId)));
        var names = new Dictionary<(string, string), string>();
        foreach (var one in await db.Units.Where(unit => units.Contains(unit.Id)).Select(unit => new { unit.Id, unit.Name }).ToListAsync(cancellation))
        {
            names[(nameof(AccountRole.UnitId), Text(one.Id))] = one.Name;
        }

        foreach (var one in await db.Organisers.Where(organiser => organisers.Contains(organiser.Id)).Select(organiser => new { organiser.Id, organiser.Name }).ToListAsync(cancellation))
        {
            names[(nameof(AccountRole.OrganiserId), Text(one.Id))] = one.Name;
        }

        foreach (var one in await db.Organisations.Where(organisation => organisations.Contains(organisation.Id)).Select(organisation => new { organisation.Id, organisation.Name }).ToListAsync(cancellation))
        {
            names[(nameof(AccountRole.OrganisationId), Text(one.Id))] = one.Name;
        }

        return names;

        List<int> Ids(string field) =>
        [
            .. rows.SelectMany(row => row.Fields).Where(of => of.Name == field).SelectMany(of => new[] { of.Before, of.After }).Where(text => text.Length > 0)
                .Select(text => int.Parse(text, CultureInfo.InvariantCulture)).Distinct(),
        ];

        static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>An act about an account.</summary>
/// <param name="At">When, in Swedish time.</param>
/// <param name="By">Whose act it was; null for a command or the person's provider.</param>
/// <param name="Act">What.</param>
/// <param name="Changes">What it changed, where that is kept.</param>
internal sealed record AccountEvent(DateTime At, string? By, AuditAct Act, IReadOnlyList<AccountChange> Changes);

/// <summary>A role that was given or taken, or fields that were changed.</summary>
internal sealed record AccountChange(Role? Role, string Change, string? Place, DateOnly? From, DateOnly? To, IReadOnlyList<ChangedField> Fields);
