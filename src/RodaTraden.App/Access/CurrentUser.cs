using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access;

/// <summary>
/// Who is asking, in which role, and how far that role reaches. Loaded anew for every request, so that a role taken away is gone at once.
/// </summary>
internal sealed class CurrentUser(AppDbContext db, TimeProvider time)
{
    private static readonly Role[] InOrder = [Role.Principal, Role.StudentHealthTeam, Role.Mentor, Role.OrganiserOfficer, Role.ProtectedContact, Role.Administrator];

    public int? AccountId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What one signs in with.</summary>
    public string UserName { get; private set; } = "";

    public string StaffKey { get; private set; } = "";

    /// <summary>Somebody else gave the password: nothing else is shown until one has chosen.</summary>
    public bool MustChoosePassword { get; private set; }

    /// <summary>The role one sees in; null for somebody without any.</summary>
    public Role? ActiveRole { get; private set; }

    public IReadOnlyList<Role> Roles { get; private set; } = [];

    /// <summary>The units that the active role reaches.</summary>
    public IReadOnlyList<int> UnitIds { get; private set; } = [];

    public IReadOnlyList<string> UnitNames { get; private set; } = [];

    /// <summary>The organisers that the active role was given for.</summary>
    public IReadOnlyList<int> OrganiserIds { get; private set; } = [];

    /// <summary>How the active role is written in audit and read log.</summary>
    public string RoleCode => ActiveRole?.ToString() ?? "";

    public bool May(InformationCategory category, AccessLevel level) =>
        ActiveRole is { } role && DecisionTable.LevelOf(role, category) >= level;

    /// <summary>Loads an account; a closed one is nobody.</summary>
    public async Task LoadAsync(int accountId, string? wantedRole, CancellationToken cancellation)
    {
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == accountId && !one.IsClosed, cancellation);
        if (account is null)
        {
            return;
        }

        var today = time.SwedishToday();
        var held = (await db.AccountRoles.AsNoTracking().Where(role => role.AccountId == accountId).ToListAsync(cancellation))
            .Where(role => (role.From is null || role.From <= today) && (role.To is null || role.To >= today))
            .ToList();
        (AccountId, Name, UserName, StaffKey, MustChoosePassword) = (account.Id, account.DisplayName, account.UserName ?? "", account.StaffKey, account.MustChoosePassword);
        Roles = [.. InOrder.Where(role => held.Exists(one => one.Role == role))];
        ActiveRole = Enum.TryParse<Role>(wantedRole, out var wanted) && Roles.Contains(wanted) ? wanted : Roles.Count > 0 ? Roles[0] : null;
        await LoadReachAsync([.. held.Where(role => role.Role == ActiveRole)], cancellation);
    }

    private async Task LoadReachAsync(List<AccountRole> held, CancellationToken cancellation)
    {
        var units = held.Select(role => role.UnitId).OfType<int>().ToList();
        var organisers = held.Select(role => role.OrganiserId).OfType<int>().ToList();
        var reached = await db.Units.AsNoTracking()
            .Where(unit => units.Contains(unit.Id) || (unit.OrganiserId != null && organisers.Contains(unit.OrganiserId.Value)))
            .OrderBy(unit => unit.Name)
            .Select(unit => new { unit.Id, unit.Name })
            .ToListAsync(cancellation);
        OrganiserIds = organisers;
        UnitIds = [.. reached.Select(unit => unit.Id)];
        UnitNames = [.. reached.Select(unit => unit.Name)];
    }
}
