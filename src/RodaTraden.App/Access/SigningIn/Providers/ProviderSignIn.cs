using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Writing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.SigningIn.Providers;

/// <summary>Why somebody whom a provider knows is not let in.</summary>
internal enum ProviderRefusal
{
    /// <summary>The sign-in at the provider did not come to an end, or its answer was not valid.</summary>
    Failed,

    /// <summary>Nobody has made an account, and no mapping gives one.</summary>
    NoAccount,

    /// <summary>There is an account with that user name, and it is not known to be the same person's.</summary>
    UserNameTaken,

    /// <summary>The account is closed.</summary>
    Closed,
}

/// <summary>
/// What comes after a provider has told who somebody is: the account, which is known by issuer and subject alone, and the roles that its claims give.
/// </summary>
internal sealed class ProviderSignIn(
    AppDbContext db, UserManager<Account> users, AccountSignIn signIn, AccountBook accounts, WritePermits permits, SignInOptions options, IHttpContextAccessor accessor, TimeProvider time)
{
    // Where the framework writes which scheme has answered.
    private const string SchemeItem = ".AuthScheme";

    public async Task<ProviderRefusal?> CompleteAsync()
    {
        var context = accessor.HttpContext!;
        var told = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        if (told.Principal is not { } principal || options.Providers.FirstOrDefault(one => one.Scheme == told.Properties?.Items[SchemeItem]) is not { } provider
            || principal.FindFirstValue("iss") is not { } issuer || principal.FindFirstValue("sub") is not { } subject)
        {
            return ProviderRefusal.Failed;
        }

        permits.AllowAccounts();
        var (account, refusal) = await AccountAsync(provider, principal, issuer, subject);
        if (account is null)
        {
            return refusal;
        }

        if (account.IsClosed)
        {
            return ProviderRefusal.Closed;
        }

        await KeepRolesAsync(provider, principal, account);
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new("amr", provider.Code)]);
        return null;
    }

    private async Task<(Account? Account, ProviderRefusal? Refusal)> AccountAsync(ProviderOptions provider, ClaimsPrincipal principal, string issuer, string subject)
    {
        if (await users.FindByLoginAsync(issuer, subject) is { } known)
        {
            return (known, null);
        }

        var userName = principal.FindFirstValue(provider.UserNameClaim) ?? "";
        var same = userName.Length == 0 ? null : await users.FindByNameAsync(userName);
        if (same is { IsClosed: true })
        {
            return (null, ProviderRefusal.Closed);
        }

        // An account that this issuer has let somebody into already is that person's: a user name may be given to another when its owner has left.
        if (same is not null && ((!provider.TakesOverByUserName && !same.AwaitsProvider) || (await users.GetLoginsAsync(same)).Any(login => login.LoginProvider == issuer)))
        {
            return (null, ProviderRefusal.UserNameTaken);
        }

        if (same is null && (!provider.MakesAccounts || userName.Length == 0 || (await GivenAsync(provider, principal)).Count == 0))
        {
            return (null, ProviderRefusal.NoAccount);
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        var account = same ?? new Account { UserName = userName, DisplayName = principal.FindFirstValue(provider.NameClaim) ?? userName };
        if (same is null)
        {
            if (!(await users.CreateAsync(account)).Succeeded)
            {
                return (null, ProviderRefusal.NoAccount);
            }

            Note(AuditAct.AccountCreating, account.Id);
        }

        else
        {
            same.AwaitsProvider = false;
            Note(AuditAct.AccountJoining, account.Id);
        }

        await users.AddLoginAsync(account, new(issuer, subject, provider.Name));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return (account, null);
    }

    /// <summary>Roles that the claims give are there, and those that they gave before and no longer give are not. What somebody was given by hand stays.</summary>
    private async Task KeepRolesAsync(ProviderOptions provider, ClaimsPrincipal principal, Account account)
    {
        var staffKey = provider.StaffKeyClaim.Length > 0 ? principal.FindFirstValue(provider.StaffKeyClaim) : null;
        var given = await GivenAsync(provider, principal);
        var held = await db.AccountRoles.Where(role => role.AccountId == account.Id && role.Provider == provider.Code).ToListAsync();
        var gone = held.FindAll(role => !given.Contains((role.Role, HeldAt.Of(role))));
        var changed = gone.Count > 0 || (staffKey is not null && staffKey != account.StaffKey);
        account.StaffKey = staffKey ?? account.StaffKey;
        db.RemoveRange(gone);
        foreach (var (role, at) in given.Where(one => !held.Exists(role => role.Role == one.Role && HeldAt.Of(role) == one.At)))
        {
            if (await accounts.WhyNotAsync(role, at, account.StaffKey, null, null) is null)
            {
                db.Add(new AccountRole { AccountId = account.Id, Role = role, UnitId = at.UnitId, OrganiserId = at.OrganiserId, OrganisationId = at.OrganisationId, Provider = provider.Code, Version = Guid.CreateVersion7() });
                changed = true;
            }
        }

        if (changed)
        {
            Note(AuditAct.AccountRoleChanging, account.Id);
            await db.SaveChangesAsync();
        }
    }

    private async Task<List<(Role Role, HeldAt At)>> GivenAsync(ProviderOptions provider, ClaimsPrincipal principal)
    {
        var given = new List<(Role, HeldAt)>();
        foreach (var rule in provider.Roles.Where(rule => principal.HasClaim(rule.Claim, rule.Value)))
        {
            var units = rule.UnitClaim.Length > 0 ? principal.FindAll(rule.UnitClaim).Select(claim => claim.Value).ToList() : rule.Unit.Length > 0 ? [rule.Unit] : [];
            if (units.Count > 0)
            {
                given.AddRange((await db.Units.Where(unit => units.Contains(unit.Key)).Select(unit => unit.Id).ToListAsync()).Select(id => (rule.Role, new HeldAt(UnitId: id))));
            }
            else if (rule.Organiser.Length > 0)
            {
                given.AddRange((await db.Organisers.Where(one => one.Name == rule.Organiser).Select(one => one.Id).ToListAsync()).Select(id => (rule.Role, new HeldAt(OrganiserId: id))));
            }
            else if (rule.Organisation.Length > 0)
            {
                given.AddRange((await db.Organisations.Where(one => one.Name == rule.Organisation).Select(one => one.Id).ToListAsync()).Select(id => (rule.Role, new HeldAt(OrganisationId: id))));
            }
            else if (rule.Role.Place() is RolePlace.Nowhere or RolePlace.StaffKey)
            {
                given.Add((rule.Role, HeldAt.Nowhere));
            }
        }

        return [.. given.Distinct()];
    }

    private void Note(AuditAct act, int accountId) => db.Add(new AuditEntry { At = time.UtcNow(), AccountId = accountId, Role = "", Act = act, Reference = "accounts/" + accountId, Ground = "provider" });
}
