using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.SigningIn;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Accounts;

/// <summary>Why an account cannot be made or changed.</summary>
internal enum AccountRefusal
{
    UserNameTaken,
    UserNameUnusable,
    WeakPassword,
    NotFound,

    /// <summary>A mentor's pupils are found by the key of staff.csv, and the account has none.</summary>
    StaffKeyMissing,

    /// <summary>Somebody must be left who runs the installation.</summary>
    LastAdministrator,

    /// <summary>The role needs a unit or an organiser to reach anything.</summary>
    PlaceMissing,

    /// <summary>The role needs an organiser; a home municipality's officer a municipal one.</summary>
    OrganiserMissing,

    /// <summary>The role needs an organisation outside the schools.</summary>
    OrganisationMissing,

    /// <summary>People at that organisation hold another role.</summary>
    OrganisationOfOtherKind,

    /// <summary>The role needs the person's record in the register.</summary>
    PersonMissing,

    /// <summary>Whoever stands in for a mentor does so until a last day.</summary>
    StandInWithoutEnd,
    ToBeforeFrom,
}

/// <summary>Why one cannot choose a password.</summary>
internal enum ChoosePasswordRefusal
{
    /// <summary>The present password is not right.</summary>
    WrongNow,

    /// <summary>Too many wrong passwords.</summary>
    LockedForAWhile,
    WeakPassword,

    /// <summary>The new one is the one that was given.</summary>
    SameAsBefore,
}

/// <summary>
/// Makes accounts, gives them roles and new passwords, closes them. For an installation without single sign-on. Each act and its audit entry are stored
/// together or not at all.
/// </summary>
internal sealed class AccountBook(AppDbContext db, UserManager<Account> users, AccountSignIn signIn, SignInSessions sessions, CurrentUser user, TimeProvider time)
{
    /// <summary>A password that nobody has chosen, easy to read out.</summary>
    public static string NewPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => System.Security.Cryptography.RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5)));

    /// <summary>A new account, or why not. Who is given a password by another must choose one before anything else.</summary>
    public async Task<(Account? Account, AccountRefusal? Refusal)> CreateAsync(string userName, string displayName, string password, string staffKey, bool isGiven)
    {
        var account = new Account { UserName = userName.Trim(), DisplayName = displayName.Trim(), StaffKey = staffKey, MustChoosePassword = isGiven };
        await using var transaction = await BeginAsync();
        var made = await users.CreateAsync(account, password);
        if (!made.Succeeded)
        {
            return (null, made.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName)) ? AccountRefusal.UserNameTaken
                : made.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.InvalidUserName)) ? AccountRefusal.UserNameUnusable
                : AccountRefusal.WeakPassword);
        }

        await AuditAsync(AuditAct.AccountCreating, account.Id);
        await CommitAsync(transaction);
        return (account, null);
    }

    public Task<Account?> FindAsync(string userName) => users.FindByNameAsync(userName.Trim());

    /// <summary>Why a role cannot be given so; null when it can.</summary>
    public async Task<AccountRefusal?> WhyNotAsync(Role role, HeldAt at, string staffKey, DateOnly? from, DateOnly? to) =>
        from > to ? AccountRefusal.ToBeforeFrom : Missing(role, at, staffKey, to) ?? await WhyNotThereAsync(role, at);


    /// <summary>Gives a role; null when it went well. A role that is already held there is not given twice: its dates are changed.</summary>
    public async Task<AccountRefusal?> GiveRoleAsync(int accountId, Role role, HeldAt at, DateOnly? from = null, DateOnly? to = null)
    {
        var staffKey = await db.Users.Where(account => account.Id == accountId).Select(account => account.StaffKey).SingleAsync();
        if (await WhyNotAsync(role, at, staffKey, from, to) is { } refusal)
        {
            return refusal;
        }

        at = OnlyWhatCounts(role, at);
        if ((await HeldAsync(accountId, role)).Find(held => held.Provider.Length == 0 && HeldAt.Of(held) == at) is not { } held)
        {
            held = new() { AccountId = accountId, Role = role, UnitId = at.UnitId, OrganiserId = at.OrganiserId, OrganisationId = at.OrganisationId, GuardianId = at.GuardianId, PupilId = at.PupilId, StandsInFor = at.StandsInFor };
            db.Add(held);
        }

        (held.From, held.To, held.Version) = (from, to, Guid.CreateVersion7());
        await AuditAsync(AuditAct.AccountRoleChanging, accountId);
        return null;
    }

    /// <summary>Takes a role; null when it went well.</summary>
    public async Task<AccountRefusal?> TakeRoleAsync(int accountId, Role role, HeldAt at)
    {
        if (role == Role.Administrator && await IsLastAdministratorAsync(accountId))
        {
            return AccountRefusal.LastAdministrator;
        }

        db.RemoveRange((await HeldAsync(accountId, role)).Where(held => HeldAt.Of(held) == at));
        await AuditAsync(AuditAct.AccountRoleChanging, accountId);
        return null;
    }

    /// <summary>A new password, given by somebody else; null when it went well.</summary>
    public async Task<AccountRefusal?> ResetAsync(Account account, string password)
    {
        await using var transaction = await BeginAsync();
        var token = await users.GeneratePasswordResetTokenAsync(account);
        if (!(await users.ResetPasswordAsync(account, token, password)).Succeeded)
        {
            return AccountRefusal.WeakPassword;
        }

        account.MustChoosePassword = true;
        await users.SetLockoutEndDateAsync(account, null);
        await ForgetPasskeysAsync(account.Id);
        await sessions.EndAllAsync(account.Id);
        await AuditAsync(AuditAct.AccountResetting, account.Id);
        await CommitAsync(transaction);
        return null;
    }

    /// <summary>One's own new password; null when it went well. Who is signed in elsewhere with the old one is out at once.</summary>
    public async Task<ChoosePasswordRefusal?> ChooseAsync(int accountId, string now, string chosen)
    {
        var account = (await users.FindByIdAsync(accountId.ToString(CultureInfo.InvariantCulture)))!;
        var right = await signIn.CheckPasswordSignInAsync(account, now, lockoutOnFailure: true);
        if (!right.Succeeded)
        {
            return right.IsLockedOut ? ChoosePasswordRefusal.LockedForAWhile : ChoosePasswordRefusal.WrongNow;
        }

        if (now == chosen)
        {
            return ChoosePasswordRefusal.SameAsBefore;
        }

        await using var transaction = await BeginAsync();
        account.MustChoosePassword = false;
        if (!(await users.ChangePasswordAsync(account, now, chosen)).Succeeded)
        {
            return ChoosePasswordRefusal.WeakPassword;
        }

        await AuditAsync(AuditAct.OwnPasswordChanging, account.Id);
        await sessions.EndAllAsync(account.Id);
        await CommitAsync(transaction);
        await signIn.RefreshSignInAsync(account);
        return null;
    }

    /// <summary>Closes an account, or opens it again; null when it went well. Who is signed in is out at the next request.</summary>
    public async Task<AccountRefusal?> CloseAsync(int accountId, bool closed)
    {
        if (await db.Users.SingleOrDefaultAsync(account => account.Id == accountId) is not { } found)
        {
            return AccountRefusal.NotFound;
        }

        if (closed && await IsLastAdministratorAsync(accountId))
        {
            return AccountRefusal.LastAdministrator;
        }

        await using var transaction = await BeginAsync();
        (found.IsClosed, found.ConcurrencyStamp) = (closed, Guid.NewGuid().ToString());
        await ForgetPasskeysAsync(accountId);
        await sessions.EndAllAsync(accountId);
        await AuditAsync(AuditAct.AccountClosing, accountId);
        await CommitAsync(transaction);
        return null;
    }

    /// <summary>Ends all sessions of an account but one, if any is to go on.</summary>
    public async Task SignOutEverywhereAsync(int accountId, Guid? but = null)
    {
        await using var transaction = await BeginAsync();
        await sessions.EndAllAsync(accountId, but);
        await AuditAsync(AuditAct.SessionsEnding, accountId);
        await CommitAsync(transaction);
    }

    /// <summary>Gives an account another name to show, another key in staff.csv, or says that a provider is to let its person in.</summary>
    public async Task ChangeAsync(int accountId, string displayName, string staffKey, bool awaitsProvider)
    {
        var account = await db.Users.SingleAsync(one => one.Id == accountId);
        (account.DisplayName, account.StaffKey, account.AwaitsProvider, account.ConcurrencyStamp) = (displayName.Trim(), staffKey.Trim(), awaitsProvider, Guid.NewGuid().ToString());
        await AuditAsync(AuditAct.AccountRoleChanging, accountId);
    }

    /// <summary>A role holds the place that it is given for, and no other that happened to be told.</summary>
    private static HeldAt OnlyWhatCounts(Role role, HeldAt at) => role.Place() switch
    {
        RolePlace.UnitOrOrganiser => new(at.UnitId, at.UnitId is null ? at.OrganiserId : null),
        RolePlace.Organiser or RolePlace.MunicipalOrganiser => new(OrganiserId: at.OrganiserId),
        RolePlace.Organisation => new(OrganisationId: at.OrganisationId),
        RolePlace.Person when role == Role.Guardian => new(GuardianId: at.GuardianId),
        RolePlace.Person => new(PupilId: at.PupilId),
        RolePlace.StaffKey => new(StandsInFor: at.StandsInFor),
        RolePlace.Nowhere => HeldAt.Nowhere,
    };

    private static AccountRefusal? Missing(Role role, HeldAt at, string staffKey, DateOnly? to) => role.Place() switch
    {
        RolePlace.UnitOrOrganiser when at.UnitId is null && at.OrganiserId is null => AccountRefusal.PlaceMissing,
        RolePlace.Organiser or RolePlace.MunicipalOrganiser when at.OrganiserId is null => AccountRefusal.OrganiserMissing,
        RolePlace.Organisation when at.OrganisationId is null => AccountRefusal.OrganisationMissing,
        RolePlace.Person when (role == Role.Guardian ? at.GuardianId : at.PupilId) is null => AccountRefusal.PersonMissing,
        RolePlace.StaffKey when at.StandsInFor.Length > 0 && to is null => AccountRefusal.StandInWithoutEnd,
        RolePlace.StaffKey when at.StandsInFor.Length == 0 && string.IsNullOrWhiteSpace(staffKey) => AccountRefusal.StaffKeyMissing,
        _ => null,
    };

    private async Task<AccountRefusal?> WhyNotThereAsync(Role role, HeldAt at) => role.Place() switch
    {
        RolePlace.Organisation => (await db.Organisations.SingleOrDefaultAsync(one => one.Id == at.OrganisationId))?.Kind.Role() == role ? null : AccountRefusal.OrganisationOfOtherKind,
        RolePlace.MunicipalOrganiser => await db.Organisers.AnyAsync(one => one.Id == at.OrganiserId && one.Kind == OrganiserKind.Municipal) ? null : AccountRefusal.OrganiserMissing,
        _ => null,
    };

    private Task<List<AccountRole>> HeldAsync(int accountId, Role role) => db.AccountRoles.Where(held => held.AccountId == accountId && held.Role == role).ToListAsync();

    /// <summary>A passkey that somebody else added must not outlive that the way in is taken back.</summary>
    private Task<int> ForgetPasskeysAsync(int accountId) => db.Passkeys.Where(key => key.AccountId == accountId).ExecuteDeleteAsync();

    private async Task<bool> IsLastAdministratorAsync(int accountId)
    {
        var today = time.SwedishToday();
        return !await db.AccountRoles.AnyAsync(role => role.Role == Role.Administrator && role.AccountId != accountId
            && (role.From == null || role.From <= today) && (role.To == null || role.To >= today)
            && db.Users.Any(account => account.Id == role.AccountId && !account.IsClosed));
    }

    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction?> BeginAsync() =>
        db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync() : null;

    private static async Task CommitAsync(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction? transaction)
    {
        if (transaction is not null)
        {
            await transaction.CommitAsync();
        }
    }

    private async Task AuditAsync(AuditAct act, int accountId)
    {
        db.Add(new AuditEntry { At = time.UtcNow(), AccountId = user.AccountId, Role = user.RoleCode, Act = act, Reference = "accounts/" + accountId });
        await db.SaveChangesAsync();
    }
}
