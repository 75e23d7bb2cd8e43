using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Accounts.Pages;

/// <summary>Accounts with their roles, and where roles may reach.</summary>
internal sealed class AccountsQuery(AppDbContext db, TimeProvider time)
{
    public const int PageSize = 50;
    private static readonly StringComparer Swedish = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);

    public async Task<(IReadOnlyList<AccountCard> Accounts, int All)> PageAsync(string? search, int page, CancellationToken cancellation = default)
    {
        var words = SearchText.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var all = (await db.Users.AsNoTracking().Select(account => new { account.Id, account.DisplayName, account.UserName }).ToListAsync(cancellation))
            .OrderBy(account => account.DisplayName, Swedish).ThenBy(account => account.Id)
            .Where(account => words.All(word => SearchText.Fold($"{account.DisplayName} {account.UserName}").Contains(word, StringComparison.Ordinal)))
            .ToList();
        return (await CardsAsync([.. all.Skip((page - 1) * PageSize).Take(PageSize).Select(account => account.Id)], cancellation), all.Count);
    }

    public async Task<AccountCard?> FindAsync(int id, CancellationToken cancellation = default) => (await CardsAsync([id], cancellation)).SingleOrDefault();

    /// <summary>Units and organisers that a role may be given for: code and name.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> PlacesAsync(CancellationToken cancellation = default)
    {
        var organisers = await db.Organisers.AsNoTracking().OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        var units = await db.Units.AsNoTracking().OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        var organisations = await db.Organisations.AsNoTracking().OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        return [.. units.Select(one => ($"e{one.Id}", one.Name)), .. organisers.Select(one => ($"h{one.Id}", one.Name)), .. organisations.Select(one => ($"o{one.Id}", one.Name))];
    }

    /// <summary>Where a role that is filled in is to be held; a person by the key in the senders' files. Protected pupils have no account here.</summary>
    public async Task<HeldAt> PlaceOfAsync(RoleForm form, CancellationToken cancellation = default)
    {
        var key = form.Person?.Trim() ?? "";
        return form.Role switch
        {
            Role.Guardian => new(GuardianId: await db.Guardians.Where(one => one.Key == key).Select(one => (int?)one.Id).SingleOrDefaultAsync(cancellation)),
            Role.Pupil => new(PupilId: await db.Pupils.Where(one => one.Key == key && one.MergedIntoId == null && one.Marking == ProtectedMarking.None).Select(one => (int?)one.Id).SingleOrDefaultAsync(cancellation)),
            _ => form.ReadPlace(),
        };
    }

    private async Task<IReadOnlyList<AccountCard>> CardsAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation)
    {
        var accounts = await db.Users.AsNoTracking().Where(account => ids.Contains(account.Id)).ToListAsync(cancellation);
        var roles = (await (
            from role in db.AccountRoles.AsNoTracking()
            where ids.Contains(role.AccountId)
            orderby role.Id
            select new
            {
                role,
                Unit = db.Units.Where(unit => unit.Id == role.UnitId).Select(unit => unit.Name).FirstOrDefault(),
                Organisation = db.Organisations.Where(one => one.Id == role.OrganisationId).Select(one => one.Name).FirstOrDefault(),
                Organiser = db.Organisers.Where(organiser => organiser.Id == role.OrganiserId).Select(organiser => organiser.Name).FirstOrDefault(),
            }).ToListAsync(cancellation)).ToLookup(row => row.role.AccountId, row => (row.role, row.Unit ?? row.Organiser ?? row.Organisation ?? (row.role.StandsInFor.Length > 0 ? row.role.StandsInFor : null)));
        var keys = accounts.Select(account => account.StaffKey).Where(key => key.Length > 0).ToList();
        var today = time.SwedishToday();
        var mentees = await db.Enrolments.Where(enrolment => keys.Contains(enrolment.MentorKey) && (enrolment.From == null || enrolment.From <= today) && (enrolment.To == null || enrolment.To >= today))
            .GroupBy(enrolment => enrolment.MentorKey)
            .Select(of => new { of.Key, Count = of.Select(enrolment => enrolment.PupilId).Distinct().Count() })
            .ToDictionaryAsync(of => of.Key, of => of.Count, cancellation);
        return [.. accounts.OrderBy(account => account.DisplayName, Swedish).ThenBy(account => account.Id).Select(account => new AccountCard(account.Id, account.UserName!, account.DisplayName, account.StaffKey, mentees.GetValueOrDefault(account.StaffKey), account.IsClosed, account.TwoFactorEnabled, account.AwaitsProvider, [.. roles[account.Id]]))];
    }
}

internal sealed record AccountCard(int Id, string UserName, string Name, string StaffKey, int Mentees, bool IsClosed, bool HasSecondFactor, bool AwaitsProvider, IReadOnlyList<(AccountRole Role, string? Place)> Roles);
